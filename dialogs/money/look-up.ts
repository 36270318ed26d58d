/** Asks the ledger within a turn: the first pass says what is needed, the next one finds it in the context. */
import { Temporal } from 'temporal-polyfill';
import { civilDateOf } from '../civil-time.ts';
import type { Talk } from '../talk.ts';
import type { MoneyFacts, MoneyRequest, MoneyWant } from './request.ts';

/** Far enough back for the last monthly payment, and ahead for the next one after a shift. */
const DAYS_BACK = 35;
const DAYS_AHEAD = 62;

export interface Question {
  readonly redeem?: string;
  readonly participant?: string;
  readonly want: readonly MoneyWant[];
}

function answers({ request, redeemed }: MoneyFacts, { redeem, participant, want }: Question): boolean {
  if (redeem !== undefined && request.redeem !== redeem) return false;
  const whose = request.participant ?? redeemed;
  if (participant !== undefined && whose !== participant) return false;
  return want.every((one) => request.want.includes(one));
}

/**
 * What the ledger says, or undefined when it has to be asked first: the turn then ends with `needs` and is decided
 * anew. What an earlier pass of the turn asked is asked again, because each pass gets one answer.
 */
export function lookUp(talk: Talk, question: Question): MoneyFacts | undefined {
  const { money, now } = talk.context;
  if (money !== undefined && answers(money, question)) return money;
  const today = Temporal.PlainDate.from(civilDateOf(now));
  const before: Partial<MoneyRequest> = money?.request ?? {};
  const redeem = question.redeem ?? before.redeem;
  const participant = question.participant ?? before.participant;
  talk.needs = {
    ...(redeem === undefined ? {} : { redeem }),
    ...(participant === undefined ? {} : { participant }),
    want: [...new Set([...(before.want ?? []), ...question.want])],
    today: today.toString(),
    from: today.subtract({ days: DAYS_BACK }).toString(),
    to: today.add({ days: DAYS_AHEAD }).toString(),
  };
  return undefined;
}
