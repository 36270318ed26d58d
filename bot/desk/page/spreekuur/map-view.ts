/** The sociale kaart for who sits at a table: by need, neighbourhood, language, open now; with when it was looked after. */
import type { FoundPlace } from '../../search-directory.ts';
import { ask } from '../api.ts';
import { el } from '../el.ts';
import { languageName } from '../words.ts';
import { dayWords } from '../work-words.ts';

const NEEDS: Readonly<Record<string, string>> = {
  food: 'Eten',
  clothes: 'Kleren',
  listening: 'Iemand om mee te praten',
  'money-help': 'Hulp bij geldzaken',
  forms: 'Formulieren en brieven',
  housing: 'Wonen en slapen',
  energy: 'Energie',
  safety: 'Veilig zijn',
  children: 'Kinderen',
  work: 'Werk',
  'taking-part': 'Meedoen: sport, taal, vrijwilligerswerk',
  youth: 'Jongeren',
};
const LANGUAGES = ['nl', 'en', 'tr', 'ar', 'pl', 'es', 'pap'];

function placeView(place: FoundPlace): HTMLElement {
  const open = place.openNow === null ? '' : place.openNow ? 'Nu open. ' : 'Nu dicht. ';
  const checked = `Nagekeken op ${dayWords(place.checked)}.`;
  return el(
    'li',
    {},
    el('b', {}, place.name),
    el('span', { class: 'soft' }, ` ${place.area}`),
    el('p', {}, place.how),
    el(
      'p',
      { class: place.stale ? 'stale' : 'soft' },
      `${open}${place.stale ? `${checked} Dat is lang geleden: bel eerst.` : checked} ${place.languages.map(languageName).join(', ')}`,
    ),
  );
}

function select(name: string, label: string, options: readonly (readonly [string, string])[]): HTMLElement {
  return el(
    'label',
    { class: 'labelled' },
    el('span', {}, label),
    el(
      'select',
      { class: 'field', name },
      ...options.map(([value, words]) => el('option', { value }, words)),
    ),
  );
}

/** @param failed gets what went wrong, in words */
export function mapView(failed: (error: unknown) => void): HTMLElement {
  const found = el('ul', { class: 'news' });
  const count = el('p', { class: 'soft', role: 'status' });
  const areas = el('datalist', { id: 'areas' });
  const area = el('input', { class: 'field', name: 'area', list: 'areas', autocomplete: 'off' });
  const form = el(
    'form',
    { class: 'start' },
    select('need', 'Wat is er nodig?', [['', 'Alles'], ...Object.entries(NEEDS)]),
    el('label', { class: 'labelled' }, el('span', {}, 'Wijk'), area, areas),
    select('lang', 'Taal', [
      ['', 'Alle talen'],
      ...LANGUAGES.map((lang) => [lang, languageName(lang)] as const),
    ]),
    el(
      'label',
      { class: 'choice' },
      el('input', { type: 'checkbox', name: 'open', value: 'now' }),
      el('span', {}, 'Nu open'),
    ),
  );
  const search = async () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value !== '') asked.set(name, value);
    try {
      const places = await ask<FoundPlace[]>(`/api/desk/directory?${asked.toString()}`);
      if (areas.childElementCount === 0)
        areas.append(
          ...[...new Set(places.map((one) => one.area))].sort().map((value) => el('option', { value })),
        );
      found.replaceChildren(...places.map(placeView));
      count.textContent =
        places.length === 0
          ? 'Hier staat nu niets voor. Vraag een professional.'
          : `${String(places.length)} plekken`;
    } catch (error) {
      failed(error);
    }
  };
  form.addEventListener('change', () => void search());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  void search();
  return el(
    'div',
    { class: 'home' },
    // Above the places: below them it is a long way on a phone, with somebody at the table.
    el(
      'div',
      { class: 'map-top' },
      el('h1', { tabindex: '-1' }, 'Sociale kaart'),
      el('button', { class: 'button plain', type: 'button', onclick: () => history.back() }, 'Terug'),
    ),
    form,
    count,
    found,
  );
}
