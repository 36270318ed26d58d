/** Keeps the document small: settled lines beyond the last ones move to a sealed page, so a turn costs the same forever. */
import type { Conversation, Line } from '../dialogs/conversation.ts';

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
  return {
    conversation: { ...conversation, transcript, archivedPages: conversation.archivedPages + 1 },
    page,
  };
}
