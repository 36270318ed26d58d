/** The report of the maandgesprekken of a period: to print, or for a spreadsheet. */
import { serverNow } from '../clock.ts';
import { el } from '../el.ts';
import { civilDay } from '../times.ts';
import { teamPart } from './part.ts';

export function reportPart(): HTMLElement {
  const today = civilDay(new Date(serverNow()).toISOString());
  const day = (name: string, label: string, value: string) =>
    el(
      'label',
      { class: 'labelled' },
      el('span', {}, label),
      el('input', { class: 'field', type: 'date', name, value, 'data-key': `report ${name}` }),
    );
  const form = el(
    'form',
    { class: 'report-form', method: 'get', target: '_blank', action: '/api/desk/maandgesprek/rapport.html' },
    day('from', 'Eerste dag', `${today.slice(0, 4)}-01-01`),
    day('until', 'Laatste dag', today),
    el(
      'div',
      { class: 'dialog-buttons' },
      el('button', { class: 'button', type: 'submit', 'data-key': 'report print' }, 'Open om te printen'),
      el(
        'button',
        {
          class: 'button',
          type: 'submit',
          formaction: '/api/desk/maandgesprek/rapport.csv',
          'data-key': 'report csv',
        },
        'CSV',
      ),
    ),
  );
  return teamPart('Maandgesprekken', undefined, form);
}
