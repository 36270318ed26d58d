import { authorization, type MediaAccount } from './fetch-media.ts';
import { MediaError } from './media-error.ts';

const MOST_MS = 9_000;

/** Deletes a media file at Twilio; one that is gone already is well. @throws MediaError, or what the network says */
export async function deleteMedia(address: string, account: MediaAccount): Promise<void> {
  const url = URL.parse(address);
  if (url === null || !account.places.isApi(url)) throw new MediaError('place-refused');
  const headers = { authorization: authorization(account) };
  const signal = AbortSignal.timeout(MOST_MS);
  const response = await fetch(url, { method: 'DELETE', headers, redirect: 'error', signal });
  await response.body?.cancel();
  if (!response.ok && response.status !== 404) throw new MediaError('not-there');
}
