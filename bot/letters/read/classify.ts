/** Which kind of letter this is, by the words in it; undefined when the rules do not know. */
import type { LetterKind } from '../../../dialogs/letter/kinds.ts';
import { plain } from '../../../dialogs/plain.ts';
import { counter, type LetterRules } from './rules.ts';

const [SURE, HINT, AGAINST, IN_SUBJECT] = [4, 1, 2, 2] as const;
/** Fewer points than this are no ground to name a kind. */
const LEAST = 4;

export interface Classified {
  readonly kind: LetterKind;
  readonly points: number;
}

/** @returns the kinds with points, most first; of equals the worst for the resident first */
export function makeClassify(rules: LetterRules): (subject: string, body: string) => Classified | undefined {
  const kinds = rules.kinds.map(({ kind, sure, hint, against }) => ({
    kind,
    sure: counter(sure),
    hint: counter(hint),
    against: counter(against),
  }));
  return (subject, body) => {
    const [title, text] = [plain(subject), plain(body)];
    const points = kinds.map(({ kind, sure, hint, against }) => ({
      kind,
      points:
        SURE * sure(text) +
        HINT * hint(text) +
        IN_SUBJECT * (SURE * sure(title) + HINT * hint(title)) -
        AGAINST * (against(text) + IN_SUBJECT * against(title)),
    }));
    const best = points.reduce((first, one) => (one.points > first.points ? one : first));
    return best.points >= LEAST ? best : undefined;
  };
}
