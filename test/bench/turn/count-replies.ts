/** Did every reply leave exactly once? The stored documents say which lines there are, the sink which ones came. */
import { isOutbound } from '../../../dialogs/deliveries/lines.ts';
import type { Store } from '../../../bot/store/port.ts';
import { openStore } from './seed.ts';
import { senderOf } from './writers.ts';

/** @param left times that each line reached the sink, by `key.line`. */
export async function countReplies(
  dataDir: string,
  keys: string,
  people: readonly number[],
  left: ReadonlyMap<string, number>,
): Promise<{ once: number; wrong: number }> {
  return countRepliesIn(await openStore(dataDir, keys), people, left);
}

/** The same of any store, which is closed afterwards. */
export async function countRepliesIn(
  store: Store,
  people: readonly number[],
  left: ReadonlyMap<string, number>,
): Promise<{ once: number; wrong: number }> {
  let once = 0;
  let wrong = 0;
  let came = 0;
  for (const person of people) {
    const key = store.keyOf(senderOf(person));
    const conversation = await store.load(key);
    for (const line of conversation?.transcript ?? []) {
      if (!isOutbound(line) || line.delivery.state === 'delivered') continue;
      const times = left.get(`${key}.${line.id}`) ?? 0;
      came += times > 0 ? 1 : 0;
      const right = line.delivery.state === 'sent' ? times === 1 : times === 0;
      if (right) once += times;
      else wrong += 1;
    }
  }
  await store.close();
  // Something left that is in no document.
  return { once, wrong: wrong + (left.size - came) };
}
