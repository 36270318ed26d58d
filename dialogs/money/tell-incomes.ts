/** Income that is late, and money that came in besides (holiday pay, a refund): what the ledger says of it. */
import { cut } from '../summary.ts';
import { say } from '../talk.ts';
import { audit } from './audit.ts';
import type { Income, Known } from './facts.ts';
import { isOlder, tellable } from './known.ts';
import { sayAmount } from './say-amount.ts';
import type { Telling } from './telling.ts';
import { sayAsOf, sayCivilDate, spokenLanguage, today } from './wording.ts';

/** Longest name of an income that is told whole. */
const MOST_LETTERS = 54;
/** Descriptions of income that does not come every month. */
const BESIDES = /vakantie|toeslag|teruggave|teruggaaf|belasting|compensatie|holiday|dertiende|eindejaar/i;

function tellReceived({ talk, amounts, followUps }: Telling, income: Income, asof: string): void {
  if (income.received === undefined) return;
  if (!amounts) {
    followUps.add('call');
    return;
  }
  say(talk, 'money.income-received', {
    payer: cut(income.description, MOST_LETTERS),
    amount: sayAmount(spokenLanguage(talk), income.amount),
    day: sayCivilDate(talk, income.received),
    asof,
  });
}

/** "Mijn uitkering is laat": what we still wait for; whether leefgeld changes only a person can say. */
export function tellIncomeLate(telling: Telling, known: Known<readonly Income[]> | undefined): void {
  const { talk, unsure } = telling;
  const facts = tellable(talk, known);
  if (facts === undefined) {
    unsure.push('incomes');
    return;
  }
  audit(talk, 'incomes');
  const asof = sayAsOf(talk, facts.asOf);
  const due = facts.value.filter(({ expected }) => expected <= today(talk));
  const missing = due.filter(({ received }) => received === undefined);
  const last = due.filter(({ received }) => received !== undefined).at(-1);
  for (const { description } of missing.slice(-2))
    say(talk, 'money.income-waiting', { payer: cut(description, MOST_LETTERS), asof });
  if (missing.length === 0 && last !== undefined) tellReceived(telling, last, asof);
  if (isOlder(talk, facts.asOf)) say(talk, 'money.older');
  unsure.push('change');
}

/** "Ik kreeg vakantiegeld": what is seen of it, and what the resident wants with it. */
export function tellIncoming(telling: Telling, known: Known<readonly Income[]> | undefined): void {
  const { talk, followUps } = telling;
  followUps.add('incoming');
  const facts = tellable(talk, known);
  if (facts === undefined) return;
  const found = facts.value
    .filter((one) => one.received !== undefined && BESIDES.test(one.description))
    .at(-1);
  if (found === undefined) return;
  audit(talk, 'incomes');
  tellReceived(telling, found, sayAsOf(talk, facts.asOf));
}
