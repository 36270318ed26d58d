/** What is wrong in the flows, texts or city facts, said so that an author can mend it. */

/** Where an author wrote something: file relative to the project root, line counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** An error refuses the content; a warning is shown and costs money or clarity, never a resident's answer. */
export type Level = 'error' | 'warning';

/** Every rule by its stable name; each has a broken example under test/broken-flows. */
export const FINDING_CODES = [
  // Found while reading: the content cannot be used.
  'missing-file',
  'yaml',
  'schema',
  'twice',
  'step-kind',
  'flow-name',
  'message-syntax',
  'words-conflict',
  'words-empty',
  'topic-pattern',
  'date',
  'hours',
  'absence',
  'checked',
  'languages',
  'unknown-area',
  'unknown-worker',
  'nobody',
  // Found by the checks: flows.
  'step-unknown',
  'step-unreachable',
  'dead-end',
  'endless-loop',
  'flow-unknown',
  'flow-circle',
  'flow-unused',
  'then-value',
  'choices',
  'answer-unknown',
  'value-unknown',
  'consent-unknown',
  'acute-questions',
  'way-out',
  // Found by the checks: texts.
  'required-text',
  'danger-number',
  'text-missing',
  'text-untranslated',
  'text-unused',
  'placeholder-unknown',
  'placeholder-differs',
  'placeholder-unfilled',
  'plural-forms',
  'two-questions',
  'exclamations',
  'many-sentences',
  'long-sentence',
  'hard-text',
  'passive',
  'unknown-word',
  'form',
  'refused-word',
  'jargon',
  'sms-length',
  'sms-letters',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding extends Place {
  readonly code: FindingCode;
  readonly level: Level;
  readonly message: string;
}

/** A finding of level error at this place. */
export function errorAt(place: Place, code: FindingCode, message: string): Finding {
  return { code, level: 'error', file: place.file, line: place.line, message };
}

/** A finding of level warning at this place. */
export function warningAt(place: Place, code: FindingCode, message: string): Finding {
  return { code, level: 'warning', file: place.file, line: place.line, message };
}

/** "flows/intake.yaml:12 step "arrears" is not in this flow": how a finding reads in a terminal. */
export function sayFinding(finding: Finding): string {
  return `${finding.file}:${finding.line} ${finding.message}`;
}

/** By file, line and code, so that the same content always gives the same list. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      one.line - other.line ||
      one.code.localeCompare(other.code) ||
      one.message.localeCompare(other.message),
  );
}
