/** The numbered choices below a question, as they stand in the words of a line: what buttons and lists are made of. */

export interface ChoicesIn {
  /** What is asked, without the choices. */
  readonly question: string;
  /** The choices in their order; the first is number 1. */
  readonly labels: readonly string[];
}

const NUMBERED = /^(\d{1,2}) (.+)$/;
const FEWEST = 2;

/** Labels below each other, the way a thumb can type them. */
export function numbered(labels: readonly string[]): string {
  return labels.map((label, at) => `${at + 1} ${label}`).join('\n');
}

/** @returns undefined when the words are not one line with choices below it. */
export function choicesIn(text: string): ChoicesIn | undefined {
  const [question = '', ...rest] = text.split('\n');
  const labels = rest.flatMap((line, at) => {
    const [, number, label = ''] = NUMBERED.exec(line) ?? [];
    return number === String(at + 1) ? [label] : [];
  });
  return labels.length < FEWEST || labels.length !== rest.length ? undefined : { question, labels };
}
