/** What the last money answer was about, while a message may still go on about it. */
import { addMinutes } from '../civil-time.ts';
import type { Talk } from '../talk.ts';
import { waitingQuestions, type Question } from './questions.ts';

/** After this long a message stands by itself. */
const GOES_ON_MINUTES = 60;

/** Answered with a saldo or leefgeld. */
const OF_MONEY: readonly Question[] = ['balance', 'balance-then', 'payout', 'not-there', 'differs'];

type Told = Pick<Talk, 'now' | 'context'>;

/** The questions that were answered within the hour, whatever was said since. */
export function toldLately({ now, context }: Told): readonly Question[] {
  const { told } = now.money;
  if (told === undefined || context.now > addMinutes(told.at, GOES_ON_MINUTES)) return [];
  return waitingQuestions(told.questions);
}

/** The same, when that was the last thing we said, with at most an offer of ours behind it. */
export function lastTold(talk: Told): readonly Question[] {
  const { position, money, transcript } = talk.now;
  const last = transcript.findLast(({ from }) => from === 'bot');
  const open = position !== undefined && position.flow !== 'money';
  return open || last === undefined || last.at !== money.told?.at ? [] : toldLately(talk);
}

/** Was that a saldo or leefgeld? */
export function lastToldMoney(talk: Told): boolean {
  return lastTold(talk).some((one) => OF_MONEY.includes(one));
}
