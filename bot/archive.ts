/** Keeps the document small: settled lines beyond the last ones move to a sealed page, so a turn costs the same forever. */
import type { Conversation, Line } from '../dialogs/conversation.ts';
import { mayBeLongAgo, messageMark, withLongAgo } from '../dialogs/long-ago.ts';
import type { Store } from './store/port.ts';

/** Lines in the document before a page is cut, and how many stay. */
const MOST_LINES = 120;
const LINES_KEPT = 60;

function isSettled(line: Line): boolean {
  const state = line.delivery?.state;
  return state !== 'queued' && state !== 'sending' && state !== 'uncertain';
}

/** The document to store and, when it grew long, the page of lines that leaves it. */
export function splitArchive(conversation: Conversation): {
  conversation: Conversation;
  page?: readonly Line[];
} {
  if (conversation.transcript.length <= MOST_LINES) return { conversation };
  const leaving = conversation.transcript.slice(0, -LINES_KEPT);
  const firstUnsettled = leaving.findIndex((line) => !isSettled(line));
  const page = firstUnsettled < 0 ? leaving : leaving.slice(0, firstUnsettled);
  if (page.length === 0) return { conversation };
  const transcript = conversation.transcript.slice(page.length);
  const marks = page.flatMap(({ message }) => message ?? []);
  const longAgo = withLongAgo(conversation.longAgo, marks);
  return {
    conversation: { ...conversation, transcript, longAgo, archivedPages: conversation.archivedPages + 1 },
    page,
  };
}

/** Does this message stand in an archived page? Asks the pages only when the document cannot say no. */
export async function isArchived(
  store: Pick<Store, 'page'>,
  { id: key, archivedPages, longAgo }: Conversation,
  id: string,
): Promise<boolean> {
  const mark = messageMark(id);
  if (longAgo === undefined || !mayBeLongAgo(longAgo, mark)) return false;
  for (let page = archivedPages - 1; page >= 0; page -= 1)
    if ((await store.page(key, page)).some((line) => line.message === mark)) return true;
  return false;
}
