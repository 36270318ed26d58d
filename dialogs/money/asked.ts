/** What a message asks about money: by the words in it, and by what the classifier makes of it. */
import { tellsArrears } from '../answers/tells-arrears.ts';
import type { Heard } from '../heard.ts';
import type { Intent } from '../meaning.ts';
import type { Talk } from '../talk.ts';
import { namesAnother } from './another-name.ts';
import { billQuestions, isOfAnotherDay } from './bill-questions.ts';
import { followUp } from './follow-up.ts';
import { notAsTold } from './not-as-told.ts';
import { BILL_KINDS, isBillKind, type Question } from './questions.ts';
import { GENERAL_TOPICS } from './tell-general.ts';
import type { MoneyTopic } from './topics.ts';

/** Below this an understood intent is not taken as a question. */
const SURE_ENOUGH = 0.5;
/** From here on another main intent is a matter of its own, beside the money question. */
const SURE_OF_MORE = 0.6;

const GENERIC: Readonly<Partial<Record<Intent, MoneyTopic>>> = {
  balance: 'balance',
  payout: 'payout',
  'bill-paid': 'bills',
  'extra-money': 'extra',
};
const GENERIC_TOPICS: readonly MoneyTopic[] = ['balance', 'payout', 'bills', 'extra'];

/** Beside these main intents a money question is answered too; others have an answer of their own that goes first. */
const GOES_WITH: readonly Intent[] = [
  'complaint',
  'privacy',
  'letter',
  'greeting',
  'thanks',
  'appointment',
  'language',
  'other',
];

/** Who speaks of these is not always in the Huishoudboekje. */
const ONLY_LINKED: readonly MoneyTopic[] = [
  'income',
  'disputed',
  'income-late',
  'incoming',
  'changes',
  'own-account',
  'bill-failed',
  'reclaim',
  'spend',
  'below-zero',
  'share',
  'writing',
  'as-another',
];

/** What can be asked of somebody's money; of another's none of it is told. */
const OWN_MONEY: readonly MoneyTopic[] = [
  ...GENERIC_TOPICS,
  'not-there',
  'differs',
  'below-zero',
  'income',
  'income-late',
  'bill-failed',
  'disputed',
  'spend',
  'own-account',
];
/** Who hears of the resident's own money is another matter than whose money it is. */
const WHO_HEARS: readonly MoneyTopic[] = ['of-another'];

/** Topics whose own words hold those of a general question: the general one is then not asked. */
const SWALLOWS: Readonly<Partial<Record<MoneyTopic, readonly MoneyTopic[]>>> = {
  'not-there': ['payout', 'balance'],
  differs: ['payout', 'balance'],
  'bill-failed': ['bills', 'disputed'],
  disputed: ['bills'],
  'income-late': ['payout', 'not-there', 'income'],
  income: ['balance', 'payout', 'not-there', 'bills'],
  unseen: ['balance', 'bills'],
  owed: ['unseen', 'balance', 'bills', 'rent', 'energy', 'water', 'health-insurance'],
  reclaim: ['income'],
  'wrong-account': ['balance', 'payout', 'own-account', 'not-there', 'changes', 'income'],
  incoming: ['balance', 'payout', 'extra', 'changes', 'income', ...WHO_HEARS],
  balance: ['explain'],
  'below-zero': ['balance'],
  'request-status': ['extra'],
  'notices-on': ['payout'],
  'notices-off': ['payout', 'not-there', 'notices-on'],
  'own-account': ['balance'],
  share: ['balance', ...WHO_HEARS],
  unshare: ['balance', 'share', ...WHO_HEARS],
  'of-another': OWN_MONEY,
  'as-another': [...OWN_MONEY, ...WHO_HEARS],
  unlink: ['ending'],
  ending: ['explain'],
};

/** Topics beside which the classifier's question still counts: details, and things said along the way. */
const BESIDE: readonly MoneyTopic[] = [...GENERIC_TOPICS, ...BILL_KINDS, 'changes'];

