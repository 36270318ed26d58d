/** The neighbourhood someone names, typing mistakes allowed. */
import type { Heard } from '../heard.ts';
import type { City } from '../city.ts';
import type { Intent } from '../meaning.ts';
import { holdsPhrase, plain } from '../plain.ts';
import { remembered } from '../remembered.ts';

/** Edit distance between two short words, at most `limit` (beyond it: limit + 1). */
export function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  // One row, written over from left to right.
  const row: number[] = [];
  for (let at = 1; at <= other.length; at += 1) row.push(at);
  let last = other.length;
  for (let i = 0; i < one.length; i += 1) {
    let least = (last = i + 1);
    let diagonal = i;
    const letter = one.charCodeAt(i);
    for (let j = 0; j < other.length; j += 1) {
      const above = row[j] ?? 0;
      const same = letter === other.charCodeAt(j) ? 0 : 1;
      row[j] = last = Math.min(above + 1, last + 1, diagonal + same);
      diagonal = above;
      least = Math.min(least, last);
    }
    // It never becomes less.
    if (least > limit) return limit + 1;
  }
  return Math.min(last, limit + 1);
}

/** Of a list that stays the same: how its areas are compared, and how many typing mistakes each allows. */
const namesOf = remembered(
  (areas: readonly string[]) =>
    areas.map((area) => {
      const name = plain(area);
      return { area, name, allowed: name.length > 6 ? 2 : 1 };
    }),
  10,
);

/** All areas that a text names without a mistake; "Kralingen-Crooswijk" does not name Kralingen too. */
export function areasIn(areas: readonly string[], text: string): readonly string[] {
  const named = namesOf(areas).filter(({ name }) => holdsPhrase(text, name));
  const longer = (name: string) =>
    named.some((other) => other.name !== name && holdsPhrase(other.name, name));
  return named.filter(({ name }) => !longer(name)).map(({ area }) => area);
}

/** Areas of which it is not clear which one is meant: "tarwewijk in charlois" is one, "ik in noord, zij in pernis" two. */
export function severalAreas(
  { areas, neighbourhoods }: Pick<City, 'areas' | 'neighbourhoods'>,
  text: string,
): boolean {
  const named = areasIn(areas, text);
  return named.filter((area) => !named.some((other) => neighbourhoods[other] === area)).length > 1;
}

/** The area that a text names, typing mistakes allowed. @param text as `plain` gives it */
export function namedArea(areas: readonly string[], text: string): string | undefined {
  const [exact] = areasIn(areas, text);
  if (exact !== undefined) return exact;
  const longer = text.split(' ').filter((word) => word.length > 3);
  for (const { area, name, allowed } of namesOf(areas)) {
    if (longer.some((word) => distance(word, name, allowed) <= allowed)) return area;
    if (distance(text, name, allowed) <= allowed) return area;
  }
  return undefined;
}

/** The area that is the whole of a text, typing mistakes allowed. @param text as `plain` gives it */
export function wholeArea(areas: readonly string[], text: string): string | undefined {
  return namesOf(areas).find(
    ({ name, allowed }) => text === name || (text.length > 3 && distance(text, name, allowed) <= allowed),
  )?.area;
}

/** "Dag" and "dank je" are no neighbourhoods. */
const NO_PLACE: readonly Intent[] = ['greeting', 'thanks', 'pause'];
const SURE = 0.8;

/** A known area, or the words themselves when they may be a place ("bij de markt"); undefined for a number or a day. */
export function parseArea(areas: readonly string[], heard: Heard): string | undefined {
  const named = namedArea(areas, heard.plain);
  if (named !== undefined) return named;
  const text = heard.plain;
  const said = text.split(' ');
  const { intent, confidence, slots } = heard.meaning;
  if (slots.dates.length > 0 || (NO_PLACE.includes(intent) && confidence >= SURE)) return undefined;
  return /\p{L}{3}/u.test(text) && said.length <= 6 ? heard.text.trim() : undefined;
}
