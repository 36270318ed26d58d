/** The content a service runs on: city facts, flows, rules and words, read once at start. */
import { civilDateOf } from '../../dialogs/civil-time.ts';
import type { CityFacts } from '../../dialogs/city.ts';
import type { Words } from '../../dialogs/context.ts';
import type { Flow, StoplightRule } from '../../dialogs/flow.ts';
import type { Language } from '../../dialogs/meaning.ts';
import type { Catalogue, Texts } from '../../dialogs/texts.ts';
import { findingsIn } from './check-content.ts';
import { ContentError } from './content-error.ts';
import type { LetterRules } from '../letters/read/rules.ts';
import { diskFolder, relativeTo, type Folder } from './folder.ts';
import { fingerprintOf } from '../kept/fingerprint.ts';
import type { Once } from '../kept/once.ts';
import { readContent, type ContentRead } from './read-content.ts';
import { writtenLanguages } from './written-languages.ts';

export interface Content {
  readonly facts: CityFacts;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly rules: readonly StoplightRule[];
  readonly texts: Texts;
  readonly words: Words;
  /** How letters are read; undefined when they are not. */
  readonly letters: LetterRules | undefined;
  readonly catalogues: Partial<Record<Language, Catalogue>>;
  /** Files read, relative to the root. */
  readonly files: readonly string[];
}

export interface ContentPlace {
  /** Folder that holds `flows/` and `locales/`. */
  readonly root: string;
  /** The city's folder, relative to the root or absolute. */
  readonly city: string;
  /** Civil date, YYYY-MM-DD; the real day unless given. */
  readonly today?: string;
  /** Refuses languages that nobody has read, unless the city allows them. */
  readonly production?: boolean;
  /** Keeps work of an earlier start; left out: all work is done each time. */
  readonly once?: Once;
}

/**
 * Holds what was read against every rule. The rules look at nothing but these files and the code, so the same of both
 * need not be looked at twice; where something is wrong they are looked at each time.
 * @throws ContentError naming file, line and reason of every mistake
 */
function refuseWrong(folder: Folder, read: ContentRead, { root, city }: ContentPlace): void {
  const look = () => {
    const errors = findingsIn(folder, read).filter((finding) => finding.level === 'error');
    if (errors.length > 0) throw new ContentError(errors);
    return true;
  };
  if (folder.once === undefined || read.findings.length > 0) look();
  else folder.once('sound', `${city} ${fingerprintOf(root, ['flows', 'locales', city])}`, look);
}

/**
 * Reads the content and holds it against every rule (contract B4); what is only a warning does not stop a start.
 * @throws ContentError naming file, line and reason of every mistake
 */
export function loadContent(place: ContentPlace): Content {
  const { root, city, today, production = false, once } = place;
  const day = today ?? civilDateOf(new Date().toISOString());
  const folder = diskFolder(root, once);
  const read = readContent(folder, relativeTo(root, city), day);
  refuseWrong(folder, read, place);
  if (read.facts === undefined) throw new ContentError(read.findings);
  const { texts, words, letters, catalogues, files } = read;
  const languages = writtenLanguages(read.facts.city, texts, production);
  const facts = { ...read.facts, city: { ...read.facts.city, languages } };
  return {
    facts,
    flows: read.flows.flows,
    rules: read.rules.rules,
    texts,
    words,
    letters,
    catalogues,
    files,
  };
}
