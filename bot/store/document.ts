/** The document as it is kept. A line never changes, so each is checked and put into JSON once in its life. */
import { frameSchema, lineSchema, type Conversation, type Line } from '../../dialogs/conversation.ts';
import { shapedConversation, shapedLine } from '../../dialogs/shaped.ts';
import { frozen, isFrame, isLine } from './shape.ts';

/** A checked document that nobody changes, and the JSON of its lines as far as it was made. */
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
  const transcript: Line[] = [];
  const lines: string[] = [];
  // Without a closure: this runs over every line at every commit.
  for (const line of next.transcript) {
    const index = transcript.length + shift;
    const same = line === known[index];
    const checked = same ? line : checkedLine(line);
    transcript.push(checked);
    lines.push((same ? before?.lines[index] : undefined) ?? JSON.stringify(checked));
  }
  conversation.transcript = transcript;
  return { conversation, lines };
}

/** The same JSON as JSON.stringify gives of the document. */
export function documentJson({ conversation, lines }: Kept): string {
  const { transcript } = conversation;
  const written = transcript.map((line, index) => lines[index] ?? JSON.stringify(line));
  const frame = { ...conversation, transcript: undefined };
  return `${JSON.stringify(frame).slice(0, -1)},"transcript":[${written.join(',')}]}`;
}
