/** The neighbourhood someone names, typing mistakes allowed. */
import type { Heard } from '../heard.ts';
import { plain } from '../plain.ts';

/** Edit distance between two short words, at most `limit` (beyond it: limit + 1). */
export function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    // It never becomes less.
    if (next.every((steps) => steps > limit)) return limit + 1;
    row = next;
  }
  return row[other.length] ?? limit + 1;
}

/** The area that a text names, typing mistakes allowed. @param text as `plain` gives it */
export function namedArea(areas: readonly string[], text: string): string | undefined {
  const longer = text.split(' ').filter((word) => word.length > 3);
  const apart = ` ${text} `;
  for (const area of areas) {
    const name = plain(area);
    if (apart.includes(` ${name} `)) return area;
    const allowed = name.length > 6 ? 2 : 1;
    if (longer.some((word) => distance(word, name, allowed) <= allowed)) return area;
    if (distance(text, name, allowed) <= allowed) return area;
  }
  return undefined;
}

/** A known area, or the words themselves when they may be a place ("bij de markt"); undefined for a bare number. */
export function parseArea(areas: readonly string[], heard: Heard): string | undefined {
  const named = namedArea(areas, heard.plain);
  if (named !== undefined) return named;
  const text = heard.plain;
  const said = text.split(' ');
  return /\p{L}{3}/u.test(text) && said.length <= 6 ? heard.text.trim() : undefined;
}
