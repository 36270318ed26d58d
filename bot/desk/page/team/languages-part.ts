/** What residents read in each language, and what a native speaker still has to look at. */
import type { LanguageState } from '../../languages.ts';
import { el } from '../el.ts';
import { asLine, languageName, textsName } from '../words.ts';
import { teamPart } from './part.ts';

function words({ written, unreviewed }: LanguageState): string {
  const read =
    unreviewed.length === 0 ? 'nagelezen' : `nog niet nagelezen: ${unreviewed.map(textsName).join(', ')}`;
  return written ? read : `${read}. Bewoners krijgen nu Nederlands en Engels`;
}

export function languagesPart(languages: readonly LanguageState[]): HTMLElement {
  return teamPart(
    'Talen',
    undefined,
    el(
      'ul',
      { class: 'bars' },
      ...languages.map((state) =>
        el('li', {}, el('b', {}, languageName(state.lang)), ` \u2013 ${asLine(words(state))}.`),
      ),
    ),
    el(
      'p',
      { class: 'soft' },
      'Iemand die met een taal opgroeide leest de teksten na en zet dat in het bestand met die teksten.',
    ),
  );
}
