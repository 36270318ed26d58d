/** Fetches one recording from Twilio, no larger and no other than sound. */
import { fetchMedia, type MediaAccount, type MediaFile } from '../media/fetch-media.ts';

/** A voice message of some ten minutes; WhatsApp itself stops at 16 MB. */
export const MOST_BYTES = 5 * 1024 * 1024;
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

export interface Recording extends MediaFile {
  /** Ending of a file of this type. */
  readonly ending: string;
}

/** @throws MediaError */
export async function fetchRecording(
  address: string,
  account: MediaAccount,
  signal: AbortSignal,
): Promise<Recording> {
  const file = await fetchMedia(
    address,
    account,
    { types: Object.keys(TYPES), mostBytes: MOST_BYTES },
    signal,
  );
  return { ...file, ending: TYPES[file.type] ?? '' };
}
