import type { CivilDate } from '../../../../dialogs/money/facts.ts';
import { isRealDate } from '../../civil-date.ts';
import type { Place } from '../refusal.ts';
import { Refusal } from '../refusal.ts';

/** YYMMDD to a civil date; the SWIFT window: 80 to 99 are the last century. Throws a Refusal. */
export function swiftDate(text: string, place: Place): CivilDate {
  const century = Number(text.slice(0, 2)) >= 80 ? '19' : '20';
  const date = `${century}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`;
  if (!isRealDate(date)) throw new Refusal('wrong-date', place);
  return date;
}

/** MMDD of the booking to a civil date, in the year that brings it nearest to the value date. */
export function entryDate(monthDay: string, valueDate: CivilDate, place: Place): CivilDate {
  const year = Number(valueDate.slice(0, 4));
  const near = [year, year - 1, year + 1]
    .map((candidate) => `${candidate}-${monthDay.slice(0, 2)}-${monthDay.slice(2, 4)}`)
    .filter(isRealDate)
    .sort((a, b) => distance(a, valueDate) - distance(b, valueDate))[0];
  if (near === undefined) throw new Refusal('wrong-date', place);
  return near;
}

function distance(a: CivilDate, b: CivilDate): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}
