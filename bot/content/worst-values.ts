/** The longest value each placeholder can hold: the list's, the city's own, or the longest moment of the language. */
import { Decimal } from 'decimal.js';
import type { CityFacts } from '../../dialogs/city.ts';
import { sayDate, sayMoment } from '../../dialogs/civil-time.ts';
import type { Language } from '../../dialogs/meaning.ts';
import { sayAmount } from '../../dialogs/money/say-amount.ts';
import type { Placeholders } from './read/read-placeholders.ts';

/** Placeholders that hold facts of the city. */
function factsByName({ city, people, directory }: CityFacts): Readonly<Record<string, readonly string[]>> {
  return {
    worker: people.map((worker) => worker.name),
    city: [city.name],
    area: city.areas,
    place: directory.map((entry) => entry.name),
    how: directory.map((entry) => entry.how),
  };
}

const longest = (all: readonly string[]) =>
  all.reduce((one, other) => (other.length > one.length ? other : one));

/** A moment as far away as it can be said, on every day of a year; the longest names of days and months are among them. */
const DAYS = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)));
const LONG_AGO = '2025-01-01T12:00:00.000Z';
const LARGE_AMOUNT = new Decimal('12345.67');

/** The longest date, moment and amount of a language, under the names of the placeholders that hold them. */
function wordsOfLanguage(lang: Language): Readonly<Record<string, string>> {
  const date = longest(DAYS.map((day) => sayDate(lang, day.toISOString().slice(0, 10))));
  const moments = (form: 'at' | 'by') =>
    longest(
      DAYS.map((day) => sayMoment(lang, `${day.toISOString().slice(0, 10)}T16:30:00.000Z`, LONG_AGO, form)),
    );
  const [at, by, amount] = [moments('at'), moments('by'), sayAmount(lang, LARGE_AMOUNT)];
  return {
    ...{ by, back: at, when: at, moment: at, asof: at },
    ...{ date, day: date, until: date, late: date },
    ...{ amount, reserved: amount, usual: amount, before: amount },
  };
}

export function worstValues(placeholders: Placeholders, facts: CityFacts, lang: Language): Placeholders {
  const known = factsByName(facts);
  // The list itself is written in Dutch.
  const own = lang === 'nl' ? {} : wordsOfLanguage(lang);
  return new Map(
    [...placeholders].map(([name, placeholder]) => {
      const worst = own[name] ?? longest([placeholder.worst, ...(known[name] ?? [])]);
      return [name, { ...placeholder, worst }];
    }),
  );
}
