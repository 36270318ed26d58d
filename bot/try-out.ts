/** What only the try-out has: fictitious residents and their first words, and moments the clock can be moved to. */
import { hoursOf, nextOpening } from '../dialogs/office-hours.ts';
import { stamp, zoned } from '../dialogs/civil-time.ts';
import type { City } from '../dialogs/city.ts';

/** Fictitious people; the numbers are of a kind that is never given out. */
export const TRY_OUT_PEOPLE = [
  {
    from: '+31600000001',
    name: 'Esra',
    note: 'moeder van drie, Charlois',
    first: ['help ik heb geen eten meer', 'wanneer krijg ik mijn geld', 'hoi'],
  },
  {
    from: '+31600000002',
    name: 'Henk',
    note: 'werkt niet meer, Delfshaven',
    first: ['ik word vrijdag uit mn huis gezet', 'jullie doen toch niks', 'ik wil een mens spreken'],
  },
  {
    from: '+31600000003',
    name: 'Jordy',
    note: '19 jaar, eerste eigen kamer',
    first: ['ik durf mijn post niet meer open te maken', 'mijn stroom wordt afgesloten', 'hoi'],
  },
  {
    from: '+31600000004',
    name: 'Maria',
    note: 'schrijft liever Engels',
    first: ['hello, I cannot pay my rent', 'when do I get my money', 'can I talk to a person'],
  },
] as const;

const NIGHT_HOUR = 23;

/** The next moment the office is open, or the next evening at eleven. */
export function momentOf(city: City, to: 'office' | 'night', now: string): string {
  if (to === 'office') return nextOpening(hoursOf(city), now) ?? now;
  const night = zoned(now).withPlainTime({ hour: NIGHT_HOUR });
  return stamp(night.epochMilliseconds > Date.parse(now) ? night : night.add({ days: 1 }));
}
