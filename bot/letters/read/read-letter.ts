/** Reads the words of a letter by the rules: what it is, from whom, from when, until when, how much. No guess is made. */
import type { LetterKind } from '../../../dialogs/letter/kinds.ts';
import type { Reading } from '../../../dialogs/letter/reading.ts';
import { plain } from '../../../dialogs/plain.ts';
import { amountToPay } from './amounts.ts';
import { makeClassify } from './classify.ts';
import { deadlineOf, letterDate } from './deadline.ts';
import { counter, type LetterRules } from './rules.ts';
import { senderOf } from './sender.ts';
import { linesOf, sentencesOf } from './sentences.ts';

/** Fewer marks of a letter than this, and it is none. */
const LEAST_MARKS = 2;
/** Fewer words than this are not a letter, or not the whole of one. */
const LEAST_WORDS = 20;
/** Kinds that announce something on a day. */
const EVENTS: readonly LetterKind[] = ['eviction', 'summons', 'cutoff'];
/** Kinds in which an amount is what has to be paid. */
const TO_PAY: readonly LetterKind[] = ['reminder', 'demand', 'writ', 'repayment', 'cutoff', 'eviction'];

export interface LetterRead {
  readonly isLetter: boolean;
  /** Whether the rules know the kind; otherwise it is `other`. */
  readonly sure: boolean;
  readonly reading: Reading;
}

export type ReadLetter = (text: string, today: string) => LetterRead;

const SUBJECT = /^(?:betreft|onderwerp)\b\W*/i;

/** The line that says what the letter is about, or what stands right above the greeting. */
function subjectOf(lines: readonly string[]): string {
  const labelled = lines.find((line) => SUBJECT.test(line));
  if (labelled !== undefined) return labelled.replace(SUBJECT, '');
  const greeting = lines.findIndex((line) => /^(?:geachte|beste|dag)\b/.test(plain(line)));
  return greeting > 0 ? (lines[greeting - 1] ?? '') : '';
}

export function makeReadLetter(rules: LetterRules): ReadLetter {
  const classify = makeClassify(rules);
  const marks = counter(rules.letter);
  const grave = counter(rules.grave);
  return (text, today) => {
    const lines = linesOf(text);
    const sentences = sentencesOf(lines);
    const all = plain(text);
    const isLetter = marks(all) >= LEAST_MARKS && all.split(' ').length >= LEAST_WORDS;
    const subject = subjectOf(lines);
    const known = classify(subject, text);
    const kind = known?.kind ?? 'other';
    const date = letterDate(lines, today);
    const deadline = deadlineOf(sentences, rules, { date, event: EVENTS.includes(kind), today });
    const sender = senderOf(lines, subject, rules);
    const amount = TO_PAY.includes(kind) ? amountToPay(sentences, rules.total) : undefined;
    return {
      isLetter,
      sure: known !== undefined,
      reading: {
        kind,
        ...(kind === 'other' && grave(all) > 0 ? { grave: true } : {}),
        ...(sender === undefined ? {} : { sender }),
        ...(date === undefined ? {} : { date }),
        ...(deadline === undefined ? {} : { deadline }),
        ...(amount === undefined ? {} : { amount }),
      },
    };
  };
}
