/** Reads the content and holds it against every rule: what `npm run check:flows` tells. */
import type { Language } from '../../dialogs/meaning.ts';
import { CHECKS } from './check/index.ts';
import { inOrder, sayFinding, type Finding } from './finding.ts';
import { isForWorkers } from './for-workers.ts';
import type { Folder } from './folder.ts';
import { readContent, type ContentRead } from './read-content.ts';
import { makeSubject, type Subject } from './subject.ts';

export interface LanguageCount {
  /** Texts in this language. */
  readonly messages: number;
  /** Dutch texts that are not there in this language. */
  readonly missing: number;
  /** Texts that no native speaker has read yet. */
  readonly unreviewed: number;
}

export interface ContentReport {
  /** No finding of level error. */
  readonly ok: boolean;
  readonly flows: number;
  readonly languages: Partial<Record<Language, LanguageCount>>;
  readonly findings: readonly Finding[];
  /** What the checks looked at; undefined when it could not be read. */
  readonly subject: Subject | undefined;
}

function countLanguages({ messages, facts }: ContentRead): Partial<Record<Language, LanguageCount>> {
  const dutch = [...(messages.get('nl')?.keys() ?? [])];
  const counts: Partial<Record<Language, LanguageCount>> = {};
  for (const lang of new Set([...messages.keys(), ...(facts?.city.languages ?? [])])) {
    const here = messages.get(lang);
    counts[lang] = {
      messages: here?.size ?? 0,
      missing: dutch.filter((id) => here?.has(id) !== true && !isForWorkers(id)).length,
      unreviewed: [...(here?.values() ?? [])].filter((message) => !message.reviewed).length,
    };
  }
  return counts;
}

/** One text may be asked in several places; what is wrong with it is told once. */
function once(findings: readonly Finding[]): Finding[] {
  return [
    ...new Map(findings.map((finding) => [`${finding.code} ${sayFinding(finding)}`, finding])).values(),
  ];
}

function lookAt(folder: Folder, read: ContentRead): { findings: Finding[]; subject: Subject | undefined } {
  const findings = [...read.findings];
  // What could not be read would only lead to findings that say the same again.
  const subject =
    read.facts === undefined || findings.length > 0
      ? undefined
      : makeSubject(folder, read, read.facts, findings);
  if (subject !== undefined) for (const check of CHECKS) findings.push(...check(subject));
  return { findings: inOrder(once(findings)), subject };
}

/** Everything that is wrong in content that was read, each thing once, by file and line. */
export function findingsIn(folder: Folder, read: ContentRead): Finding[] {
  return lookAt(folder, read).findings;
}

/**
 * @param city the city's folder, relative to the root of `folder` or absolute
 * @param today civil date, YYYY-MM-DD
 */
export function checkContent(folder: Folder, city: string, today: string): ContentReport {
  const read = readContent(folder, city, today);
  const { findings, subject } = lookAt(folder, read);
  return {
    ok: findings.every((finding) => finding.level !== 'error'),
    flows: read.flows.flows.size,
    languages: countLanguages(read),
    findings,
    subject,
  };
}
