/** The questions about money that need the ledger, by the names they wait under until the resident is checked. */
import type { Bill } from './facts.ts';
import type { MoneyWant } from './request.ts';
import type { MoneyTopic } from './topics.ts';

/** Bills that can be asked about by kind; `bills` asks about all of them. */
export const BILL_KINDS = [
  'rent',
  'energy',
  'water',
  'health-insurance',
] as const satisfies readonly Bill['kind'][];

/** Does this topic name a kind of bill? */
export function isBillKind(topic: MoneyTopic): boolean {
  return BILL_KINDS.some((kind) => kind === topic);
}

export const QUESTIONS = [
  'balance',
  'balance-then',
  'balance-why',
  'spend',
  'payout',
  'not-there',
  'differs',
  'bills',
  ...BILL_KINDS,
  'another-bill',
  'bill-failed',
  'disputed',
  'to-come',
  'income',
  'income-late',
  'incoming',
  'share',
  'writing',
  'notices-on',
  'picture',
  'picture-amounts',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** Questions that are answered with bills. */
export const BILL_QUESTIONS: readonly Question[] = [
  'bills',
  ...BILL_KINDS,
  'another-bill',
  'bill-failed',
  'disputed',
];

const WANTS: Readonly<Record<Question, readonly MoneyWant[]>> = {
  balance: ['balance'],
  'balance-then': ['balance'],
  'balance-why': [],
  spend: [],
  payout: ['payouts'],
  'not-there': ['payouts'],
  differs: ['payouts'],
  bills: ['bills'],
  rent: ['bills'],
  energy: ['bills'],
  water: ['bills'],
  'health-insurance': ['bills'],
  'another-bill': ['bills'],
  'bill-failed': ['bills'],
  disputed: ['bills'],
  'to-come': [],
  income: ['incomes'],
  'income-late': ['incomes'],
  incoming: ['incomes'],
  share: [],
  writing: [],
  'notices-on': ['payouts'],
  picture: ['payouts', 'bills'],
  'picture-amounts': ['payouts', 'bills'],
};

/** Answers to these hold days, no amounts. */
const WITHOUT_AMOUNTS: readonly Question[] = ['notices-on', 'picture'];

/** What the ledger has to be asked for these questions, each once. */
export function wantsOf(questions: readonly Question[]): MoneyWant[] {
  return [...new Set(questions.flatMap((question) => WANTS[question]))];
}

/** Does an answer to any of these hold amounts? */
export function holdAmounts(questions: readonly Question[]): boolean {
  return questions.some((question) => !WITHOUT_AMOUNTS.includes(question) && WANTS[question].length > 0);
}

function isQuestion(name: string): name is Question {
  return QUESTIONS.some((one) => one === name);
}

/** The questions that wait together with these, as they are kept in the conversation. */
export function withQuestions(waiting: string | undefined, questions: readonly Question[]): string {
  return [...new Set([...waitingQuestions(waiting), ...questions])].join(' ');
}

/** The questions that wait, as kept in the conversation. */
export function waitingQuestions(waiting: string | undefined): Question[] {
  return (waiting ?? '').split(' ').filter(isQuestion);
}
