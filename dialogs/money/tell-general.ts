/** Answers about how the Huishoudboekje works: the city's rules, no look at anybody's money, so no check is needed. */
import { civilDateOf, sayMoment } from '../civil-time.ts';
import { hoursOf, isOpen, nextOpening } from '../office-hours.ts';
import { say, voice, type Talk } from '../talk.ts';
import { BILL_KINDS } from './questions.ts';
import type { MoneyTopic } from './topics.ts';
import { billWord, sayCivilDate } from './wording.ts';

function paysCosts(talk: Talk): boolean {
  return talk.context.facts.city.variant === 'with-fixed-costs';
}

/** In a city that pays no fixed costs: the resident pays that; nothing is said of what is due (domain notes 9A.6). */
export function tellOwnBill(talk: Talk, topics: readonly MoneyTopic[]): void {
  const kind = BILL_KINDS.find((one) => topics.includes(one));
  say(talk, 'money.own-bill', { kind: billWord(kind ?? 'other') });
}

function tellContact(talk: Talk): void {
  const { facts, now } = talk.context;
  const worker = facts.people.find((one) => one.id === talk.now.fixedContact);
  if (worker === undefined) {
    say(talk, 'money.contact-none');
    return;
  }
  say(talk, 'money.contact', { worker: worker.name });
  const today = civilDateOf(now);
  const away = worker.absences.find((one) => one.from <= today && today <= one.until);
  const other = facts.people.find((one) => one.id === away?.replacement);
  if (away !== undefined && other !== undefined) {
    const until = sayCivilDate(talk, away.until);
    say(talk, 'money.contact-away', { worker: worker.name, until });
    say(talk, 'money.contact-other', { worker: other.name });
  } else {
    const hours = hoursOf(facts.city, worker);
    const back = nextOpening(hours, now);
    if (!isOpen(hours, now) && back !== undefined)
      say(talk, 'money.contact-back', { worker: worker.name, back: sayMoment(voice(talk), back, now) });
  }
  say(talk, 'money.contact-answer', { count: facts.city.answerPromiseHours });
}

function tellEnding(talk: Talk): void {
  say(talk, 'money.ending');
  say(talk, 'money.ending-notice');
  say(talk, 'money.ending-settle');
}

function tellExplanation(talk: Talk): void {
  say(talk, 'money.explain');
  say(talk, paysCosts(talk) ? 'money.explain-costs' : 'money.explain-income');
  say(talk, 'money.explain-free');
}

function tellReal(talk: Talk): void {
  say(talk, 'about.real-or-fake');
  say(talk, 'money.real');
}

function tellChanges(talk: Talk): void {
  say(talk, 'money.changes');
  say(talk, 'money.changes-more');
}

/** Nothing of another's money is told, and what somebody else asks is nobody's to hear. */
const tellOnlyOwn = (talk: Talk) => void say(talk, 'money.only-own');

/** What the ledger does not show, a person finds out. */
const tellNotSure = (talk: Talk) => void say(talk, 'money.not-sure');

const GENERAL: Readonly<Partial<Record<MoneyTopic, (talk: Talk) => void>>> = {
  'own-account': (talk) => void say(talk, 'money.own-account'),
  reclaim: (talk) => void say(talk, paysCosts(talk) ? 'money.reclaim-costs' : 'money.reclaim'),
  payslip: (talk) => void say(talk, paysCosts(talk) ? 'money.payslip-costs' : 'money.payslip'),
  'request-status': tellNotSure,
  unseen: tellNotSure,
  owed: tellNotSure,
  explain: tellExplanation,
  real: tellReal,
  ending: tellEnding,
  changes: tellChanges,
  contact: tellContact,
  'of-another': tellOnlyOwn,
  'as-another': tellOnlyOwn,
};

/** After these a person is offered: what follows from the rule, only a person can arrange. */
const OFFER_PERSON: readonly MoneyTopic[] = [
  'request-status',
  'unseen',
  'owed',
  'explain',
  'reclaim',
  'ending',
  'changes',
  'contact',
];

export const GENERAL_TOPICS = Object.keys(GENERAL);

/** Tells what the city's rules say about these topics; answers whether a person should be offered. */
export function tellGeneral(talk: Talk, topics: readonly MoneyTopic[]): { told: boolean; offer: boolean } {
  const found = topics.filter((topic) => GENERAL[topic] !== undefined);
  for (const topic of found) GENERAL[topic]?.(talk);
  return { told: found.length > 0, offer: found.some((topic) => OFFER_PERSON.includes(topic)) };
}
