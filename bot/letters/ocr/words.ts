/** The words of a letter as the reader gives them (TSV of tesseract), put back into lines. */

export interface Words {
  readonly text: string;
  /** How sure the reader is of its words, 0 to 100, by their length. */
  readonly confidence: number;
}

/** A number that the reader is less sure of than this is not used: its digits are masked. */
const SURE_OF_DIGITS = 70;
/** Stands for a digit that could not be read well; no rule takes it for one. */
export const UNSURE = '?';
/** The level of a row that is a word. */
const WORD = '5';

/** @param tsv rows: level, page, block, paragraph, line, word, left, top, width, height, confidence, text */
export function wordsOf(tsv: string): Words {
  const lines = new Map<string, string[]>();
  let [letters, sum] = [0, 0];
  for (const row of tsv.split('\n')) {
    const [level, page, block, paragraph, line, , , , , , confidence = '0', said = ''] = row.split('\t');
    const word = said.trim();
    if (level !== WORD || word === '') continue;
    const sure = Number(confidence);
    letters += word.length;
    sum += sure * word.length;
    const at = [page, block, paragraph, line].join(' ');
    const words = lines.get(at) ?? [];
    if (words.length === 0) lines.set(at, words);
    words.push(sure < SURE_OF_DIGITS ? word.replace(/\d/g, UNSURE) : word);
  }
  const text = [...lines.values()].map((words) => words.join(' ')).join('\n');
  return { text, confidence: letters === 0 ? 0 : sum / letters };
}
