/** Fetches one media file from Twilio: authenticated, only from Twilio's own places, of a wanted type and size. */
import { MediaError } from './media-error.ts';
import type { MediaPlaces } from './media-places.ts';

const MOST_REDIRECTS = 3;

export interface MediaFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

export interface MediaAccount {
  readonly accountSid: string;
  readonly authToken: string;
  readonly places: MediaPlaces;
}

export interface Wanted {
  readonly types: readonly string[];
  readonly mostBytes: number;
}

export function authorization({ accountSid, authToken }: MediaAccount): string {
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
}

async function bytesOf(response: Response, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (const reader = response.body?.getReader(); ;) {
    const part = await reader?.read();
    if (part?.value === undefined) return new Uint8Array(Buffer.concat(chunks));
    size += part.value.length;
    if (size > mostBytes) {
      await reader?.cancel();
      throw new MediaError('too-large');
    }
    chunks.push(part.value);
  }
}

async function read(response: Response, { types, mostBytes }: Wanted): Promise<MediaFile> {
  if (!response.ok) {
    // Busy for now is not gone: to be asked again.
    if (response.status === 429 || response.status >= 500) throw new Error(`status ${response.status}`);
    throw new MediaError('not-there');
  }
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!types.includes(type)) throw new MediaError('type-refused');
  if (Number(response.headers.get('content-length') ?? 0) > mostBytes) throw new MediaError('too-large');
  return { bytes: await bytesOf(response, mostBytes), type };
}

/**
 * @param address as the webhook gave it; anything but a media file of our own account is refused before a connection
 * @throws MediaError when asking again would not help; any other error when it could
 */
export async function fetchMedia(
  address: string,
  account: MediaAccount,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<MediaFile> {
  let url = URL.parse(address);
  if (url === null || !account.places.isApi(url)) throw new MediaError('place-refused');
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const headers = account.places.isApi(url) ? { authorization: authorization(account) } : {};
    const response: Response = await fetch(url, { headers, redirect: 'manual', signal });
    const onward = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || onward === null) {
      try {
        return await read(response, wanted);
      } finally {
        if (!response.bodyUsed) await response.body?.cancel();
      }
    }
    await response.body?.cancel();
    url = URL.parse(onward, url);
    if (url === null || !(account.places.isStore(url) || account.places.isApi(url)))
      throw new MediaError('place-refused');
  }
  throw new MediaError('too-many-redirects');
}
