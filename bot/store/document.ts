/** The document as it is kept. A line never changes, so each is checked and put into JSON once in its life. */
import { frameSchema, lineSchema, type Conversation, type Line } from '../../dialogs/conversation.ts';
import { shapedConversation, shapedLine } from '../../dialogs/shaped.ts';
import { frozen, isFrame, isLine } from './shape.ts';
import { utf8Of } from './utf8-of.ts';

/** A checked document that nobody changes, and the JSON of its lines; none when it was read and not yet written. */
export interface Kept {
  readonly conversation: Conversation;
  readonly lines: readonly string[];
}

function checkedLine(line: Line): Line {
  return frozen(shapedLine(isLine(line) ? line : lineSchema.parse(line)));
}

/** A copy of all but the lines, in which only known fields stand. */
function checkedFrame(next: Conversation): Conversation {
  const whole: unknown = next;
  const frame = isFrame(whole) ? next : { ...frameSchema.parse(whole), transcript: [] };
  return shapedConversation(frame);
}

/** Where the first line stands in the document before, from which lines may have left to an archived page. */
function shiftOf(before: readonly Line[], [first]: readonly Line[]): number {
  return first === undefined ? 0 : Math.max(0, before.indexOf(first));
}

/**
 * What could not be read at the next start is refused before it is written.
 * @param before the document that this one takes the place of: what it shares with it is not looked at again.
 * @returns a document that shares only checked lines with the one given. @throws ZodError
 */
export function keptDocument(next: Conversation, before?: Kept): Kept {
  const conversation = checkedFrame(next);
  const known = before?.conversation.transcript ?? [];
  const shift = shiftOf(known, next.transcript);
  const transcript = [...next.transcript];
  const lines = before?.lines.slice(shift) ?? [];
  // Without a closure: this runs over every line at every commit.
  for (let index = 0; index < transcript.length; index += 1) {
    const line = transcript[index] as Line;
    const same = line === known[index + shift];
    if (same && lines[index] !== undefined) continue;
    const checked = same ? line : checkedLine(line);
    transcript[index] = checked;
    lines[index] = JSON.stringify(checked);
  }
  lines.length = transcript.length;
  conversation.transcript = transcript;
  return { conversation, lines };
}

/** The same JSON as JSON.stringify gives of the document, as UTF-8. Good until the next call only. */
export function documentBytes({ conversation, lines }: Kept): Buffer {
  const { transcript } = conversation;
  const written = transcript.length === lines.length ? lines : transcript.map((line) => JSON.stringify(line));
  const frame = JSON.stringify({ ...conversation, transcript: undefined });
  return utf8Of(`${frame.slice(0, -1)},"transcript":[`, written, ']}');
}
