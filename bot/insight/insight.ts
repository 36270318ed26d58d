/** Everything kept about one resident (AVG art. 15): to read, and as data. */
import { z } from 'zod';
import { lineSchema, conversationSchema } from '../../dialogs/conversation.ts';
import { AUDIT, readHead } from '../ledger/audit/head.ts';
import { readLine } from '../ledger/audit/line.ts';
import { picturesOf } from '../letters/pictures.ts';
import type { Store } from '../store/port.ts';

/** A look at the resident's money, from the audit log. */
const lookSchema = z.object({ at: z.string(), who: z.string(), what: z.string() });

export const insightSchema = z.object({
  /** As it is stored, without the lines. */
  kept: conversationSchema.omit({ transcript: true }),
  /** All lines, archived ones too, oldest first. */
  lines: z.array(lineSchema),
  looks: z.array(lookSchema),
  /** Pictures of letters, JPEG as base64, by the id of the letter. */
  pictures: z.record(z.string(), z.string()).default({}),
});
export type Insight = z.infer<typeof insightSchema>;

/** @returns undefined when nothing is kept under this key */
export async function insightOf(
  store: Pick<Store, 'load' | 'page' | 'readShared' | 'readSharedLog'>,
  key: string,
): Promise<Insight | undefined> {
  const conversation = await store.load(key);
  if (conversation === undefined) return undefined;
  const { transcript, ...kept } = conversation;
  const lines: Insight['lines'] = [];
  for (let page = 0; page < kept.archivedPages; page += 1) lines.push(...(await store.page(key, page)));
  lines.push(...transcript);
  const waiting = readHead(await store.readShared(AUDIT)).waiting.map(({ text }) => text);
  const looks = [...new Set([...(await store.readSharedLog(AUDIT)), ...waiting])]
    .map(readLine)
    .filter((line) => line?.conversation === key)
    .flatMap((line) => (line === undefined ? [] : [{ at: line.at, who: line.who, what: line.what }]));
  return { kept, lines, looks, pictures: await picturesOf(store, key) };
}
