/** Which payouts an answer is about. Pure choices on what the ledger gave; nothing is computed with amounts. */
import { Temporal } from 'temporal-polyfill';
import type { CivilDate, Payout } from './facts.ts';

/** A sent payout is told together with the next one for this many days. */
const RECENT_DAYS = 3;
/** Who asks when money comes also hears of one that is late, for this many days. */
const LATE_DAYS = 14;

const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Temporal.PlainDate.from(from).until(to).total('days');

/** The day of a payout has come and it is not known to be sent. */
export function isUnderWay({ status, date }: Payout, today: CivilDate): boolean {
  return status === 'processing' || (status === 'planned' && date <= today);
}

/** It should have been on the account before today. */
export function isLate(payout: Payout, today: CivilDate): boolean {
  return payout.status !== 'sent' && payout.lateFrom !== undefined && payout.lateFrom <= today;
}

/** Late, and not so long ago that the resident would have asked about it before. */
export function isNewlyLate(payout: Payout, today: CivilDate): boolean {
  return isLate(payout, today) && daysBetween(payout.date, today) <= LATE_DAYS;
}

/** The day it was sent, as far as is known. */
export function sentDay({ sentOn, date }: Payout): CivilDate {
  return sentOn ?? date;
}

/** Sent in the last few days: it may not be on the account yet. */
export function isJustSent(payout: Payout, today: CivilDate): boolean {
  const day = sentDay(payout);
  return payout.status === 'sent' && day <= today && daysBetween(day, today) <= RECENT_DAYS;
}

/** The coming payouts to tell: the next one with all parts planned for the same month, oldest first. */
export function nextParts(payouts: readonly Payout[], today: CivilDate): Payout[] {
  const coming = payouts.filter(({ status, date }) => status === 'planned' && date > today);
  const month = coming[0]?.scheduled.slice(0, 7);
  return coming.filter(({ scheduled }) => scheduled.slice(0, 7) === month);
}

/** The last payout whose day has come: the one that may not be on the account yet. */
export function lastDue(payouts: readonly Payout[], today: CivilDate): Payout | undefined {
  return payouts.filter(({ date }) => date <= today).at(-1);
}
