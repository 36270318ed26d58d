/** The frame of every question: a native dialog that stays open, with the words in it, until the answer was taken. */
import { el, type Child } from './el.ts';
import { rememberFocus } from './keep-place.ts';
import { whileWaiting } from './waiting.ts';

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

const FAILED = 'Er ging iets mis. Probeer het nog eens.';

interface Buttons {
  readonly back: HTMLButtonElement;
  readonly go: HTMLButtonElement | false;
}

function buttonsOf(confirm: string | undefined, close: () => void): Buttons {
  const words = confirm === undefined ? 'Klaar' : 'Terug';
  return {
    back: el('button', { class: 'button', type: 'button', onclick: close }, words),
    go: confirm !== undefined && el('button', { class: 'button filled', type: 'submit' }, confirm),
  };
}

/**
 * Resolves with what was filled in, or undefined when the worker went back.
 * `send` answers words when it was not taken; they are shown and nothing that was typed is lost. While it is on its
 * way it can be neither sent again nor left: how it ended would be told to nobody.
 */
export function openDialog(
  { title, hint, confirm }: DialogFrame,
  body: readonly Child[],
  send?: (data: FormData) => Promise<string | undefined>,
): Promise<FormData | undefined> {
  const back = rememberFocus();
  return new Promise((resolve) => {
    let answer: FormData | undefined;
    const trouble = el('p', { class: 'trouble', role: 'alert' });
    const word = el('p', { class: 'soft waiting', role: 'status' });
    const buttons = buttonsOf(confirm, () => dialog.close());
    const isWaiting = () => buttons.back.disabled;
    const submit = async (go: HTMLButtonElement) => {
      const data = new FormData(form);
      trouble.textContent = '';
      try {
        const sending = () => send?.(data) ?? Promise.resolve(undefined);
        const wrong = await whileWaiting(go, word, sending, [buttons.back]);
        trouble.textContent = wrong ?? '';
        if (wrong !== undefined && wrong !== '') return;
      } catch (error) {
        trouble.textContent = FAILED;
        throw error;
      }
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
      el('div', { class: 'dialog-buttons' }, word, buttons.back, buttons.go),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (buttons.go && !isWaiting()) void submit(buttons.go);
    });
    const dialog = el('dialog', { class: 'ask', 'aria-labelledby': 'ask-title' }, form);
    dialog.addEventListener('cancel', (event) => {
      if (isWaiting()) event.preventDefault();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      back();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
