/** Everything the evaluate command says about an understanding, as one object. */
import { LANGUAGES } from '../../dialogs/meaning.ts';
import * as measure from './evaluation.ts';
import type { Answered } from './evaluation.ts';

export interface LanguageScore extends measure.UrgencyScore {
  readonly lang: string;
  readonly count: number;
  readonly macroF1: number;
  /** Share of messages whose language was recognised. */
  readonly recognised: number;
}

export interface Report {
  readonly count: number;
  readonly macroF1: number;
  readonly accuracy: number;
  readonly urgency: measure.UrgencyScore;
  /** Needs carried along beside the first one: found of the wanted, right of the given. */
  readonly also: { readonly recall: number; readonly precision: number };
  readonly languages: readonly LanguageScore[];
  readonly labels: readonly measure.LabelScore[];
  readonly confusions: ReturnType<typeof measure.confusions>;
  readonly calibration: ReturnType<typeof measure.calibration>;
  readonly missed: readonly Answered[];
  readonly alarms: readonly Answered[];
}

const MOST_CONFUSIONS = 15;

function truths(list: readonly boolean[]): number {
  return measure.share(list.filter(Boolean).length, list.length);
}

/** Scores of one group of messages. */
export function scoreOf(lang: string, rows: readonly Answered[]): LanguageScore {
  return {
    lang,
    count: rows.length,
    macroF1: measure.macroF1(rows),
    recognised: truths(rows.map(({ wanted, given }) => wanted.lang === given.lang)),
    ...measure.urgencyScore(rows),
  };
}

function alsoScore(rows: readonly Answered[]): Report['also'] {
  const found = rows.flatMap(({ wanted, given }) => wanted.also.map((one) => given.also.includes(one)));
  const right = rows.flatMap(({ wanted, given }) =>
    given.also.map((one) => wanted.also.includes(one) || wanted.intent === one),
  );
  return { recall: truths(found), precision: truths(right) };
}

/** Measures answered messages; languages without messages are left out. */
export function reportOn(rows: readonly Answered[]): Report {
  return {
    count: rows.length,
    macroF1: measure.macroF1(rows),
    accuracy: truths(rows.map(({ wanted, given }) => wanted.intent === given.intent)),
    urgency: measure.urgencyScore(rows),
    also: alsoScore(rows),
    languages: LANGUAGES.map((lang) => scoreOf(lang, measure.inLanguage(rows, lang))).filter(
      ({ count }) => count > 0,
    ),
    labels: measure.labelScores(rows),
    confusions: measure.confusions(rows).slice(0, MOST_CONFUSIONS),
    calibration: measure.calibration(rows),
    missed: rows.filter(({ wanted, given }) =>
      wanted.urgent === 'emergency'
        ? given.urgent !== 'emergency'
        : wanted.urgent === 'red' && given.urgent === 'none',
    ),
    alarms: rows.filter(({ wanted, given }) => wanted.urgent === 'none' && given.urgent !== 'none'),
  };
}
