/** When leefgeld comes and how much, date and amount together; what is under way or late; why it is another amount. */
import { cut } from '../summary.ts';
import { say, sayWords, voice, type Talk } from '../talk.ts';
import { audit } from './audit.ts';
import type { Known, Payout } from './facts.ts';
import { isOlder, tellable, type Told } from './known.ts';
import { isJustSent, isLate, isNewlyLate, isUnderWay, lastDue, nextParts, sentDay } from './payout-view.ts';
import { sayAmount } from './say-amount.ts';
import type { Telling } from './telling.ts';
import { sayAsOf, sayCivilDate, spokenLanguage, today } from './wording.ts';

/** Longest recorded reason that is told whole. */
const MOST_LETTERS = 120;
/** Most parts of one month in one message. */
const MOST_PARTS = 6;

function values(talk: Talk, payout: Payout) {
  return {
    amount: sayAmount(spokenLanguage(talk), payout.amount),
    day: sayCivilDate(talk, payout.date),
    date: sayCivilDate(talk, payout.scheduled),
    late: payout.lateFrom === undefined ? '' : sayCivilDate(talk, payout.lateFrom),
  };
}

/** Why it is another amount than agreed or than before: only what is recorded, otherwise a person (domain notes 9C). */
function tellDifference({ talk, amounts, unsure }: Telling, payout: Payout): void {
  if (!amounts) return;
  const lang = spokenLanguage(talk);
  const { agreed, reason, changedFrom } = payout;
  if (agreed !== undefined && reason !== undefined) {
    say(talk, 'money.payout-reason', { usual: sayAmount(lang, agreed), reason: cut(reason, MOST_LETTERS) });
  } else if (changedFrom !== undefined) {
    say(talk, 'money.payout-changed', { before: sayAmount(lang, changedFrom) });
  } else if (agreed !== undefined) {
    say(talk, 'money.payout-differs', { usual: sayAmount(lang, agreed) });
    unsure.push('differs-told');
  }
}

function tellShift({ talk }: Telling, payout: Payout): void {
  if (payout.scheduled === payout.date) return;
  const { date, day } = values(talk, payout);
  say(talk, 'money.payout-shift', { date, day });
}

function tellLate({ talk, amounts, unsure }: Telling, payout: Payout, asof: string): void {
  const { amount, late } = values(talk, payout);
  if (amounts) say(talk, 'money.payout-late', { amount, late });
  else say(talk, 'money.payout-late-quiet', { late });
  say(talk, 'money.payout-unseen', { asof });
  unsure.push('late');
}

function tellUnderWay(telling: Telling, payout: Payout, asof: string): void {
  const { talk, amounts } = telling;
  const { amount, day, late } = values(talk, payout);
  const planned = payout.status === 'planned';
  if (!amounts) say(talk, 'money.payout-under-way-quiet', { day, asof });
  else say(talk, planned ? 'money.payout-today' : 'money.payout-processing', { amount, asof });
  if (payout.lateFrom !== undefined) say(talk, 'money.payout-there-by', { late });
  tellDifference(telling, payout);
}

function tellSent(telling: Telling, payout: Payout, asof: string): void {
  const { talk, amounts } = telling;
  const { amount } = values(talk, payout);
  const day = sayCivilDate(talk, sentDay(payout));
  if (amounts) say(talk, 'money.payout-sent', { amount, day, asof });
  else say(talk, 'money.payout-sent-quiet', { day, asof });
  tellDifference(telling, payout);
}

function tellParts(telling: Telling, parts: readonly Payout[], asof: string): void {
  const { talk, amounts } = telling;
  say(talk, 'money.payout-parts', { count: parts.length, asof });
  const { texts } = talk.context;
  const lines = parts.slice(0, MOST_PARTS).map((part) => {
    const { amount, day } = values(talk, part);
    return amounts ? texts.say(voice(talk), 'money.payout-part', { amount, day }) : day;
  });
  sayWords(talk, lines.join('\n'));
  if (parts.length > MOST_PARTS) say(talk, 'money.payout-more', { count: parts.length - MOST_PARTS });
}

