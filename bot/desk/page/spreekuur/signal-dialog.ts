/** A signal for whoever takes over: in words that were seen or heard, never a score. */
import { el } from '../el.ts';
import { openDialog, said } from '../dialog.ts';
import { SIGNALS } from './words.ts';

/** @returns the signal in words, or undefined when the volunteer went back */
export async function askSignal(): Promise<string | undefined> {
  const ticks = SIGNALS.map((signal) =>
    el(
      'label',
      { class: 'choice' },
      el('input', { type: 'checkbox', name: 'signal', value: signal }),
      el('span', {}, signal),
    ),
  );
  const own = el(
    'label',
    { class: 'labelled' },
    el('span', {}, 'In je eigen woorden'),
    el('textarea', { class: 'field', name: 'words', rows: 3, maxlength: 500, dir: 'auto' }),
  );
  const words = (data: FormData) =>
    [...data.getAll('signal').map(String), said(data, 'words')].filter((one) => one !== '').join('. ');
  const data = await openDialog(
    {
      title: 'Wat valt je op?',
      hint: 'Wie het overneemt leest dit. Schrijf wat je ziet of hoort, geen oordeel.',
      confirm: 'Bewaar signaal',
    },
    [el('fieldset', { class: 'choices' }, el('legend', { class: 'unseen' }, 'Signalen'), ...ticks), own],
    (filled) => Promise.resolve(words(filled) === '' ? 'Kies of schrijf eerst iets.' : undefined),
  );
  return data && words(data);
}
