/** "Is mijn huur betaald?": only the Huishoudboekje of a city that pays fixed costs can say (domain notes 9C). */
import { plain } from '../plain.ts';
import { cut } from '../summary.ts';
import { say, sayWords, type Talk } from '../talk.ts';
import { audit } from './audit.ts';
import type { Bill, Known } from './facts.ts';
import { isDescribedBy } from './described.ts';
import { isOlder, tellable } from './known.ts';
import { BILL_KINDS, type Question } from './questions.ts';
import { sayAmount } from './say-amount.ts';
import type { Telling, Unsure } from './telling.ts';
import { billWord, sayAsOf, sayCivilDate, spokenLanguage, today } from './wording.ts';

/** Longest description of a bill that is told whole. */
const MOST_LETTERS = 42;
/** Shorter words of a description tell nothing. */
const LEAST_LETTERS = 3;
/** Most bills in one answer. */
const MOST_BILLS = 8;
const MOST_IN_A_MESSAGE = 3;

const LINES = {
  paid: 'money.bill-paid',
  planned: 'money.bill-planned',
  failed: 'money.bill-failed',
  unknown: 'money.bill-unknown',
} as const;
const QUIET_LINES = {
  paid: 'money.bill-paid-quiet',
  planned: 'money.bill-planned-quiet',
  failed: 'money.bill-failed-quiet',
  unknown: 'money.bill-unknown-quiet',
} as const;

/** A bill as its line names it; other kinds than the four by the ledger's own description. */
function lineOf(talk: Talk, bill: Bill, amounts: boolean): string {
  const { texts } = talk.context;
  const lang = spokenLanguage(talk);
  const kind = billWord(bill.kind);
  const name = texts.say(lang, 'money.bill-name', { kind, description: cut(bill.description, MOST_LETTERS) });
  const values = { bill: name, day: sayCivilDate(talk, bill.date) };
  if (!amounts) return texts.say(lang, QUIET_LINES[bill.status], values);
  return texts.say(lang, LINES[bill.status], { ...values, amount: sayAmount(lang, bill.amount) });
}

/** Of each agreement this month's bill, else the last one before, else the next one. */
function nearest(bills: readonly Bill[], now: string): Bill[] {
  const month = now.slice(0, 7);
  return [...Map.groupBy(bills, (bill) => bill.agreementId).values()].flatMap((own) => {
    const found =
      own.find(({ date }) => date.slice(0, 7) === month) ??
      own.findLast(({ date }) => date < now) ??
      own.find(({ date }) => date > now);
    return found === undefined ? [] : [found];
  });
}

/** The bill of the month that was asked about; where it is asked whether it will be paid, one that is not paid yet. */
function ofMonth(bills: readonly Bill[], month: string): Bill[] {
  return bills.filter(({ date }) => date.startsWith(month));
}
const isToCome = ({ status }: Bill) => status !== 'paid';

/** Bills of another kind, whose description holds a word of the question: "is Ziggo betaald". */
function described({ context, now }: Talk, bills: readonly Bill[]): Bill[] {
  const said = plain(now.money.words ?? '').split(' ');
  const telling = said.filter(
    (word) => word.length >= LEAST_LETTERS && !context.words.signs(word).includes('all-bills'),
  );
  return bills.filter(({ kind, description }) => kind === 'other' && isDescribedBy(description, telling));
}

function ofKind(talk: Talk, bills: readonly Bill[], questions: readonly Question[]): Bill[] {
  const kinds = BILL_KINDS.filter((kind) => questions.includes(kind));
  const another = questions.includes('another-bill') ? described(talk, bills) : [];
  if (questions.includes('bills')) return [...bills];
  return bills.filter((bill) => another.includes(bill) || kinds.some((kind) => kind === bill.kind));
}

function asked(talk: Talk, bills: readonly Bill[], questions: readonly Question[]): Bill[] {
  if (questions.includes('bill-failed')) return bills.filter(({ status }) => status === 'failed').slice(-1);
  const own = ofKind(talk, bills, questions);
  const { month } = talk.now.money;
  const found = month === undefined ? nearest(own, today(talk)) : ofMonth(own, month);
  if (!questions.includes('to-come') || found.some(isToCome)) return found;
  return nearest(own.filter(isToCome), today(talk));
}

function tellLines({ talk, amounts }: Telling, bills: readonly Bill[]): void {
  const lines = bills.slice(0, MOST_BILLS).map((bill) => lineOf(talk, bill, amounts));
  for (let at = 0; at < lines.length; at += MOST_IN_A_MESSAGE) {
    sayWords(talk, lines.slice(at, at + MOST_IN_A_MESSAGE).join('\n'));
  }
}

/** A failed payment always goes to a person; the resident need not change anything at the bank. */
function whatNow({ talk, unsure }: Telling, bills: readonly Bill[]): void {
  if (bills.some(({ status }) => status === 'failed')) {
    say(talk, 'money.bill-leave');
    unsure.push('bill-failed');
  }
  if (bills.some(({ status }) => status === 'unknown')) unsure.push('bill-unseen');
}

function notSeen(questions: readonly Question[]): Unsure {
  if (questions.includes('bill-failed')) return 'bill-failed-unknown';
  return questions.includes('another-bill') ? 'another' : 'bills';
}

export function tellBills(
  telling: Telling,
  known: Known<readonly Bill[]> | undefined,
  questions: readonly Question[],
): void {
  const { talk, unsure, followUps } = telling;
  const facts = tellable(talk, known);
  const bills = facts === undefined ? [] : asked(talk, facts.value, questions);
  // Who is asked because of a bailiff looks into this as well: one person, one moment.
  if (questions.includes('disputed') && talk.now.handover?.urgency !== 'red') unsure.push('disputed');
  if (facts === undefined || bills.length === 0) {
    unsure.push(notSeen(questions));
    return;
  }
  audit(talk, 'bills');
  say(talk, 'money.bills', { asof: sayAsOf(talk, facts.asOf) });
  tellLines(telling, bills);
  if (isOlder(talk, facts.asOf)) say(talk, 'money.older');
  whatNow(telling, bills);
  if (!telling.amounts) followUps.add('call');
}
