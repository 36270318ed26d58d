/** Income that is late, and money that came in besides (holiday pay, a refund): what the ledger says of it. */
import type { Sign } from '../context.ts';
import { plain } from '../plain.ts';
import { cut } from '../summary.ts';
import { say, type Talk } from '../talk.ts';
import { audit } from './audit.ts';
import type { Income, Known } from './facts.ts';
import { isDescribedBy } from './described.ts';
import { isOlder, tellable } from './known.ts';
import { sayAmount } from './say-amount.ts';
import type { Telling } from './telling.ts';
import { sayAsOf, sayCivilDate, spokenLanguage, today } from './wording.ts';

/** Longest name of an income that is told whole. */
const MOST_LETTERS = 54;
/** How the ledger describes what a resident can name; beside it, any word that both use ("zorgtoeslag"). */
const DESCRIBED: Readonly<Partial<Record<Sign, RegExp>>> = {
  salary: /salaris|loon|werk|wage|salary/i,
  benefit: /uitkering|bijstand|participatie|levensonderhoud|uwv|ww|wia|ziektewet/i,
  'holiday-pay': /vakantie|holiday/i,
  allowance: /toeslag/i,
  refund: /teruggave|teruggaaf|belasting/i,
  'energy-money': /energie/i,
};
const LEAST_LETTERS = 4;

/** The incomes that the question names. */
function meant(talk: Talk, incomes: readonly Income[]): Income[] {
  const said = plain(talk.now.money.words ?? '').split(' ');
  const long = said.filter((word) => word.length >= LEAST_LETTERS);
  const alike = incomes.filter(({ description }) => isDescribedBy(description, long));
  const signs = talk.context.words.signs(talk.now.money.words ?? '');
  const kinds = signs.flatMap((sign) => DESCRIBED[sign] ?? []);
  const same = incomes.filter(({ description }) => kinds.some((kind) => kind.test(description)));
  return alike.length > 0 ? alike : same;
}

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

/** What we still wait for, or else what came last; true when something is waited for. */
function tellDue(telling: Telling, due: readonly Income[], asof: string): boolean {
  const missing = due.filter(({ received }) => received === undefined);
  const last = due.filter(({ received }) => received !== undefined).at(-1);
  for (const { description } of missing.slice(-2))
    say(telling.talk, 'money.income-waiting', { payer: cut(description, MOST_LETTERS), asof });
  if (missing.length === 0 && last !== undefined) tellReceived(telling, last, asof);
  return missing.length > 0;
}

function areDue(talk: Talk, incomes: readonly Income[]): Income[] {
  return incomes.filter(({ expected, received }) => received !== undefined || expected <= today(talk));
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
  const own = meant(talk, facts.value);
  const waited = facts.value.filter(({ received }) => received === undefined);
  tellDue(telling, areDue(talk, own.length > 0 ? own : waited), sayAsOf(talk, facts.asOf));
  if (isOlder(talk, facts.asOf)) say(talk, 'money.older');
  unsure.push('change');
}

/** "Is mijn uitkering al binnen", "hoeveel salaris kreeg ik": only what was named; what is not seen a person looks up. */
export function tellIncome(telling: Telling, known: Known<readonly Income[]> | undefined): void {
  const { talk, unsure } = telling;
  const facts = tellable(talk, known);
  const due = facts === undefined ? [] : areDue(talk, meant(talk, facts.value));
  if (facts === undefined || due.length === 0) {
    unsure.push('incomes');
    return;
  }
  audit(talk, 'incomes');
  if (tellDue(telling, due, sayAsOf(talk, facts.asOf))) unsure.push('change');
  if (isOlder(talk, facts.asOf)) say(talk, 'money.older');
}

/** "Ik kreeg vakantiegeld": what is seen of just that, and what the resident wants with it. */
export function tellIncoming(telling: Telling, known: Known<readonly Income[]> | undefined): void {
  const { talk, followUps } = telling;
  followUps.add('incoming');
  const facts = tellable(talk, known);
  if (facts === undefined) return;
  const found = meant(talk, facts.value)
    .filter(({ received }) => received !== undefined)
    .at(-1);
  if (found === undefined) return;
  audit(talk, 'incomes');
  tellReceived(telling, found, sayAsOf(talk, facts.asOf));
}
