/**
 * A second, deliberately simple look at agreements: every day of the years is asked whether it is one to pay on. Whole
 * cents, days as text, Easter from a printed table; it shares no code with the ledger.
 */
export interface NaiveAgreement {
  readonly id: string;
  readonly cents: bigint;
  readonly validFrom: string;
  readonly validThrough?: string | undefined;
  readonly startDate: string;
  readonly endDate?: string | undefined;
  readonly exceptDates: readonly string[];
  readonly byDay?: readonly string[];
  readonly byMonthDay?: readonly number[];
  readonly byMonth?: readonly number[] | undefined;
  /** Changes of the amount from a day on, oldest first. */
  readonly changes: readonly { readonly from: string; readonly cents: bigint }[];
}

export interface NaivePayout {
  readonly agreement: string;
  readonly date: string;
  readonly scheduled: string;
  readonly cents: bigint;
}

/** Easter Sundays as printed in the almanac. */
const EASTER: Readonly<Record<number, string>> = {
  2016: '03-27',
  2017: '04-16',
  2018: '04-01',
  2019: '04-21',
  2020: '04-12',
  2021: '04-04',
  2022: '04-17',
  2023: '04-09',
  2024: '03-31',
  2025: '04-20',
  2026: '04-05',
  2027: '03-28',
  2028: '04-16',
  2029: '04-01',
  2030: '04-21',
};
const FIXED = ['01-01', '05-01', '12-25', '12-26'];
const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The civil day so many days later; days are counted in UTC, where all are equally long. */
export function naiveLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function closed(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  const year = day.slice(0, 4);
  const easter = EASTER[Number(year)];
  if (easter === undefined) throw new Error(`No Easter in the table for ${year}.`);
  const moving = [naiveLater(`${year}-${easter}`, -2), naiveLater(`${year}-${easter}`, 1)];
  return weekday === 0 || weekday === 6 || FIXED.includes(day.slice(5)) || moving.includes(day);
}

function moved(day: string, shift: 'before' | 'after'): string {
  let at = day;
  while (closed(at)) at = naiveLater(at, shift === 'before' ? -1 : 1);
  return at;
}

function isDue(agreement: NaiveAgreement, day: string): boolean {
  const date = new Date(day);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const { byDay, byMonthDay = [], byMonth } = agreement;
  const named =
    byDay === undefined
      ? byMonthDay.some((number) => Math.min(number, lastOfMonth) === date.getUTCDate())
      : byDay.includes(NAMES[date.getUTCDay()] ?? '');
  return (
    named &&
    (byMonth === undefined || byMonth.includes(date.getUTCMonth() + 1)) &&
    day >= agreement.startDate &&
    day >= agreement.validFrom &&
    day <= (agreement.endDate ?? '9999') &&
    day <= (agreement.validThrough ?? '9999') &&
    !agreement.exceptDates.includes(day)
  );
}

/** All payouts that leave from `from` to `to`, oldest first. */
export function naivePayouts(
  agreements: readonly NaiveAgreement[],
  shift: 'before' | 'after',
  from: string,
  to: string,
): NaivePayout[] {
  const found: NaivePayout[] = [];
  // A payment moves a week at most, so looking two weeks further is enough.
  for (let day = naiveLater(from, -14); day <= naiveLater(to, 14); day = naiveLater(day, 1)) {
    for (const agreement of agreements.filter((one) => isDue(one, day))) {
      const change = agreement.changes.findLast((one) => one.from <= day);
      const cents = change?.cents ?? agreement.cents;
      found.push({ agreement: agreement.id, date: moved(day, shift), scheduled: day, cents });
    }
  }
  const key = ({ date, scheduled, agreement }: NaivePayout) => `${date} ${scheduled} ${agreement}`;
  return found.filter(({ date }) => date >= from && date <= to).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
