/** Workers whose name occurs in a message. */
import { normalise } from '../normalise.ts';
import { oneSlipApart } from '../one-slip-apart.ts';
import { wordsOf } from '../words.ts';

/** Shorter name parts ("El", "van") do not name anyone; a slip is forgiven in names of five letters and more. */
const SHORTEST = 3;
const FORGIVEN_FROM = 5;
const PARTICLES: readonly string[] = [
  'van',
  'von',
  'der',
  'den',
  'del',
  'dos',
  'bin',
  'ibn',
  'het',
  'ter',
  'ten',
];

interface Named {
  readonly id: string;
  readonly name: string;
}

const partsByName = new WeakMap<readonly Named[], readonly { id: string; parts: readonly string[] }[]>();

function partsOf(workers: readonly Named[]): readonly { id: string; parts: readonly string[] }[] {
  const known = partsByName.get(workers);
  if (known) return known;
  const parts = workers.map(({ id, name }) => ({
    id,
    parts: wordsOf(normalise(name)).filter((part) => part.length >= SHORTEST && !PARTICLES.includes(part)),
  }));
  partsByName.set(workers, parts);
  return parts;
}

/** Ids in roster order. With several of the same first name, more matching name parts win. */
export function workersIn(words: readonly string[], workers: readonly Named[]): string[] {
  const present = new Set(words);
  const hits = (part: string): boolean =>
    present.has(part) ||
    (part.length >= FORGIVEN_FROM &&
      words.some(
        (word) => word.length >= FORGIVEN_FROM - 1 && word[0] === part[0] && oneSlipApart(word, part),
      ));
  const found = partsOf(workers)
    .map(({ id, parts }) => ({ id, parts, hit: parts.filter(hits) }))
    .filter(({ hit }) => hit.length > 0);
  return found
    .filter(
      ({ hit }) =>
        !found.some((other) => other.hit.length > hit.length && hit.every((p) => other.hit.includes(p))),
    )
    .map(({ id }) => id);
}
