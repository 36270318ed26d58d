/**
 * Moves what was told at a table into the conversation of the resident's own phone: mark, take in, erase. Each step can
 * be done again; a crash in between leaves a reminder on the agenda of one of the two, which does the rest.
 */
import type { Conversation, Line } from '../../dialogs/conversation.ts';
import { sittingOf } from '../../dialogs/spreekuur/of.ts';
import type { TablesDeps } from './tables.ts';

/** The conversation with the lines that were archived put back. */
async function whole(store: TablesDeps['store'], key: string): Promise<Conversation | undefined> {
  const told = await store.load(key);
  const before: Line[] = [];
  for (let page = 0; page < (told?.archivedPages ?? 0); page += 1)
    before.push(...(await store.page(key, page)));
  return told && { ...told, transcript: [...before, ...told.transcript] };
}

export async function moveSitting(
  { store, turns, erase }: Pick<TablesDeps, 'store' | 'turns' | 'erase'>,
  from: string,
  to: string,
): Promise<void> {
  if (from === to) return;
  if ((await store.load(from)) !== undefined) await turns.table(from, '', from, { do: 'move', to });
  await turns.takeIn(to, await whole(store, from));
  const target = await store.load(to);
  if (target !== undefined && sittingOf(target, from) !== undefined) await erase(from);
}
