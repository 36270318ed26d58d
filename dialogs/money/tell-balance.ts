/** The balance at the Huishoudboekje: never the resident's own account, never what can be spent (design C8). */
import { addMinutes } from '../civil-time.ts';
import { say } from '../talk.ts';
import { askPerson, BELOW_ZERO } from './ask-person.ts';
import { audit } from './audit.ts';
import type { Balance, Known } from './facts.ts';
import { isOlder, tellable } from './known.ts';
import { sayAmount } from './say-amount.ts';
import type { Telling } from './telling.ts';
import { sayAsOf, sayCivilDate, spokenLanguage } from './wording.ts';

/** A person who looks along is told again of a balance that stays below zero after this many days. */
const TELL_AGAIN_DAYS = 30;

/** Below zero: why that can be, without blame, and a person who looks along. */
function belowZero({ talk }: Telling): void {
  const { money } = talk.now;
  const paysCosts = talk.context.facts.city.variant === 'with-fixed-costs';
  say(talk, paysCosts ? 'money.negative-costs' : 'money.negative');
  const again = addMinutes(talk.context.now, -TELL_AGAIN_DAYS * 24 * 60);
  if (money.negativeToldAt !== undefined && money.negativeToldAt > again) return;
  money.negativeToldAt = talk.context.now;
  askPerson(talk, BELOW_ZERO, 'money.watching');
}

export function tellBalance(telling: Telling, known: Known<Balance> | undefined): void {
  const { talk, amounts, unsure, followUps } = telling;
  const told = tellable(talk, known);
  if (told === undefined) {
    unsure.push('balance');
    return;
  }
  if (!amounts) {
    followUps.add('call');
    return;
  }
  audit(talk, 'balance');
  const { balance, reserved } = told.value;
  const lang = spokenLanguage(talk);
  const asof = sayAsOf(talk, told.asOf);
  const text = balance.isNegative() && !balance.isZero() ? 'money.balance-negative' : 'money.balance';
  say(talk, text, { amount: sayAmount(lang, balance.abs()), asof });
  if (isOlder(talk, told.asOf)) say(talk, 'money.older');
  if (
    text === 'money.balance' &&
    reserved !== undefined &&
    talk.context.facts.city.variant === 'with-fixed-costs'
  ) {
    const until = sayCivilDate(talk, reserved.until);
    say(talk, 'money.reserved', { reserved: sayAmount(lang, reserved.amount), until });
  }
  if (text === 'money.balance-negative') belowZero(telling);
}
