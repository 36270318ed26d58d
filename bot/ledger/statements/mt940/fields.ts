import { statementLimits } from '../limits.ts';
import { Refusal } from '../refusal.ts';

/** A field of an MT940 message; `tag` is "end" for the line that ends a message. */
export interface SwiftField {
  readonly tag: string;
  /** Lines of the field joined by \n. */
  readonly text: string;
  readonly line: number;
}

const fieldStart = /^(?:\{[^\n]{0,200}\{4:\s*)?:(\d{2}[A-Z]?):(.*)$/;
const messageEnd = /^-(\}.*)?$/;
/** What a bank or a computer centre puts around messages: blocks, "940", bank codes, counters. */
const wrapperLine = /^[\x20-\x7e]{0,300}$/;

/**
 * Cuts lines into fields. Lines around the messages (bank wrappers) are passed over; lines inside a message belong
 * to the field before them.
 */
export async function* swiftFields(pieces: AsyncIterable<string>): AsyncGenerator<SwiftField> {
  let field: { tag: string; text: string; line: number } | undefined;
  let line = 0;
  for await (const text of linesOf(pieces)) {
    line += 1;
    const start = fieldStart.exec(text);
    if (start || messageEnd.test(text)) {
      if (field) yield field;
      field = start ? { tag: start[1] ?? '', text: start[2] ?? '', line } : undefined;
      if (!start) yield { tag: 'end', text: '', line };
    } else if (field) {
      field.text += `\n${text}`;
      if (field.text.length > statementLimits.text) {
        throw new Refusal('text-too-long', { line, element: `:${field.tag}:` });
      }
    } else if (!wrapperLine.test(text)) {
      throw new Refusal('wrong-field', { line }, 'The line stands outside a statement.');
    }
  }
  if (field) yield field;
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let count = 0;
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      count += 1;
      yield checked(line, count);
    }
    checked(rest, count + 1);
  }
  if (rest !== '') yield checked(rest, count + 1);
}

function checked(line: string, count: number): string {
  if (line.length > statementLimits.line) throw new Refusal('text-too-long', { line: count });
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