/** Words that people in need of other help use too: what the classifier is sure of goes first. */
const COMMON: readonly MoneyTopic[] = [
  'changes',
  'extra',
  'bills',
  'reclaim',
  'payslip',
  'writing',
  'spend',
  'of-another',
  'as-another',
  'unseen',
  'income',
  'disputed',
];
const OTHER_NEEDS: readonly Intent[] = ['get-help', 'letter', 'appointment', 'human'];
/** A message about these is never about a saldo only, also when it is no emergency. */
const GRAVE: readonly Intent[] = ['self-harm', 'violence', 'no-food', 'eviction', 'cutoff', 'bailiff'];

function understood({ meaning }: Pick<Heard, 'meaning'>): MoneyTopic[] {
  const { intent, also, confidence, urgent } = meaning;
  const main = GENERIC[intent];
  const others = also.flatMap((one) => GENERIC[one] ?? []);
  if (urgent === 'red') return others;
  if (main !== undefined) return confidence >= SURE_ENOUGH ? [main, ...others] : [];
  return GOES_WITH.includes(intent) ? others : [];
}

/** The topics that the words name; none when only the meaning counts and that is something else. */
function topicsByWords(
  talk: Pick<Talk, 'context'>,
  { text, meaning, only }: Pick<Heard, 'text' | 'meaning' | 'only'>,
): readonly MoneyTopic[] {
  if (only === true && GENERIC[meaning.intent] === undefined) return [];
  return talk.context.words.topics(text);
}

/** Words of these say what the whole message is about, whatever the classifier made of it. */
function isSpecific(topic: MoneyTopic): boolean {
  return !BESIDE.includes(topic) && topic !== 'not-there';
}

/** What the classifier makes of these beside money is the same matter. */
const ALSO_CALLED: Readonly<Partial<Record<MoneyTopic, readonly Intent[]>>> = {
  share: ['privacy'],
  unshare: ['privacy', 'opt-out'],
  writing: ['privacy', 'opt-out'],
  real: ['privacy'],
  contact: ['human'],
  unseen: ['get-help'],
  owed: ['get-help'],
  'of-another': ['privacy'],
  'as-another': ['privacy'],
  disputed: ['letter', 'get-help', 'complaint'],
  ending: ['complaint', 'opt-out', 'erase'],
  unlink: ['erase', 'opt-out'],
  'notices-off': ['opt-out'],
};

/** Intents that the words about money in this message are about too. */
export function alsoMeant(talk: Talk, heard: Heard): readonly Intent[] {
  return topicsByWords(talk, heard).flatMap((topic) => ALSO_CALLED[topic] ?? []);
}

/** Is the main intent of this message a money question in other clothes: nothing of it is left to answer? */
export function isExplained(talk: Talk, heard: Heard): boolean {
  if (heard.meaning.confidence < SURE_OF_MORE) return true;
  const byWords = topicsByWords(talk, heard);
  return byWords.some(isSpecific) || followUp(talk, heard, byWords).length > 0;
}

/** The topics of a message, without those that only look like one. */
export function topicsOf(
  talk: Pick<Talk, 'now' | 'context'>,
  heard: Pick<Heard, 'text' | 'meaning' | 'only'>,
): MoneyTopic[] {
  const { intent, confidence, urgent } = heard.meaning;
  const sure = confidence >= SURE_OF_MORE;
  const disputed = talk.context.words.topics(heard.text).includes('disputed');
  if (urgent === 'none' && sure && GRAVE.includes(intent) && !disputed) return [];
  const ofUs = talk.context.words.signs(heard.text).includes('of-us');
  const linked = talk.now.money.participant !== undefined || ofUs;
  const elsewhere = sure && OTHER_NEEDS.includes(intent);
  const named = topicsByWords(talk, heard)
    .filter((topic) => linked || !ONLY_LINKED.includes(topic))
    .filter((topic) => !elsewhere || !COMMON.includes(topic) || (linked && topic === 'unseen'));
  const specific = named.some((topic) => !BESIDE.includes(topic));
  // "Extra leefgeld" is about extra money, "is de betaling van de huur gedaan" about a bill; the classifier hears leefgeld too.
  const heardToo = named.includes('extra') || (named.includes('bills') && !sure);
  const otherwise = named.includes('extra') ? undefined : notAsTold(talk, heard);
  const heardAs = otherwise === undefined ? understood(heard) : [otherwise];
  const meant = heardAs.filter((topic) => topic !== 'payout' || !heardToo);
  const all = new Set([...named, ...(specific ? [] : meant)]);
  if (all.size === 0) return [];
  if (linked && namesAnother(talk, heard)) all.add('of-another');
  const swallowed = [...all].flatMap((topic) => SWALLOWS[topic] ?? []);
  return [...all].filter((topic) => !swallowed.includes(topic));
}

