/** Words on locales/no-list.yaml: some never, jargon only with its explanation in the same message. */
import { plain } from '../../../dialogs/plain.ts';
import { errorAt, type Finding, type Place } from '../finding.ts';
import type { Refused } from '../read/read-no-list.ts';
import type { Check, Subject } from '../subject.ts';

function refusedIn(text: string, what: string, place: Place, list: readonly Refused[]): Finding[] {
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
function otherTexts({ read, facts }: Subject): { text: string; what: string; place: Place }[] {
  const directory = facts.directory.flatMap((entry, at) => {
    const place = read.city.directory?.at([at, 'how']);
    return place === undefined ? [] : [{ text: entry.how, what: `"${entry.name}"`, place }];
  });
  const reasons = read.rules.rules.map((rule) => ({
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
  ...otherTexts(subject).flatMap(({ text, what, place }) =>
    refusedIn(text, what, place, subject.noList.get('nl') ?? []),
  ),
];
