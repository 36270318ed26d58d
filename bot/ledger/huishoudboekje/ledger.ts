import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Balance, Bill, CivilDate, Income, Known, Participant } from '../../../dialogs/money/facts.ts';
import type { Payout } from '../../../dialogs/money/facts.ts';
import type { BankDayShift } from '../bank-days.ts';
import { addDays } from '../bank-days.ts';
import { checkQuestion } from '../check-question.ts';
import type { DayRange } from '../payouts/schedule.ts';
import type { Ledger } from '../port.ts';
import { LedgerUsageError } from '../usage-error.ts';
import { within } from '../within.ts';
import { billsOf, billTransfers } from './bills-of.ts';
import type { Found } from './books.ts';
import { findParticipant, readAgreements, readBalance, readPerson } from './books.ts';
import type { CallerOptions } from './caller.ts';
import { makeCaller } from './caller.ts';
import { askGraphql } from './graphql.ts';
import { incomesOf } from './incomes-of.ts';
import type { LeefgeldMarker } from './leefgeld.ts';
import { USUAL_LEEFGELD_MARKER } from './leefgeld.ts';
import { openMonthlyReports } from './monthly-report.ts';
import type { MonthlyReport } from './monthly-report.ts';
import { failed, REASONS } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { participantKey } from './participant-key.ts';
import { leefgeldTransfers, payoutsOf } from './payouts-of.ts';
import { ALIVE } from './queries.ts';
import { monthOf, reservedOf } from './reserved-of.ts';
import { safeBase } from './safe-base.ts';
import type { PlannedTransfer } from './seen-in.ts';

export interface HuishoudboekjeOptions extends CallerOptions {
  /** Base address; GraphQL is asked at `graphql` under it, such as https://huishoudboekje.example/api. */
  readonly url: string;
  /** The token of the municipality's service account for GraphQL. */
  readonly token: string;
  /** The user API, for income that came in; without it that question is not supported. */
  readonly userApi?: { readonly url: string; readonly apiKey: string };
  readonly variant: 'income-only' | 'with-fixed-costs';
  /** The city's rule for a payment on a day that is not a bank day. */
  readonly shift: BankDayShift;
  /** Such as Europe/Amsterdam. */
  readonly timeZone: string;
  readonly leefgeld?: LeefgeldMarker;
}

/** Days asked for beyond the period, because a shift may move a payment into it: more than Christmas ever takes. */
const MARGIN_DAYS = 10;
/** Without the report the payments are known too, only not whether they were made: nobody waits long for it. */
const REPORT_PATIENCE_MS = 2_500;
/** Nobody asks further; the other side counts its days one by one. */
const LONGEST_PERIOD_DAYS = 20 * 366;

/**
 * The ledger of a city that runs the real Huishoudboekje (version 2.1.4). Participants are named by their number
 * there or by BSN; answers name them by number. It only reads.
 * @throws LedgerUsageError when the address is not safe or a token is missing; questions throw it for an empty id,
 * an impossible day or an endless period, before anything is sent. All other trouble is `{known: false}`.
 */
