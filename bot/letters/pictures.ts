/** The pictures of a resident's letters: one sealed document beside the conversation, of its own name. */
import { z } from 'zod';
import type { Store } from '../store/port.ts';

/** JPEG as base64 under the id of its letter. */
const documentSchema = z.record(z.string(), z.string());

export type PictureStore = Pick<Store, 'changeShared' | 'readShared'>;

const nameOf = (key: string) => `letters-${key}`;
const read = (current: unknown) => (current === undefined ? {} : documentSchema.parse(current));

export async function keepPicture(
  store: PictureStore,
  key: string,
  letter: string,
  jpeg: Uint8Array,
): Promise<void> {
  const text = Buffer.from(jpeg).toString('base64');
  await store.changeShared(nameOf(key), (current) => ({
    next: { ...read(current), [letter]: text },
    result: undefined,
  }));
}

export async function pictureOf(
  store: PictureStore,
  key: string,
  letter: string,
): Promise<Buffer | undefined> {
  const text = read(await store.readShared(nameOf(key)))[letter];
  return text === undefined ? undefined : Buffer.from(text, 'base64');
}

/** All pictures by the id of their letter, as base64. */
export async function picturesOf(
  store: Pick<Store, 'readShared'>,
  key: string,
): Promise<Record<string, string>> {
  return read(await store.readShared(nameOf(key)));
}

/** Removes every picture but these. @returns how many were removed */
export async function keepOnly(
  store: PictureStore,
  key: string,
  letters: readonly string[],
): Promise<number> {
  if ((await store.readShared(nameOf(key))) === undefined) return 0;
  return store.changeShared(nameOf(key), (current) => {
    const all = Object.entries(read(current));
    const left = all.filter(([letter]) => letters.includes(letter));
    return {
      next: left.length === 0 ? undefined : Object.fromEntries(left),
      result: all.length - left.length,
    };
  });
}
