/** A short message that goes on about the money answer just given: "en de stroom?", "hoeveel is dat?". */
import type { Sign } from '../context.ts';
import type { Heard } from '../heard.ts';
import type { Intent } from '../meaning.ts';
import type { Talk } from '../talk.ts';
import { BILL_KINDS, BILL_QUESTIONS, isBillKind, type Question } from './questions.ts';
import { toldLately } from './told-lately.ts';
import type { MoneyTopic } from './topics.ts';

/** More words than this say for themselves what they are about. */
const FEW_WORDS = 6;

/** With one word of their own, somebody near, only the same is asked of that person: "en die van mijn man ook?" */
const MOST_OF_KIN = 1;
/** "En mijn man?", in front of anything else. */
const AND = /^(?:en|and|what about|how about|hoe zit het met|ve|peki|ya|y|i|a|e) |^و/;

/** Says nothing of its own. */
const OF_NOTHING: readonly Intent[] = ['other', 'balance', 'payout', 'no', 'yes'];

/** Stand around the name of a bill: "en die van de stroom dan?" */
const AROUND =
  /^(?:en|and|ve|ya|peki|y|i|a|e|de|het|die|dat|van|mijn|mn|me|benim|moj|moja|mojego|mojej|ook|dan|nog|what|how|about|the|my|too|la|el|lo|del|mi|di|ta|و)$/;

/** Were bills told of just now? */
function toldBills(talk: Pick<Talk, 'now' | 'context'>): boolean {
  return toldLately(talk).some((one) => BILL_QUESTIONS.includes(one));
}

/** "En de stroom?", after bills were told: nothing but the name of another one; "licht is uit" is a cry. */
export function namesAnotherBill(talk: Pick<Talk, 'now' | 'context'>, { plain }: Heard): boolean {
  const names = plain.split(' ').filter((word) => !AROUND.test(word));
  const isName = (word: string) => talk.context.words.topics(word).some(isBillKind);
  return names.length > 0 && names.every(isName) && toldBills(talk);
}

/** The bills that were told of, as topics. */
function sameBills(told: readonly Question[]): MoneyTopic[] {
  return ['bills', ...BILL_KINDS.filter((kind) => told.includes(kind))];
}

/** "Hoeveel is dat", "wanneer dan", "hoezo zo weinig": asks on about what was told. */
function askedOn(told: readonly Question[], signs: readonly Sign[]): MoneyTopic[] {
  const balance = told.includes('balance');
  if (signs.includes('so-little')) {
    if (balance) return ['balance-why'];
    return told.includes('payout') ? ['differs'] : [];
  }
  if (!signs.includes('how-much') && !signs.includes('when-then')) return [];
  if (told.includes('payout')) return ['payout'];
  return BILL_QUESTIONS.some((one) => told.includes(one)) ? sameBills(told) : [];
}

/** "En mijn partner?"; "mijn dochter is ziek" is news, and "mijn man is overleden" too. */
function asksOfKin({ plain, meaning }: Heard, signs: readonly Sign[]): boolean {
  const few = plain.split(' ').filter((word) => !AROUND.test(word)).length <= MOST_OF_KIN;
  const news = signs.includes('loss') || signs.includes('trouble');
  return few && !news && signs.includes('kin') && AND.test(plain) && OF_NOTHING.includes(meaning.intent);
}

/**
 * What a short message asks that names its subject only in part; empty when it stands by itself.
 * @param named the topics that its own words name
 */
export function followUp(talk: Talk, heard: Heard, named: readonly MoneyTopic[]): MoneyTopic[] {
  const told = toldLately(talk);
  const { meaning, plain, text, only } = heard;
  if (told.length === 0 || only === true || meaning.urgent === 'emergency') return [];
  if (plain.split(' ').length > FEW_WORDS) return [];
  const signs = talk.context.words.signs(text);
  const calm = meaning.urgent === 'none';
  const bills = toldBills(talk);
  if (namesAnotherBill(talk, heard)) return [...named, 'bills'];
  if (named.length > 0 || !calm) return [];
  if (asksOfKin(heard, signs)) return ['of-another'];
  if (bills && signs.includes('creditor')) return ['bills'];
  if (bills && meaning.slots.month !== undefined) return sameBills(told);
  return askedOn(told, signs);
}
