/** Which bill is asked about, and of which day a saldo. */
import { civilDateOf } from '../civil-time.ts';
import type { Heard } from '../heard.ts';
import type { Talk } from '../talk.ts';
import { BILL_KINDS, type Question } from './questions.ts';
import type { MoneyTopic } from './topics.ts';

/**
 * What is asked about bills; one that is none of the known kinds is never answered with those.
 * @param goesOn the message goes on about bills that were told, without naming any
 */
export function billQuestions(
  talk: Talk,
  { text }: Heard,
  topics: readonly MoneyTopic[],
  goesOn: boolean,
): Question[] {
  if (topics.includes('bill-failed')) return ['bill-failed'];
  const kinds = BILL_KINDS.filter((kind) => topics.includes(kind));
  if (topics.includes('disputed')) return ['disputed', ...kinds];
  if (!topics.includes('bills')) return [];
  const signs = talk.context.words.signs(text);
  const toCome: Question[] = signs.includes('to-come') ? ['to-come'] : [];
  if (kinds.length > 0) return [...kinds, ...toCome];
  const all = (goesOn || signs.includes('all-bills')) && !signs.includes('creditor');
  // "Mijn leefgeld is niet betaald" is about leefgeld.
  if (!all && !signs.includes('creditor') && topics.length > 1) return [];
  return [all ? 'bills' : 'another-bill', ...toCome];
}

/** Is the saldo of another day asked for: one that no ledger tells? */
export function isOfAnotherDay(talk: Talk, { text, meaning }: Heard): boolean {
  const { month } = meaning.slots;
  const otherMonth = month !== undefined && month !== civilDateOf(talk.context.now).slice(0, 7);
  return otherMonth || talk.context.words.signs(text).includes('other-day');
}