function tellNext(telling: Telling, parts: readonly Payout[], asof: string): void {
  const { talk, amounts } = telling;
  const [next] = parts;
  if (next === undefined) return;
  const { amount, day } = values(talk, next);
  if (parts.length > 1) tellParts(telling, parts, asof);
  else if (amounts) say(talk, 'money.payout', { amount, day, asof });
  else say(talk, 'money.payout-quiet', { day, asof });
  for (const part of parts.slice(0, MOST_PARTS)) tellShift(telling, part);
  const differing = parts.find(({ agreed, changedFrom }) => (agreed ?? changedFrom) !== undefined);
  if (differing !== undefined) tellDifference(telling, differing);
}

function told({ talk, unsure, amounts, followUps }: Telling, known: Known<readonly Payout[]> | undefined) {
  const facts = tellable(talk, known);
  if (facts === undefined) unsure.push('payout');
  else {
    audit(talk, 'payouts');
    if (!amounts) followUps.add('call');
  }
  return facts;
}

/** "Wanneer krijg ik geld?": what is late or under way, what was just sent, and what comes next. */
export function tellPayouts(telling: Telling, known: Known<readonly Payout[]> | undefined): void {
  const facts = told(telling, known);
  if (facts === undefined) return;
  const { talk } = telling;
  const now = today(talk);
  const asof = sayAsOf(talk, facts.asOf);
  const payouts = facts.value;
  const late = payouts.findLast((payout) => isNewlyLate(payout, now));
  const underWay = payouts.filter((payout) => isUnderWay(payout, now) && !isLate(payout, now));
  const sent = payouts.filter((payout) => isJustSent(payout, now));
  const next = nextParts(payouts, now);
  if (late !== undefined) tellLate(telling, late, asof);
  for (const payout of underWay) tellUnderWay(telling, payout, asof);
  for (const payout of sent) tellSent(telling, payout, asof);
  tellNext(telling, next, asof);
  if (isOlder(talk, facts.asOf)) say(talk, 'money.older');
  if (late === undefined && underWay.length === 0 && next.length === 0) noneComing(telling);
  else telling.followUps.add('notices');
}

function noneComing({ talk, unsure }: Telling): void {
  say(talk, 'money.payout-none');
  unsure.push('none-planned');
}

/** "Het is nog niet op mijn rekening": what is known of it, from when it is late, and whom we ask. */
export function tellNotThere(telling: Telling, known: Known<readonly Payout[]> | undefined): void {
  const facts = told(telling, known);
  if (facts === undefined) return;
  const { talk, unsure } = telling;
  const now = today(talk);
  const payout = lastDue(facts.value, now);
  if (payout === undefined) {
    tellPayouts(telling, known);
    return;
  }
  const asof = sayAsOf(talk, facts.asOf);
  if (isLate(payout, now)) tellLate(telling, payout, asof);
  else if (payout.status === 'sent') tellSentNotThere(telling, payout, facts);
  else {
    tellUnderWay(telling, payout, asof);
    if (payout.lateFrom === undefined) unsure.push('late');
    else say(talk, 'money.payout-wait');
  }
}

function tellSentNotThere(telling: Telling, payout: Payout, { asOf }: Told<readonly Payout[]>): void {
  const { talk, unsure } = telling;
  tellSent(telling, payout, sayAsOf(talk, asOf));
  const { lateFrom } = payout;
  if (lateFrom !== undefined && today(talk) < lateFrom) {
    say(talk, 'money.payout-there-by', { late: sayCivilDate(talk, lateFrom) });
    say(talk, 'money.payout-wait');
  } else unsure.push('sent-not-there');
}

/** "Waarom is het minder?" */
export function tellDiffers(telling: Telling, known: Known<readonly Payout[]> | undefined): void {
  const facts = told(telling, known);
  if (facts === undefined) return;
  const { talk, unsure } = telling;
  const now = today(talk);
  const around = [lastDue(facts.value, now), ...nextParts(facts.value, now)];
  const differing = around.find((payout) => (payout?.agreed ?? payout?.changedFrom) !== undefined);
  if (differing === undefined) {
    unsure.push('differs');
    return;
  }
  const asof = sayAsOf(talk, facts.asOf);
  if (differing.date > now) tellNext(telling, [differing], asof);
  else if (differing.status === 'sent') tellSent(telling, differing, asof);
  else tellUnderWay(telling, differing, asof);
}
