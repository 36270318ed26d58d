/** Finds the calls of say() in TypeScript source: which texts, with which values. Knows brackets and quotes only. */

/** Names in ready-made sets of values, by the word that begins them in the source, such as `DANGER_NUMBERS`. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

export interface SayCall {
  readonly offset: number;
  /** Ids in quotes where the text is named; more than one when the code chooses. */
  readonly ids: readonly string[];
  /** Names of the values; undefined when they cannot be seen in the call. */
  readonly values: ReadonlySet<string> | undefined;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** The parts between commas on the outer level, from just after an opening bracket to its closing one. */
function partsFrom(source: string, start: number): string[] {
  const parts: string[] = [];
  const open: string[] = [];
  let part = '';
  let quote = '';
  for (const letter of source.slice(start)) {
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === "'" || letter === '`' || letter === '"') quote = letter;
    else if (CLOSING[letter] !== undefined) open.push(CLOSING[letter]);
    else if (letter === open.at(-1)) open.pop();
    else if (')}]'.includes(letter)) break;
    else if (letter === ',' && open.length === 0) {
      parts.push(part.trim());
      part = '';
      continue;
    }
    part += letter;
  }
  return [...parts, part.trim()].filter((one) => one !== '');
}

/** Names in what is handed over as values; spreads and helpers that are known by name are followed. */
function namesOf(values: string, known: KnownValues): ReadonlySet<string> | undefined {
  const ready = known[/^\w+/.exec(values)?.[0] ?? ''];
  if (ready !== undefined) return new Set(ready);
  if (!values.startsWith('{')) return undefined;
  const names = new Set<string>();
  for (const part of partsFrom(values, 1)) {
    const name = /^(\w+)(?::|$)/.exec(part)?.[1];
    const spread = part.startsWith('...') ? namesOf(part.slice(3), known) : undefined;
    if (name !== undefined) names.add(name);
    else if (spread === undefined) return undefined;
    else for (const one of spread) names.add(one);
  }
  return names;
}

/** Calls of `say(talk, id, values)` and `texts.say(lang, id, values)`; the id is the second argument in both. */
export function callsOf(source: string, known: KnownValues): SayCall[] {
  const calls: SayCall[] = [];
  for (const match of source.matchAll(/\bsay\(/g)) {
    const [, text = '', values] = partsFrom(source, match.index + match[0].length);
    const ids = [...text.matchAll(/'([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)'/g)].map(([, id = '']) => id);
    if (ids.length === 0) continue;
    calls.push({
      offset: match.index,
      ids,
      values: values === undefined ? new Set() : namesOf(values, known),
    });
  }
  return calls;
}
