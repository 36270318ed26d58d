/** One turn said in two languages: each new message has the second language below the first. */
import type { Outcome } from './context.ts';
import type { Conversation, Line } from './conversation.ts';

type Done = Extract<Outcome, { kind: 'done' }>;

/** Between the two: a line, so that each can be read by itself. */
const BETWEEN = '\n\n';

function both(line: Line, other: Line | undefined): Line {
  if (line.from !== 'bot' || other === undefined || other.text === line.text) return line;
  // In two languages at once: no reader can be told one.
  return { ...line, lang: undefined, text: `${line.text}${BETWEEN}${other.text}` };
}

/**
 * @param before the conversation as it was before the turn
 * @param first the turn in the first language; everything but the words is taken from it
 * @param second the same turn in the other language
 */
export function inTwoLanguages(before: Conversation, first: Done, second: Done): Done {
  const known = new Set(before.transcript.map((line) => line.id));
  const others = new Map(second.conversation.transcript.map((line) => [line.id, line]));
  const transcript = first.conversation.transcript.map((line) =>
    known.has(line.id) ? line : both(line, others.get(line.id)),
  );
  return { ...first, conversation: { ...first.conversation, transcript } };
}