export function openHuishoudboekje(options: HuishoudboekjeOptions): Ledger {
  if (!/^[\w.~+/=-]+$/.test(options.token)) {
    throw new LedgerUsageError('bad-settings', 'The Huishoudboekje token is missing or not a token.');
  }
  const call = makeCaller(options);
  const access = { url: new URL('graphql', safeBase(options.url)), token: options.token, call };
  const reports =
    options.userApi === undefined ? undefined : openMonthlyReports({ ...options, ...options.userApi });
  const leefgeld = options.leefgeld ?? USUAL_LEEFGELD_MARKER;

  async function answer<T>(id: string, ask: (who: Found) => Promise<Outcome<T>>): Promise<Known<T>> {
    const asOf = new Date(options.clock()).toISOString();
    const key = participantKey(id);
    const found = key === undefined ? failed('missing') : await findParticipant(access, key);
    const outcome = found.ok ? await ask(found.value) : found;
    return outcome.ok
      ? { known: true, value: outcome.value, asOf }
      : { known: false, reason: REASONS[outcome.failure] };
  }

  function city(): { shift: BankDayShift; leefgeld: LeefgeldMarker; today: CivilDate } {
    const now = Temporal.Instant.fromEpochMilliseconds(options.clock());
    const today = now.toZonedDateTimeISO(options.timeZone).toPlainDate().toString();
    return { shift: options.shift, leefgeld, today };
  }

  async function payouts(who: Found, period: DayRange): Promise<Outcome<readonly Payout[]>> {
    const range = widened(period);
    const books = await readAgreements(access, who, range);
    if (!books.ok) return books;
    const planned = leefgeldTransfers(books.value.agreements, range, city());
    if (!planned.ok) return planned;
    const { today } = city();
    const told = payoutsOf(planned.value, today, await reportOver(books.value.bsn, planned.value, today));
    return { ok: true, value: told.filter(({ date }) => isIn(date, period)) };
  }

  async function bills(who: Found, period: DayRange): Promise<Outcome<readonly Bill[]>> {
    const range = widened(period);
    const books = await readAgreements(access, who, range);
    if (!books.ok) return books;
    const planned = billTransfers(books.value.agreements, period, range, city());
    if (!planned.ok) return planned;
    const { today } = city();
    const told = billsOf(planned.value, today, await reportOver(books.value.bsn, planned.value, today));
    return { ok: true, value: told.filter(({ date }) => isIn(date, period)) };
  }

  /** The report over the days on which these payments may have been made; undefined when it is not there in time. */
  async function reportOver(
    bsn: string | null,
    planned: readonly PlannedTransfer[],
    today: CivilDate,
  ): Promise<MonthlyReport | undefined> {
    const due = planned.filter(({ date, transfer }) => date <= today && transfer.status !== 'GEREED');
    const first = due.map(({ date }) => date).sort()[0];
    if (reports === undefined || bsn === null || first === undefined) return undefined;
    const report = await within(REPORT_PATIENCE_MS, reports.read(bsn, addDays(first, -MARGIN_DAYS), today));
    return report?.ok === true ? report.value : undefined;
  }

  async function incomes(who: Found, period: DayRange): Promise<Outcome<readonly Income[]>> {
    if (reports === undefined) return failed('not-recorded');
    const books = await readAgreements(access, who, period);
    if (!books.ok) return books;
    if (books.value.bsn === null) return failed('not-recorded');
    const report = await reports.read(books.value.bsn, period.from, period.to);
    return report.ok ? incomesOf(books.value.agreements, report.value) : report;
  }

  async function balance(who: Found, on: CivilDate): Promise<Outcome<Balance>> {
    // The state of the bills is that of today, so it says nothing about the balance of another day.
    const withBills = options.variant === 'with-fixed-costs' && on === city().today;
    const [book, due] = await Promise.all([
      readBalance(access, who, on),
      withBills ? bills(who, monthOf(on)) : failed('not-recorded'),
    ]);
    if (!book.ok) return book;
    const reserved = due.ok ? reservedOf(due.value, on) : undefined;
    return { ok: true, value: { balance: book.value, ...(reserved === undefined ? {} : { reserved }) } };
  }

  return {
    kind: 'huishoudboekje',
    participant: async (id) => {
      checkQuestion(id);
      return answer(id, async (who) => {
        const person = await readPerson(access, who);
        return person.ok ? { ok: true, value: participantOf(person.value) } : person;
      });
    },
    balance: async (id, on) => {
      checkQuestion(id, on);
      return answer(id, (who) => balance(who, on));
    },
    payouts: async (id, from, to) => {
      const period = checkedPeriod(id, from, to);
      return answer(id, (who) => payouts(who, period));
    },
    bills: async (id, from, to) => {
      const period = checkedPeriod(id, from, to);
      if (options.variant === 'income-only') return { known: false, reason: 'not-supported' };
      return answer(id, (who) => bills(who, period));
    },
    incomes: async (id, from, to) => {
      const period = checkedPeriod(id, from, to);
      return answer(id, (who) => incomes(who, period));
    },
    healthy: async () => {
      const question = { name: 'alive', query: ALIVE, variables: {} };
      return (await askGraphql(access, question, z.object({ __typename: z.string() }))).ok;
    },
  };
}

function participantOf(person: {
  readonly id: number;
  readonly voornamen: string | null;
  readonly achternaam: string | null;
  readonly geboortedatum: string | null;
}): Participant {
  const name = [person.voornamen, person.achternaam].filter((part) => part !== null && part !== '').join(' ');
  return {
    id: String(person.id),
    name,
    // Without the year: the light check needs day and month only.
    ...(person.geboortedatum === null ? {} : { birthday: person.geboortedatum.slice(5) }),
  };
}

function checkedPeriod(id: string, from: CivilDate, to: CivilDate): DayRange {
  checkQuestion(id, from, to);
  if (from > to || addDays(from, LONGEST_PERIOD_DAYS) < to) {
    throw new LedgerUsageError('bad-period', 'a ledger was asked about a period that ends first or never');
  }
  return { from, to };
}

function widened(period: DayRange): DayRange {
  return { from: addDays(period.from, -MARGIN_DAYS), to: addDays(period.to, MARGIN_DAYS) };
}

function isIn(day: CivilDate, period: DayRange): boolean {
  return period.from <= day && day <= period.to;
}
