/** Start in under a minute: a name or nickname, and a number if there is one. */
import { el } from '../el.ts';
import { whileWaiting } from '../waiting.ts';

/** @param begin answers words when it did not work; what was typed stays */
export function startView(begin: (name: string, phone: string) => Promise<string | undefined>): HTMLElement {
  const name = el('input', {
    class: 'field',
    id: 'table-name',
    maxlength: 40,
    required: true,
    autocomplete: 'off',
    dir: 'auto',
  });
  const phone = el('input', {
    class: 'field',
    id: 'table-phone',
    type: 'tel',
    inputmode: 'tel',
    maxlength: 30,
    autocomplete: 'off',
    placeholder: '06 00 00 00 00',
  });
  const trouble = el('p', { class: 'trouble', role: 'alert' });
  const word = el('p', { class: 'soft', role: 'status' });
  const button = el('button', { class: 'button filled big', type: 'submit' }, 'Begin');
  const form = el(
    'form',
    { class: 'start' },
    el('h1', { tabindex: '-1' }, 'Met wie zit je hier?'),
    el('label', { class: 'labelled' }, el('span', {}, 'Naam of roepnaam'), name),
    el('label', { class: 'labelled' }, el('span', {}, 'Telefoonnummer (hoeft niet)'), phone),
    el(
      'p',
      { class: 'soft' },
      'Met een nummer krijgt de bewoner een bericht en later de samenvatting. Het telt pas na een ja vanaf die telefoon.',
    ),
    trouble,
    el('div', { class: 'submit' }, button, word),
    el('a', { class: 'button plain', href: '#' }, 'Terug'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.disabled) return;
    trouble.textContent = '';
    void whileWaiting(button, word, () => begin(name.value.trim(), phone.value.trim())).then((words) => {
      trouble.textContent = words ?? '';
    });
  });
  return form;
}
