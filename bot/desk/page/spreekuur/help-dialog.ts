/** "Rood: nu hulp halen": the numbers first, also without a connection, and one button for a professional. */
import { el } from '../el.ts';
import { openDialog, said } from '../dialog.ts';
import { NUMBERS, URGENT } from './words.ts';

export interface Urgent {
  readonly why: string;
  readonly danger: boolean;
}

const numbers = () =>
  el(
    'ul',
    { class: 'help-numbers' },
    ...NUMBERS.map(({ number, words }) =>
      el(
        'li',
        {},
        el('a', { class: 'button', href: `tel:${number.replace('-', '')}` }, el('b', {}, number), words),
      ),
    ),
  );

const choices = () =>
  el(
    'fieldset',
    { class: 'choices' },
    el('legend', {}, 'Wat is er?'),
    ...URGENT.map(({ why, words }) =>
      el(
        'label',
        { class: 'choice' },
        el('input', { type: 'radio', name: 'why', value: why, required: true }),
        el('span', {}, words),
      ),
    ),
  );

/** @param send answers words when it did not work; what was chosen stays */
export async function askProfessional(send: (urgent: Urgent) => Promise<string | undefined>): Promise<void> {
  const extra = el(
    'label',
    { class: 'labelled' },
    el('span', {}, 'Kort erbij (hoeft niet)'),
    el('input', { class: 'field', name: 'extra', maxlength: 120, autocomplete: 'off', dir: 'auto' }),
  );
  await openDialog(
    { title: 'Nu hulp halen', confirm: 'Ik heb nu een professional nodig' },
    [numbers(), choices(), extra],
    (data) => {
      const chosen = URGENT.find(({ why }) => why === said(data, 'why'));
      const more = said(data, 'extra');
      const why = chosen?.why ?? 'vraagt om hulp';
      return send({ why: more === '' ? why : `${why}: ${more}`, danger: chosen?.danger ?? false });
    },
  );
}
