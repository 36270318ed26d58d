/** What residents read in each language, and what a native speaker still has to look at. Languages alike stand together. */
import type { LanguageState } from '../../languages.ts';
import { el } from '../el.ts';
import { asLine, languageName, textsName } from '../words.ts';
import { teamPart } from './part.ts';

/** More names than these are folded away. */
const MOST_IN_SIGHT = 3;

const sameAs = ({ written, unreviewed }: LanguageState) => JSON.stringify([written, unreviewed]);
const inWords = (names: readonly string[]) => new Intl.ListFormat('nl').format(names);

function words({ written, unreviewed }: LanguageState): string {
  const texts = unreviewed.map(textsName);
  const which = texts.length > MOST_IN_SIGHT ? `${String(texts.length)} soorten teksten` : texts.join(', ');
  const read = texts.length === 0 ? 'nagelezen' : `nog niet nagelezen: ${which}`;
  return written ? read : `${read}. Bewoners krijgen nu Nederlands en Engels`;
}

function folded(unreviewed: readonly string[], names: readonly string[]): HTMLElement | false {
  return (
    unreviewed.length > MOST_IN_SIGHT &&
    el(
      'details',
      { 'data-key': `languages ${names.join(' ')}` },
      el('summary', {}, 'Welke teksten?'),
      el('p', {}, `${asLine(inWords(unreviewed.map(textsName)))}.`),
    )
  );
}

export function languagesPart(languages: readonly LanguageState[]): HTMLElement {
  const alike = Object.values(Object.groupBy(languages, sameAs)).filter((group) => group !== undefined);
  const line = (group: readonly LanguageState[]) => {
    const [state] = group;
    const names = group.map(({ lang }) => languageName(lang));
    return (
      state &&
      el(
        'li',
        {},
        el('b', {}, inWords(names)),
        ` – ${asLine(words(state))}.`,
        folded(state.unreviewed, names),
      )
    );
  };
  return teamPart(
    'Talen',
    undefined,
    el('ul', { class: 'bars' }, ...alike.map(line)),
    alike.some(([state]) => state !== undefined && state.unreviewed.length > 0) &&
      el(
        'p',
        { class: 'soft' },
        'Iemand die met een taal opgroeide leest de teksten na en zet dat in het bestand met die teksten.',
      ),
  );
}
