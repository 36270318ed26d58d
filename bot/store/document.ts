/** The document as it is kept. A line never changes, so each is checked and put into JSON once in its life. */
import { frameSchema, lineSchema, type Conversation, type Line } from '../../dialogs/conversation.ts';
import { frozen, isFrame, isLine } from './shape.ts';

/** Lines that were checked, and their JSON. */
const known = new WeakMap<Line, string>();

function checkedLine(line: Line): Line {
  if (known.has(line)) return line;
  const checked = isLine(line) ? frozen(line) : lineSchema.parse(line);
  known.set(checked, JSON.stringify(checked));
  return checked;
}

/**
 * What could not be read at the next start is refused before it is written.
 * @returns a document that shares only checked lines with the one given. @throws ZodError
 */
export function checkedDocument(next: Conversation): Conversation {
  const frame = isFrame(next) ? next : frameSchema.parse(next);
  return { ...frame, transcript: next.transcript.map(checkedLine) };
}

/** The same JSON as JSON.stringify gives of a checked document. */
export function documentJson({ transcript, ...frame }: Conversation): string {
  const lines = transcript.map((line) => known.get(line) ?? JSON.stringify(line));
  return `${JSON.stringify(frame).slice(0, -1)},"transcript":[${lines.join(',')}]}`;
}
