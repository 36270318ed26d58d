/** What a worker sees of a resident's money, and who may. */
import type { Worker } from '../../dialogs/city.ts';
import { civilDateOf } from '../../dialogs/civil-time.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import type { Balance, Known, Payout } from '../../dialogs/money/facts.ts';
import { addDays } from './bank-days.ts';
import { askWanted, type LookUpDeps } from './look-up.ts';

/** The last payout and those of the coming two months. */
const DAYS_BACK = 35;
const DAYS_AHEAD = 62;

/**
 * Amounts are for the trajectbegeleider who guides this resident now: who has the conversation, or is the fixed contact.
 * Not for who was only asked, not for the achterwacht, and not for a teamleider, who sees figures and deadlines. A
 * resident who does not want a worker to read along is not looked into either.
 */
export function maySeeMoney({ handover, fixedContact, consent }: Conversation, worker: Worker): boolean {
  if (worker.role !== 'trajectbegeleider' || consent.worker?.given === false) return false;
  const has = handover?.state === 'accepted' || handover?.state === 'in-contact';
  return fixedContact === worker.id || (has && handover.worker === worker.id);
}

/** As the desk gets it: amounts are text with two decimals. */
export async function deskMoney(
  deps: Pick<LookUpDeps, 'ledger' | 'ask'>,
  { participant, linkedAt, checkedAt }: Conversation['money'] & { readonly participant: string },
  now: string,
) {
  const today = civilDateOf(now);
  const period = { today, from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD) };
  const facts = await askWanted(deps, participant, { want: ['balance', 'payouts'], ...period });
  return {
    participant,
    linkedAt: linkedAt ?? null,
    checkedAt: checkedAt ?? null,
    balance: told(facts.balance, balanceView),
    payouts: told(facts.payouts, (payouts) => ({ list: payouts.map(payoutView) })),
  };
}

function told<T, V extends object>(fact: Known<T> | undefined, view: (value: T) => V) {
  if (fact?.known !== true) return { known: false, reason: fact?.reason ?? 'unreachable' };
  return { known: true, asOf: fact.asOf, ...view(fact.value) };
}

function balanceView({ balance, reserved }: Balance) {
  return {
    amount: balance.toFixed(2),
    ...(reserved === undefined
      ? {}
      : { reserved: { amount: reserved.amount.toFixed(2), until: reserved.until } }),
  };
}

function payoutView({
  date,
  scheduled,
  amount,
  status,
  sentOn,
  lateFrom,
  agreed,
  reason,
  changedFrom,
}: Payout) {
  return {
    date,
    scheduled,
    amount: amount.toFixed(2),
    status,
    ...(sentOn === undefined ? {} : { sentOn }),
    ...(lateFrom === undefined ? {} : { lateFrom }),
    ...(agreed === undefined ? {} : { agreed: agreed.toFixed(2) }),
    ...(reason === undefined ? {} : { reason }),
    ...(changedFrom === undefined ? {} : { changedFrom: changedFrom.toFixed(2) }),
  };
}
