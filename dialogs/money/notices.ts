/**
 * Messages about payouts, only for who asked for them: on the day itself, and once when it is late. A neutral first
 * line, never an amount (design C8). What is planned is worked out anew from the ledger each time it is known.
 */
import { Temporal } from 'temporal-polyfill';
import { addMinutes, civilDateOf, stamp, TIME_ZONE } from '../civil-time.ts';
import type { AgendaItem } from '../conversation.ts';
import { isInDanger, owner } from '../handover/state.ts';
import { say, schedule, unschedule, type Talk } from '../talk.ts';
import { askPerson } from './ask-person.ts';
import { audit } from './audit.ts';
import type { CivilDate, Known, Payout } from './facts.ts';
import { tellable, type Told } from './known.ts';
import { lookUp } from './look-up.ts';
import { UNSURE } from './telling.ts';
import { today } from './wording.ts';

/** The hour of the day at which these messages leave, in Amsterdam. */
const HOUR = 9;
/** When nothing is planned the ledger is asked again after so many days. */
const LOOK_AGAIN_DAYS = 7;
/** When the ledger cannot say, it is asked again after so many minutes. */
const RETRY_MINUTES = 180;
/** So many days after it became late a payout may still be told about: statements can run behind. */
const LATE_FOR_DAYS = 5;
/** Payouts remembered as told about. */
const MOST_NOTICED = 40;
/** An item about no payout in particular: look what is planned. */
export const LOOK = 'look';

type Payouts = Known<readonly Payout[]>;

function morning(date: CivilDate): string {
  return stamp(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: TIME_ZONE, plainTime: { hour: HOUR } }),
  );
}

function plusDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

const onTheDay = (date: CivilDate) => `notice ${date}`;
const whenLate = (date: CivilDate) => `late ${date}`;

function noticed(talk: Talk, about: string): boolean {
  return talk.now.money.noticed.includes(about);
}

function remember(talk: Talk, about: string): void {
  talk.now.money.noticed = [...talk.now.money.noticed, about].slice(-MOST_NOTICED);
}

function lookAfter(talk: Talk, days: number): void {
  schedule(talk, { kind: 'payout-notice', about: LOOK, at: morning(plusDays(today(talk), days)) });
}

/** The morning of this day, or the next one when it has passed. */
function comingMorning(talk: Talk, date: CivilDate): string {
  const at = morning(date);
  return at > talk.context.now ? at : morning(plusDays(today(talk), 1));
}

/** What is still to be told about these payouts, each with its moment. */
function comingNotices(talk: Talk, payouts: readonly Payout[]): { about: string; at: string }[] {
  const open = payouts.filter(({ status }) => status !== 'sent');
  const next = open.find(({ date }) => morning(date) > talk.context.now && !noticed(talk, onTheDay(date)));
  const oldest = plusDays(today(talk), -LATE_FOR_DAYS);
  const late = open.find(
    ({ date, lateFrom }) => lateFrom !== undefined && lateFrom >= oldest && !noticed(talk, whenLate(date)),
  );
  return [
    ...(next === undefined ? [] : [{ about: onTheDay(next.date), at: morning(next.date) }]),
    ...(late?.lateFrom === undefined
      ? []
      : [{ about: whenLate(late.date), at: comingMorning(talk, late.lateFrom) }]),
  ];
}

/** Plans the next messages; nothing for who did not ask for them. */
export function scheduleNotices(talk: Talk, known: Payouts): void {
  if (!talk.now.money.notices) return;
  const facts = tellable(talk, known);
  if (facts === undefined && talk.now.agenda.some((item) => item.kind === 'payout-notice')) return;
  unschedule(talk, 'payout-notice');
  const items = facts === undefined ? [] : comingNotices(talk, facts.value);
  for (const item of items) schedule(talk, { kind: 'payout-notice', ...item });
  if (items.length === 0) lookAfter(talk, facts === undefined ? 1 : LOOK_AGAIN_DAYS);
}

/** The ledger could not say: asked again later on the same day, else the next morning. */
function retry(talk: Talk, item: AgendaItem): void {
  const at = addMinutes(talk.context.now, RETRY_MINUTES);
  if (civilDateOf(at) === today(talk)) schedule(talk, { kind: 'payout-notice', about: item.about, at });
  else lookAfter(talk, 1);
}

/** No more messages about payouts. */
export function stopNotices(talk: Talk): void {
  talk.now.money.notices = false;
  unschedule(talk, 'payout-notice');
}

/** Wanted, and nothing forbids it: no STOP, no danger that a person is asked for. */
function wanted(talk: Talk): boolean {
  const { money, optedOutAt } = talk.now;
  const allowed = optedOutAt === undefined && !isInDanger(talk.now);
  return money.notices && money.participant !== undefined && allowed;
}

/** After a pause in which plans were taken away (STOP, danger), the ledger is looked at again. */
export function reviveNotices(talk: Talk): void {
  const { agenda } = talk.now;
  if (!wanted(talk)) return;
  if (agenda.some((item) => item.kind === 'payout-notice')) return;
  schedule(talk, { kind: 'payout-notice', about: LOOK, at: addMinutes(talk.context.now, 60) });
}

function tellOnTheDay(talk: Talk, payout: Payout): void {
  const text = payout.status === 'planned' ? 'money.notice-planned' : 'money.notice';
  say(talk, text, {}, { template: 'payout-notice' });
  audit(talk, 'notice', 'warmlijn');
}

/** Late only when the ledger has seen the days in between: otherwise it is the ledger that runs behind. */
function tellWhenLate(talk: Talk, payout: Payout, { asOf }: Told<readonly Payout[]>): boolean {
  if (payout.status === 'sent') return true;
  if (civilDateOf(asOf) < payout.date) return false;
  say(talk, 'money.notice-late', {}, { template: 'payout-late' });
  audit(talk, 'notice', 'warmlijn');
  askPerson(talk, UNSURE.late);
  return true;
}

function tellAbout(talk: Talk, about: string, facts: Told<readonly Payout[]>): void {
  if (noticed(talk, about)) return;
  for (const payout of facts.value) {
    if (about === onTheDay(payout.date) && payout.date === today(talk)) {
      tellOnTheDay(talk, payout);
      remember(talk, about);
      return;
    }
    if (about === whenLate(payout.date) && tellWhenLate(talk, payout, facts)) {
      remember(talk, about);
      return;
    }
  }
}

/** The moment of a message has come. Silent when not wanted any more, after STOP, or while a worker writes. */
export function payoutNotice(talk: Talk, item: AgendaItem): void {
  const { participant } = talk.now.money;
  if (!wanted(talk) || participant === undefined) return;
  const facts = lookUp(talk, { participant, want: ['payouts'] });
  if (facts?.payouts === undefined) return;
  const told = tellable(talk, facts.payouts);
  if (told === undefined) {
    retry(talk, item);
    return;
  }
  if (owner(talk.now) === undefined) tellAbout(talk, item.about, told);
  scheduleNotices(talk, facts.payouts);
}
