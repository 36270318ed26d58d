/** The answer to all money questions that wait, from the ledger's facts only. */
import { sendMonth } from '../pictures/month.ts';
import { say, type Talk } from '../talk.ts';
import { askPerson } from './ask-person.ts';
import { lookUp } from './look-up.ts';
import { scheduleNotices } from './notices.ts';
import { BILL_QUESTIONS, waitingQuestions, wantsOf, type Question } from './questions.ts';
import type { MoneyFacts } from './request.ts';
import { tellBalance } from './tell-balance.ts';
import { tellBills } from './tell-bills.ts';
import { tellIncomeLate, tellIncoming } from './tell-incomes.ts';
import { tellDiffers, tellNotThere, tellPayouts } from './tell-payouts.ts';
import { EXPLAINED, FOLLOW_UPS, UNSURE, type FollowUp, type Telling } from './telling.ts';

type Facts = Omit<MoneyFacts, 'request'>;

function tell(telling: Telling, questions: readonly Question[], facts: Facts): void {
  const asks = (question: Question) => questions.includes(question);
  if (asks('balance')) tellBalance(telling, facts.balance);
  if (asks('spend')) {
    say(telling.talk, 'money.spend');
    telling.unsure.push('spend');
  }
  if (asks('not-there')) tellNotThere(telling, facts.payouts);
  else if (asks('differs')) tellDiffers(telling, facts.payouts);
  else if (asks('payout')) tellPayouts(telling, facts.payouts);
  if (BILL_QUESTIONS.some(asks)) tellBills(telling, facts.bills, questions);
  if (asks('income-late')) tellIncomeLate(telling, facts.incomes);
  if (asks('incoming')) tellIncoming(telling, facts.incomes);
  tellPicture(telling, questions, facts);
  if (asks('share')) telling.followUps.add('share');
  if (asks('writing')) telling.followUps.add('writing');
}

/** The month as a picture, when it was asked for or is liked; what could not be shown goes to a person. */
function tellPicture({ talk, amounts, unsure }: Telling, questions: readonly Question[], facts: Facts): void {
  const all = questions.includes('picture-amounts');
  if (!all && !questions.includes('picture')) return;
  if (!sendMonth(talk, facts, all && amounts)) unsure.push('payout');
}

/** Who likes pictures gets one with every answer about days. */
function asLiked(talk: Talk, questions: readonly Question[]): readonly Question[] {
  const days = questions.includes('payout') || questions.includes('bills');
  return days && talk.now.prefers?.pictures === true
    ? [...new Set([...questions, 'picture'] as const)]
    : questions;
}

/** "Dat weet ik nu niet zeker", and who is asked; what was known is told apart from what was not. */
function admit({ talk, unsure }: Telling, toldBefore: boolean): void {
  const unknown = [...new Set(unsure)];
  if (unknown.length === 0) return;
  const unsaid = unknown.filter((one) => !EXPLAINED.includes(one));
  if (unsaid.length > 0 && !toldBefore) say(talk, 'money.not-sure');
  else for (const about of unsaid) say(talk, 'money.not-sure-of', { about });
  askPerson(talk, unknown.map((one) => UNSURE[one]).join(', '));
}

/** Is this a moment to offer messages about payouts: once, when nothing else is being asked? */
function mayOffer(talk: Talk, { unsure }: Telling): boolean {
  const { notices, noticesOfferedAt } = talk.now.money;
  return !notices && noticesOfferedAt === undefined && unsure.length === 0 && talk.now.stack.length === 0;
}

/** May amounts be written now? On a shared telephone only after a yes in this talk. */
function mayWrite(talk: Talk): boolean {
  const { writing } = talk.now.money;
  if (writing === 'never') return false;
  return writing !== 'on-request' || talk.now.answers['money-show']?.value === 'yes';
}

function followUpOf(talk: Talk, telling: Telling): FollowUp | 'told' {
  const follow = FOLLOW_UPS.find((one) => telling.followUps.has(one)) ?? 'told';
  if (follow !== 'notices') return follow;
  if (!mayOffer(talk, telling)) return 'told';
  talk.now.money.noticesOfferedAt = talk.context.now;
  return 'notices';
}

/**
 * Tells what was asked and says which question follows; undefined when the ledger has to be asked first. Only for a
 * resident whom the gate let in.
 */
export function answerMoney(talk: Talk): FollowUp | 'told' | undefined {
  const { money } = talk.now;
  const { participant } = money;
  if (participant === undefined) return 'told';
  const questions = asLiked(talk, waitingQuestions(money.waiting));
  const want = wantsOf(questions);
  const facts: Facts | undefined = want.length === 0 ? {} : lookUp(talk, { participant, want });
  if (facts === undefined) return undefined;
  const telling: Telling = { talk, amounts: mayWrite(talk), unsure: [], followUps: new Set() };
  const linesBefore = talk.now.transcript.length;
  if (questions.length === 0) say(talk, 'money.ready');
  tell(telling, questions, facts);
  admit(telling, talk.now.transcript.length > linesBefore);
  if (questions.includes('notices-on')) {
    money.notices = true;
    say(talk, 'money.notices-set');
  }
  if (facts.payouts !== undefined) scheduleNotices(talk, facts.payouts);
  if (facts.balance !== undefined || facts.payouts !== undefined) money.toldAt = talk.context.now;
  delete money.waiting;
  return followUpOf(talk, telling);
}
