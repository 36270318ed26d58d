/** The author data cannot be used; the message lists every mistake with its file and line. */
import { sayFinding, type Finding } from './finding.ts';

export class ContentError extends Error {
  readonly #findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    const count = findings.length === 1 ? '1 mistake' : `${findings.length} mistakes`;
    super([`The flows, texts or city facts have ${count}:`, ...findings.map(sayFinding)].join('\n'));
    this.name = 'ContentError';
    this.#findings = findings;
  }

  /** Not a plain property: printing the error would list everything twice. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }
}
