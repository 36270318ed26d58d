/** Which values the answer to a question can have, as the parsers of the conversation give them. */
import { SPOKEN_NEEDS } from '../../dialogs/answers/need.ts';
import type { Question, Subject } from './subject.ts';

/** What "weet ik niet" and skipping are kept as. */
export const UNKNOWN = 'unknown';

/** Values that are names; free words, places not listed and times are not among them. */
export function namedValues(subject: Pick<Subject, 'facts' | 'questions'>, { step }: Question): string[] {
  const choices = Object.keys(step.choices ?? {});
  switch (step.expects) {
    case 'yes-no':
      return ['yes', 'no', UNKNOWN];
    case 'need':
      return [...new Set([...choices, ...SPOKEN_NEEDS, UNKNOWN])];
    case 'choice':
    case 'several':
    case 'band':
    case 'call-time':
      return [...choices, UNKNOWN];
    case 'area':
      return [...subject.facts.city.areas, UNKNOWN];
    case 'line':
      return [
        ...subject.questions.filter((one) => one.step.summary !== undefined).map((one) => one.step.saves),
        UNKNOWN,
      ];
    case 'words':
      return [...(step.no === undefined ? [] : [step.no]), UNKNOWN];
    case 'guess':
    case 'months':
    case 'birthday':
      return [UNKNOWN];
  }
}

/** Can the answer to this question have this value? */
export function isPossible(
  subject: Pick<Subject, 'facts' | 'questions'>,
  question: Question,
  value: string,
): boolean {
  if (question.step.expects === 'months' && /^\d{1,3}$/.test(value)) return true;
  // The engine looks at the words of an answer one by one, so a value of several words is never met.
  return !value.includes(' ') && namedValues(subject, question).includes(value);
}
