/** Reads everything authors write; mistakes are collected, what could be read is handed on to the checks. */
import { basename } from 'node:path';
import type { CityFacts } from '../../dialogs/city.ts';
import type { Words } from '../../dialogs/context.ts';
import { LANGUAGES, type Language } from '../../dialogs/meaning.ts';
import { compileTexts, type Catalogue, type Texts } from '../../dialogs/texts.ts';
import { errorAt, type Finding } from './finding.ts';
import { inForm, readForms, type ToForm } from './forms.ts';
import type { Folder } from './folder.ts';
import { readCity, type CityRead } from './read/read-city.ts';
import { readFlows, type FlowsRead } from './read/read-flows.ts';
import type { LetterRules } from '../letters/read/rules.ts';
import { readLetters } from './read/read-letters.ts';
import { readMessages, type Messages } from './read/read-messages.ts';
import { readRules, type RulesRead } from './read/read-rules.ts';
import { readWords } from './read/read-words.ts';

/** What was read, with the place of every part. */
export interface ContentRead {
  /** Undefined when a file of the city cannot be used. */
  readonly facts: CityFacts | undefined;
  readonly city: CityRead['files'];
  readonly flows: FlowsRead;
  readonly rules: RulesRead;
  readonly messages: ReadonlyMap<Language, Messages>;
  readonly catalogues: Partial<Record<Language, Catalogue>>;
  readonly texts: Texts;
  readonly words: Words;
  /** Dutch with "u" instead of "je"; undefined without a table for it. */
  readonly toForm: ToForm | undefined;
  /** How letters are read; undefined when they are not. */
  readonly letters: LetterRules | undefined;
  /** Every file that was read, in the order of reading. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

function catalogueOf(messages: Messages): Catalogue {
  return Object.fromEntries([...messages].map(([id, message]) => [id, message.source]));
}

/** The files in which a text stands that no native speaker has read, by their names: "money", "danger". */
function unreviewedIn(messages: Messages): string[] {
  const files = [...messages.values()].filter((message) => !message.reviewed).map(({ place }) => place.file);
  return [...new Set(files.map((file) => basename(file, '.yaml')))];
}

/** A folder without which nothing can be said. */
function nothingAt(file: string, what: string): Finding {
  return errorAt({ file, line: 1 }, 'missing-file', `there are no ${what} in this folder`);
}

/**
 * @param city the city's folder, relative to the root of `folder` or absolute
 * @param today civil date, YYYY-MM-DD
 */
export function readContent(folder: Folder, city: string, today: string): ContentRead {
  const files = new Set<string>();
  const noted: Folder = {
    ...folder,
    read: (path) => {
      const text = folder.read(path);
      if (text !== undefined) files.add(path);
      return text;
    },
  };
  const findings: Finding[] = [];
  const read = readCity(noted, city, today, findings);
  const flows = readFlows(noted, ['flows', `${city}/flows`], findings);
  const rules = readRules(noted, ['flows', `${city}/flows`], findings);
  const messages = new Map<Language, Messages>();
  const catalogues: Partial<Record<Language, Catalogue>> = {};
  const unreviewed: Partial<Record<Language, readonly string[]>> = {};
  for (const lang of LANGUAGES) {
    const folders = [`locales/${lang}/messages`, `${city}/locales/${lang}`];
    const found = readMessages(noted, lang, folders, findings);
    if (found === undefined) continue;
    messages.set(lang, found);
    catalogues[lang] = catalogueOf(found);
    unreviewed[lang] = unreviewedIn(found);
  }
  const toForm = readForms(noted, findings);
  const { nl } = catalogues;
  if (nl !== undefined && toForm !== undefined && read.facts?.city.addressForm === 'u')
    catalogues.nl = inForm(nl, toForm);
  if (!messages.has('nl')) findings.push(nothingAt('locales/nl/messages', 'texts'));
  if (flows.flows.size === 0) findings.push(nothingAt('flows', 'flows'));
  const words = readWords(noted, ['locales', `${city}/locales`], findings);
  return {
    facts: read.facts,
    city: read.files,
    flows,
    rules,
    messages,
    catalogues,
    texts: compileTexts(catalogues, unreviewed),
    words,
    toForm,
    letters: readLetters(noted, findings),
    files: [...files],
    findings,
  };
}
