/** Places of the sociale kaart that nobody looked after for long: a reminder for its keeper, with the way to do it. */
import type { FoundPlace } from '../../search-directory.ts';
import { el } from '../el.ts';
import { deedButton, deedRow } from '../fold.ts';
import { dayWords } from '../work-words.ts';
import { teamPart } from './part.ts';

export function directoryPart(
  places: readonly FoundPlace[],
  checked: (place: FoundPlace) => void,
): HTMLElement {
  const stale = places.filter((place) => place.stale);
  const line = (place: FoundPlace) =>
    el(
      'li',
      { class: 'promise late' },
      el('span', {}, `${place.name}, ${place.area}`),
      el('span', { class: 'promise-due' }, `Nagekeken op ${dayWords(place.checked)}.`),
      el('span', {}, place.how),
      deedRow(deedButton(`checked ${place.name}`, 'Klopt nog', () => checked(place), place.name)),
    );
  return teamPart(
    'Sociale kaart',
    undefined,
    stale.length === 0
      ? el('p', { class: 'soft' }, `Alle ${String(places.length)} plekken zijn nagekeken.`)
      : el(
          'p',
          {},
          `${String(stale.length)} van de ${String(places.length)} plekken: bel of ga langs, en kijk of het nog klopt. De teamleider houdt dit bij.`,
        ),
    stale.length > 0 && el('ul', { class: 'promises' }, ...stale.map(line)),
  );
}
