/** Reads `locales/<language>/utterances/*.yaml`, strictly: a wrong line stops the build, it is never skipped. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { INTENTS, LANGUAGES, URGENCIES } from '../../dialogs/meaning.ts';
import type { Intent, Language, Urgency } from '../../dialogs/meaning.ts';

/** One labelled example sentence; `file` is its path below the folder and tells writers apart. */
export interface Utterance {
  readonly text: string;
  readonly intent: Intent;
  readonly also: readonly Intent[];
  readonly urgent: Urgency;
  readonly lang: Language;
  readonly file: string;
}

/** A fault in an utterance file: says which file and line and what is wrong. */
export class UtteranceError extends Error {
  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'UtteranceError';
  }
}

const EMERGENCIES: readonly string[] = ['self-harm', 'violence'];
const REDS: readonly string[] = ['no-food', 'eviction', 'cutoff', 'bailiff'];

/** A urgency that cannot go with an intent is an author's mistake. */
function fits(intent: Intent, urgent: Urgency): boolean {
  if (urgent === 'none') return true;
  return (urgent === 'emergency' ? EMERGENCIES : REDS).includes(intent);
}

/** Parses one file; `file` is only used in errors and as the writer's name. */
export function parseUtterances(source: string, file: string, lang: Language): Utterance[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const fail = (at: number, reason: string): never => {
    throw new UtteranceError(file, lines.linePos(at).line, reason);
  };
  const broken = document.errors[0];
  if (broken) return fail(broken.pos[0], `not readable as YAML (${broken.code})`);
  const at = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;
  const one = <T extends string>(node: unknown, allowed: readonly T[], what: string, where: number): T => {
    const value = isScalar(node) ? node.value : undefined;
    const found = allowed.find((label) => label === value);
    return found ?? fail(node ? at(node) : where, `unknown ${what} ${JSON.stringify(value ?? null)}`);
  };
  const seen = new Map<string, number>();
  const found: Utterance[] = [];
  if (!isSeq(document.contents)) return fail(0, 'a list of groups is needed');
  for (const group of document.contents.items) {
    if (!isMap(group)) return fail(at(group), 'a group needs intent, urgent and examples');
    for (const pair of group.items) {
      one(pair.key, ['intent', 'urgent', 'examples'], 'key', at(pair.key));
    }
    const intent = one(group.get('intent', true), INTENTS, 'intent', at(group));
    const urgent = one(group.get('urgent', true), URGENCIES, 'urgency', at(group));
    if (!fits(intent, urgent)) fail(at(group), `"${intent}" cannot be "${urgent}"`);
    const examples = group.get('examples');
    if (!isSeq(examples)) return fail(at(group), 'examples must be a list');
    for (const example of examples.items) {
      let text: unknown = isScalar(example) ? example.value : undefined;
      let also: Intent[] = [];
      if (isMap(example)) {
        for (const pair of example.items) one(pair.key, ['text', 'also'], 'key', at(pair.key));
        text = example.get('text');
        const list = example.get('also');
        if (list !== undefined && !isSeq(list)) fail(at(example), 'also must be a list of intents');
        if (isSeq(list)) also = list.items.map((item) => one(item, INTENTS, 'intent', at(item)));
      }
      if (typeof text !== 'string') return fail(at(example), 'an example is a text in double quotes');
      if (text.trim() === '') fail(at(example), 'an example cannot be empty');
      if (also.includes(intent)) fail(at(example), `also repeats the intent "${intent}"`);
      const key = text.trim().toLowerCase();
      const before = seen.get(key);
      if (before !== undefined) fail(at(example), `the same example as on line ${before}`);
      seen.set(key, lines.linePos(at(example)).line);
      found.push({ text, intent, also, urgent, lang, file });
    }
  }
  return found;
}

/** All utterances below a locales folder, in the order of language and file name. Throws `UtteranceError`. */
export function readUtterances(folder: string): Utterance[] {
  const all: Utterance[] = [];
  for (const lang of LANGUAGES) {
    const below = join(folder, lang, 'utterances');
    let files: string[];
    try {
      files = readdirSync(below).filter((name) => name.endsWith('.yaml'));
    } catch {
      continue; // a language without utterances is allowed: messages may exist before examples do
    }
    for (const name of files.sort()) {
      const source = readFileSync(join(below, name), 'utf8');
      all.push(...parseUtterances(source, `${lang}/utterances/${name}`, lang));
    }
  }
  return all;
}