/** Flows that take down a request or a wish. */
const FLOWS: Readonly<Partial<Record<MoneyTopic, string>>> = {
  extra: 'money-extra',
  'wrong-account': 'money-wrong-account',
  unlink: 'money-unlink',
};

const ASKED: Readonly<Partial<Record<MoneyTopic, readonly Question[]>>> = {
  balance: ['balance'],
  'below-zero': ['balance'],
  payout: ['payout'],
  'not-there': ['not-there'],
  differs: ['differs'],
  'income-late': ['income-late'],
  incoming: ['incoming'],
  'balance-why': ['balance-why'],
  spend: ['balance', 'spend'],
  income: ['income'],
  share: ['share'],
  writing: ['writing'],
  'notices-on': ['notices-on'],
};

export interface Asked {
  /** Need the ledger, and a resident who is known. */
  readonly questions: readonly Question[];
  /** Answered by the city's rules. */
  readonly general: readonly MoneyTopic[];
  /** A bill that this city's Huishoudboekje does not pay. */
  readonly ownBill: boolean;
  readonly flows: readonly string[];
  readonly topics: readonly MoneyTopic[];
}

const NOTHING: Asked = { questions: [], general: [], ownBill: false, flows: [], topics: [] };

/** What the topics ask of the ledger. */
function questionsOf(talk: Talk, heard: Heard, topics: readonly MoneyTopic[]): Question[] {
  const asked = topics.flatMap((topic) => ASKED[topic] ?? []);
  if (topics.includes('payout') || !isOfAnotherDay(talk, heard)) return asked;
  return asked.map((question) => (question === 'balance' ? 'balance-then' : question));
}

/**
 * All that a message asks, on its own or going on about the answer just given.
 * @param named the topics of the message by itself
 */
function topicsWith(talk: Talk, heard: Heard, named: MoneyTopic[]): MoneyTopic[] {
  // "En de stroom?", after a bill was asked about, asks the same of another one.
  const another = talk.now.position?.flow === 'money-person' && named.some(isBillKind);
  if (another && !named.includes('bills')) return [...named, 'bills'];
  const meant = followUp(talk, heard, talk.context.words.topics(heard.text));
  return meant.length > 0 ? meant : named;
}

/** Sorts what a message asks; all lists are empty when it is not about money. */
export function askedIn(talk: Talk, heard: Heard): Asked {
  const named = topicsOf(talk, heard);
  const topics = topicsWith(talk, heard, named);
  if (topics.length === 0) return NOTHING;
  if (tellsArrears(talk, heard) && topics.every((topic) => topic === 'bills' || isBillKind(topic)))
    return NOTHING;
  const bills = billQuestions(talk, heard, topics, !named.includes('bills'));
  const paysCosts = talk.context.facts.city.variant === 'with-fixed-costs';
  const linked = talk.now.money.participant !== undefined;
  const unlinkedIncoming = !linked && topics.includes('incoming');
  return {
    questions: [
      ...new Set([
        ...questionsOf(
          talk,
          heard,
          topics.filter((topic) => topic !== 'incoming' || linked),
        ),
        ...(paysCosts ? bills : []),
      ]),
    ],
    general: topics.filter((topic) => GENERAL_TOPICS.includes(topic)),
    ownBill: bills.length > 0 && !paysCosts,
    flows: [
      ...topics.flatMap((topic) => FLOWS[topic] ?? []),
      ...(unlinkedIncoming ? ['money-incoming'] : []),
    ],
    topics,
  };
}
