/** Words on locales/no-list.yaml: some never, jargon only with its explanation in the same message. */
import { plain } from '../../../dialogs/plain.ts';
import { LANGUAGES, type Language } from '../../../dialogs/meaning.ts';
import { errorAt, type Finding, type Place } from '../finding.ts';
import type { Refused } from '../read/read-no-list.ts';
import type { Check, Subject } from '../subject.ts';

export function refusedIn(text: string, what: string, place: Place, list: readonly Refused[]): Finding[] {
  const words = plain(text);
  return list.flatMap(({ word, why, pattern, explained }) => {
    if (!pattern.test(words) || explained.some((phrase) => words.includes(phrase))) return [];
    const reason =
      explained.length === 0
        ? `${what} says "${word}": ${why}`
        : `${what} says "${word}" without explaining it: ${why}`;
    return [errorAt(place, explained.length === 0 ? 'refused-word' : 'jargon', reason)];
  });
}

/** What residents may read that stands outside the catalogues: how to reach help, and why a colour was given. */
function otherTexts({
  read,
  facts,
}: Subject): { lang: Language; text: string; what: string; place: Place }[] {
  const directory = facts.directory.flatMap((entry, at) => {
    const place = read.city.directory?.at([at, 'how']);
    const ways = { ...entry.howIn, nl: entry.how };
    return LANGUAGES.flatMap((lang) => {
      const text = ways[lang];
      return place === undefined || text === undefined
        ? []
        : [{ lang, text, what: `"${entry.name}"`, place }];
    });
  });
  const reasons = read.rules.rules.map((rule) => ({
    lang: 'nl' as const,
    text: rule.reason,
    what: `the reason of rule "${rule.id}"`,
    place: read.rules.at(rule.id, ['reason']),
  }));
  return [...directory, ...reasons];
}

export const refusedWords: Check = (subject) => [
  ...subject.spoken.flatMap(({ lang, message, sentences }) =>
    sentences
      .slice(0, 1)
      .flatMap(() =>
        refusedIn(
          sentences.join('\n'),
          `text "${message.id}"`,
          message.place,
          subject.noList.get(lang) ?? [],
        ),
      ),
  ),
  ...otherTexts(subject).flatMap(({ lang, text, what, place }) =>
    refusedIn(text, what, place, subject.noList.get(lang) ?? []),
  ),
];
