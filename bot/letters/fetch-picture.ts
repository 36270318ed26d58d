/** Fetches the photo of a letter from Twilio, no larger and no other than a picture. */
import { fetchMedia, type MediaAccount } from '../media/fetch-media.ts';

/** WhatsApp stops at 5 MB for pictures. */
const MOST_BYTES = 8 * 1024 * 1024;
const TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
const MOST_MS = 20_000;

/** @throws MediaError when asking again would not help */
export async function fetchPicture(address: string, account: MediaAccount): Promise<Uint8Array> {
  const wanted = { types: TYPES, mostBytes: MOST_BYTES };
  const { bytes } = await fetchMedia(address, account, wanted, AbortSignal.timeout(MOST_MS));
  return bytes;
}
