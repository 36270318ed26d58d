/** The figures of the letter reader as a table: per set and treatment, per field. */
import type { ReadLetter } from '../../bot/letters/read/read-letter.ts';
import { TREATMENTS, type Treatment } from './corpus.ts';
import { FIELDS, judge, type Field, type ReadMade, type Verdict } from './measure.ts';
import { SETS, type SetName } from './template.ts';

const VERDICTS = ['right', 'not said', 'wrong', 'absent'] as const satisfies readonly Verdict[];

const SET_NAMES: Readonly<Record<SetName, string>> = { development: 'development', 'held-out': 'held out' };

/** "34 / 3 / 1": right, not said, wrong; letters that do not name the field are left out. */
function cell(verdicts: readonly Verdict[]): string {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  return VERDICTS.slice(0, 3)
    .map((verdict) => String(count(verdict)))
    .join(' / ');
}

export interface Figures {
  readonly table: string;
  /** Fields said wrongly, in all letters. */
  readonly wrong: Readonly<Record<Field, number>>;
  readonly lines: readonly string[];
}

export function figures(read: ReadLetter, letters: readonly ReadMade[]): Figures {
  const judged = letters.map((made) => ({ made, ...judge(read, made) }));
  const row = (set: SetName, treatment: Treatment) => {
    const here = judged.filter(({ made }) => made.set === set && made.treatment === treatment);
    const ms = here.map(({ made }) => made.ms).sort((one, other) => one - other);
    return [
      SET_NAMES[set],
      treatment,
      String(here.length),
      ...FIELDS.map((field) => cell(here.map(({ verdicts }) => verdicts[field]))),
      String(here.filter(({ unreadable }) => unreadable).length),
      `${((ms[Math.floor(ms.length / 2)] ?? 0) / 1_000).toFixed(1)} s`,
    ];
  };
  const head = ['Wordings', 'Treatment', 'Letters', ...FIELDS, 'better photo asked', 'median time'];
  const rows = SETS.flatMap((set) => TREATMENTS.map((treatment) => row(set, treatment)));
  const all = [head, head.map(() => '---'), ...rows];
  const wrongOf = (field: Field) => judged.filter(({ verdicts }) => verdicts[field] === 'wrong');
  return {
    table: all.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    wrong: Object.fromEntries(FIELDS.map((field) => [field, wrongOf(field).length])) as Record<Field, number>,
    lines: FIELDS.flatMap((field) =>
      wrongOf(field).map(
        ({ made, said }) =>
          `${made.letter.id} ${made.treatment} ${String(made.seed)}: ${field} said ${String(said[field])}, is ${String(made.letter.truth[field])}`,
      ),
    ),
  };
}
