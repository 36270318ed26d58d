/** Fetches one recording from Twilio: authenticated, only from Twilio's own places, no larger and no other than sound. */
import type { MediaPlaces } from './media-places.ts';
import { VoiceError } from './voice-error.ts';

/** A voice message of some ten minutes; WhatsApp itself stops at 16 MB. */
export const MOST_BYTES = 5 * 1024 * 1024;
const MOST_REDIRECTS = 3;
/** What phones record, with the ending that a speech engine wants to see. */
const TYPES: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/mp4': 'm4a',
  'audio/m4a': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/3gpp': '3gp',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/webm': 'webm',
};

export interface Recording {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Ending of a file of this type. */
  readonly ending: string;
}

export interface MediaAccount {
  readonly accountSid: string;
  readonly authToken: string;
  readonly places: MediaPlaces;
}

export function authorization({ accountSid, authToken }: MediaAccount): string {
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
}

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (const reader = response.body?.getReader(); ;) {
    const part = await reader?.read();
    if (part?.value === undefined) return new Uint8Array(Buffer.concat(chunks));
    size += part.value.length;
    if (size > MOST_BYTES) {
      await reader?.cancel();
      throw new VoiceError('too-large');
    }
    chunks.push(part.value);
  }
}

async function read(response: Response): Promise<Recording> {
  if (!response.ok) throw new VoiceError('not-there');
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = TYPES[type];
  if (ending === undefined) throw new VoiceError('type-refused');
  if (Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) throw new VoiceError('too-large');
  return { bytes: await bytesOf(response), type, ending };
}

/**
 * @param address as the webhook gave it; anything but a media file of our own account is refused before a connection
 * @throws VoiceError
 */
export async function fetchRecording(
  address: string,
  account: MediaAccount,
  signal: AbortSignal,
): Promise<Recording> {
  let url = URL.parse(address);
  if (url === null || !account.places.isApi(url)) throw new VoiceError('place-refused');
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const headers = account.places.isApi(url) ? { authorization: authorization(account) } : {};
    const response: Response = await fetch(url, { headers, redirect: 'manual', signal });
    const onward = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || onward === null) {
      try {
        return await read(response);
      } finally {
        if (!response.bodyUsed) await response.body?.cancel();
      }
    }
    await response.body?.cancel();
    url = URL.parse(onward, url);
    if (url === null || !(account.places.isStore(url) || account.places.isApi(url)))
      throw new VoiceError('place-refused');
  }
  throw new VoiceError('too-many-redirects');
}
