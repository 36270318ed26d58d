/** The measures of `npm run check:flows` as tables for a terminal. */
import type { Subject } from '../content/subject.ts';
import { byLanguage, plainByFlow, plainByText, type PlainRow } from '../content/plain/report.ts';

const figure = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(1)).padStart(6);

function plainLine({ name, texts, wordsPerSentence, ease, brouwer, lix, common }: PlainRow): string {
  const figures = [wordsPerSentence, ease, brouwer, lix, common].map(figure).join('  ');
  return `${name.padEnd(30)} ${String(texts).padStart(5)}  ${figures}`;
}

const PLAIN_HEAD = `${'Dutch'.padEnd(30)} texts  words/  Flesch-  Brouwer  LIX    common\n${' '.repeat(38)}sent.   Douma                    words %`;

/** @param each text by text as well */
export function plainTables(subject: Subject, each: boolean): string {
  const rows = [...plainByFlow(subject), ...(each ? plainByText(subject) : [])];
  const languages = byLanguage(subject).map((row) => {
    const segments = row.bySegments.map((count, at) => `${String(count)} in ${String(at + 1)}`).join(', ');
    const letters = `${(100 * row.ucs2).toFixed(0)} % UCS-2`;
    return `${row.lang.padEnd(4)} ${figure(row.wordsPerSentence)}  ${figure(row.ease)}  ${figure(row.lix)}  ${segments}; ${letters}`;
  });
  return [
    PLAIN_HEAD,
    ...rows.map(plainLine),
    '',
    'lang  words/   ease    LIX  texts by SMS segments, with the longest values',
    ...languages,
  ].join('\n');
}
