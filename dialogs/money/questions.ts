/** The questions about money that need the ledger, by the names they wait under until the resident is checked. */
import type { Bill } from './facts.ts';
import type { MoneyWant } from './request.ts';

/** Bills that can be asked about by kind; `bills` asks about all of them. */
export const BILL_KINDS = [
  'rent',
  'energy',
  'water',
  'health-insurance',
] as const satisfies readonly Bill['kind'][];

export const QUESTIONS = [
  'balance',
  'spend',
  'payout',
  'not-there',
  'differs',
  'bills',
  ...BILL_KINDS,
  'bill-failed',
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
export const BILL_QUESTIONS: readonly Question[] = ['bills', ...BILL_KINDS, 'bill-failed'];

const WANTS: Readonly<Record<Question, readonly MoneyWant[]>> = {
  balance: ['balance'],
  spend: [],
  payout: ['payouts'],
  'not-there': ['payouts'],
  differs: ['payouts'],
  bills: ['bills'],
  rent: ['bills'],
  energy: ['bills'],
  water: ['bills'],
  'health-insurance': ['bills'],
  'bill-failed': ['bills'],
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
