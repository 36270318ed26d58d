/** What only the try-out has: fictitious residents to play, and moments the clock can be moved to. */
import { hoursOf, nextOpening } from '../dialogs/office-hours.ts';
import { stamp, zoned } from '../dialogs/civil-time.ts';
import type { City } from '../dialogs/city.ts';

/** Fictitious people; the numbers are of a kind that is never given out. */
export const TRY_OUT_PEOPLE = [
  { from: '+31600000001', name: 'Esra (verzonnen)', note: 'moeder van drie, Charlois' },
  { from: '+31600000002', name: 'Henk (verzonnen)', note: 'werkt niet meer, Delfshaven' },
  { from: '+31600000003', name: 'Jordy (verzonnen)', note: '19 jaar, eerste eigen kamer' },
  { from: '+31600000004', name: 'Maria (verzonnen)', note: 'schrijft liever Engels' },
] as const;

const NIGHT_HOUR = 23;

/** The next moment the office is open, or the next evening at eleven. */
export function momentOf(city: City, to: 'office' | 'night', now: string): string {
  if (to === 'office') return nextOpening(hoursOf(city), now) ?? now;
  const night = zoned(now).withPlainTime({ hour: NIGHT_HOUR });
  return stamp(night.epochMilliseconds > Date.parse(now) ? night : night.add({ days: 1 }));
}
