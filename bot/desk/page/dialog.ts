/** The frame of every question: a native dialog that stays open, with the words in it, until the answer was taken. */
import { el, type Child } from './el.ts';
import { rememberFocus } from './keep-place.ts';

export interface DialogFrame {
  readonly title: string;
  readonly hint?: string;
  /** Without it there is only something to read. */
  readonly confirm?: string;
}

/** The words of one field, without spaces around them. */
export function said(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * Resolves with what was filled in, or undefined when the worker went back.
 * `send` answers words when it was not taken; they are shown and nothing that was typed is lost.
 */
export function openDialog(
  { title, hint, confirm }: DialogFrame,
  body: readonly Child[],
  send?: (data: FormData) => Promise<string | undefined>,
): Promise<FormData | undefined> {
  const back = rememberFocus();
  return new Promise((resolve) => {
    let answer: FormData | undefined;
    let busy = false;
    const trouble = el('p', { class: 'trouble', role: 'alert' });
    const submit = async () => {
      if (busy) return;
      busy = true;
      const data = new FormData(form);
      trouble.textContent = '';
      const wrong = (await send?.(data)) ?? '';
      busy = false;
      trouble.textContent = wrong;
      if (wrong !== '') return;
      answer = data;
      dialog.close();
    };
    const form = el(
      'form',
      {},
      el('h2', { id: 'ask-title' }, title),
      hint !== undefined && el('p', { class: 'soft' }, hint),
      ...body,
      trouble,
      el(
        'div',
        { class: 'dialog-buttons' },
        el(
          'button',
          { class: 'button', type: 'button', onclick: () => dialog.close() },
          confirm === undefined ? 'Klaar' : 'Terug',
        ),
        confirm !== undefined && el('button', { class: 'button filled', type: 'submit' }, confirm),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void submit();
    });
    const dialog = el('dialog', { class: 'ask', 'aria-labelledby': 'ask-title' }, form);
    dialog.addEventListener('close', () => {
      dialog.remove();
      back();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
