/** The longest value each placeholder can hold: the list's, or the city's own when that is longer. */
import type { CityFacts } from '../../dialogs/city.ts';
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

export function worstValues(placeholders: Placeholders, facts: CityFacts): Placeholders {
  const known = factsByName(facts);
  return new Map(
    [...placeholders].map(([name, placeholder]) => {
      const all = [placeholder.worst, ...(known[name] ?? [])];
      const worst = all.reduce((longest, one) => (one.length > longest.length ? one : longest));
      return [name, { ...placeholder, worst }];
    }),
  );
}
