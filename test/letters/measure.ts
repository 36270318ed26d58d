/** Holds what is read against the truth, field by field. */
import { Temporal } from 'temporal-polyfill';
import type { Reading } from '../../dialogs/letter/reading.ts';
import { plain } from '../../dialogs/plain.ts';
import type { ReadLetter } from '../../bot/letters/read/read-letter.ts';
import type { Words } from '../../bot/letters/ocr/words.ts';
import { READABLE } from '../../bot/letters/read/readable.ts';
import type { MadeLetter } from './corpus.ts';

export interface ReadMade extends MadeLetter {
  readonly words: Words;
  readonly ms: number;
}

export const FIELDS = ['kind', 'sender', 'date', 'deadline', 'amount'] as const;
export type Field = (typeof FIELDS)[number];
/** `absent`: nothing to say, and nothing said. */
export type Verdict = 'right' | 'wrong' | 'not said' | 'absent';

const bare = (name: string) => plain(name).replaceAll(' ', '');
const sameName = (said: string, truth: string) => bare(said) === bare(truth);

function verdict(field: Field, said: Reading, truth: MadeLetter['letter']['truth']): Verdict {
  const [one, other] = [said[field], truth[field] ?? undefined];
  if (one === undefined) return other === undefined ? 'absent' : 'not said';
  if (field === 'kind' && one === 'other' && other !== 'other') return 'not said';
  if (field === 'sender') return sameName(one, truth.sender) ? 'right' : 'wrong';
  return one === other ? 'right' : 'wrong';
}

/** Read as it would be some days after the date of the letter; `unreadable` when nothing would be said. */
export function judge(
  read: ReadLetter,
  { letter, words }: ReadMade,
): { readonly unreadable: boolean; readonly verdicts: Record<Field, Verdict>; readonly said: Reading } {
  const today = Temporal.PlainDate.from(letter.truth.date).add({ days: 3 }).toString();
  const { isLetter, reading } = read(words.text, today);
  const unreadable = !isLetter || words.confidence < READABLE;
  const said: Reading = unreadable ? { kind: 'other' } : reading;
  const of = (field: Field): Verdict => verdict(field, said, letter.truth);
  return {
    unreadable,
    said,
    verdicts: {
      kind: unreadable ? 'not said' : of('kind'),
      sender: of('sender'),
      date: of('date'),
      deadline: of('deadline'),
      amount: of('amount'),
    },
  };
}
