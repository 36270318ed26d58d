/** The words of a filled letter as a good reader gives them, line by line. */
import type { FilledLetter } from './fill.ts';

const LINE_LETTERS = 80;

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE_LETTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export function plainText({
  sender,
  recipient,
  dateLine,
  reference,
  subject,
  body,
  closing,
  footer,
}: FilledLetter): string {
  const text = body.flatMap((part) =>
    part.startsWith('TABLE:') ? part.slice(6).replaceAll('|', ' ').split(';') : wrapped(part),
  );
  return [
    sender,
    ...recipient,
    dateLine,
    ...reference,
    `Betreft: ${subject}`,
    ...text,
    ...closing,
    footer,
  ].join('\n');
}
