/** The end of a table: the resident's summary on their phone or on paper, and what the resident wants shared. */
import { el } from '../el.ts';
import { contactLine } from './said-view.ts';
import { tableApi } from './table-api.ts';
import type { TableView } from './table-types.ts';
import { PHONE_WORDS } from './words.ts';

export interface Ending {
  phone(number: string): void;
  finish(): void;
  withdraw(): void;
}

function phonePart(view: TableView, ending: Ending): HTMLElement {
  const number = el('input', {
    class: 'field',
    type: 'tel',
    maxlength: 30,
    autocomplete: 'off',
    placeholder: '06 00 00 00 00',
    'aria-label': 'Telefoonnummer van de bewoner',
  });
  const form = el(
    'form',
    { class: 'one-line' },
    number,
    el('button', { class: 'button', type: 'submit' }, 'Stuur bericht'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (number.value.trim() !== '') ending.phone(number.value.trim());
  });
  return el(
    'section',
    { class: 'end-part' },
    el('h2', {}, 'Op de telefoon'),
    el('p', { class: `phone-state ${view.phone}` }, PHONE_WORDS[view.phone]),
    view.phone !== 'confirmed' && form,
  );
}

function paperPart({ id }: TableView): HTMLElement {
  return el(
    'section',
    { class: 'end-part' },
    el('h2', {}, 'Op papier'),
    el('p', {}, 'Een bladzijde met grote letters en plaatjes.'),
    el(
      'a',
      { class: 'button', href: tableApi.paper(id), target: '_blank', rel: 'noopener' },
      'Open de bladzijde',
    ),
  );
}

export function endView(view: TableView, ending: Ending): HTMLElement {
  const ended = view.state === 'ended';
  const { consent, name } = view;
  const allowed = consent.volunteer === true;
  return el(
    'div',
    { class: 'end' },
    el('h1', { tabindex: '-1', dir: 'auto' }, ended ? 'Klaar voor vandaag' : `Afronden met ${name}`),
    contactLine(view),
    ended && !allowed && el('p', {}, 'Er is niets bewaard.'),
    !ended && phonePart(view, ending),
    allowed && paperPart(view),
    el(
      'section',
      { class: 'end-part' },
      el('h2', {}, 'Wat jij hierna hoort'),
      el(
        'p',
        {},
        consent.feedback === true
          ? 'Of iemand het oppakte, contact had en klaar is. Verder niets.'
          : 'Niets. Dat wilde de bewoner zo.',
      ),
      allowed &&
        el(
          'button',
          { class: 'button plain', type: 'button', onclick: () => ending.withdraw() },
          'De bewoner wil niets meer delen',
        ),
    ),
    ended
      ? el('a', { class: 'button filled big', href: '#' }, 'Naar het begin')
      : el(
          'button',
          { class: 'button filled big', type: 'button', onclick: () => ending.finish() },
          'Sluit af',
        ),
    !ended && el('a', { class: 'button plain', href: `#tafel/${view.id}` }, 'Terug naar het gesprek'),
  );
}
