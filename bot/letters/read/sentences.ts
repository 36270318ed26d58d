/** The sentences of a letter: lines that run on are joined by a line break, a short line and a table row stand alone. */

/** A full line of a letter has at least so many letters; a shorter one ends there. */
const FULL_LINE = 55;
const ENDS = /(?<=[.!?:])\s+(?=[A-Z])/;

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

export function sentencesOf(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const line of lines) {
    if (open) joined[joined.length - 1] = `${joined.at(-1) ?? ''}\n${line}`;
    else joined.push(line);
    open = line.length >= FULL_LINE && !/[.!?:]$/.test(line);
  }
  return joined.flatMap((part) => part.split(ENDS));
}
