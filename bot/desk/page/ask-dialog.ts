/** A small question in a native dialog: choices, words, or both. Escape and "Terug" change nothing. */
import { el } from './el.ts';

export interface Question {
  readonly title: string;
  readonly hint?: string;
  /** Radio choices; `node` may show something beside the words. */
  readonly choices?: readonly { readonly value: string; readonly label: string; readonly node?: Node }[];
  /** The choice that is ticked at first. */
  readonly chosen?: string;
  readonly choicesLabel?: string;
  /** Label of the text box; without it there is none. */
  readonly words?: string;
  readonly wordsNeeded?: boolean;
  /** Shown in the empty text box. */
  readonly example?: string;
  readonly confirm: string;
}

export interface Answered {
  readonly choice: string;
  readonly words: string;
}

function choiceList(question: Question): HTMLElement | null {
  if (question.choices === undefined) return null;
  return el(
    'fieldset',
    { class: 'choices' },
    el(
      'legend',
      { class: question.choicesLabel === undefined ? 'unseen' : '' },
      question.choicesLabel ?? question.title,
    ),
    ...question.choices.map(({ value, label, node }) =>
      el(
        'label',
        { class: 'choice' },
        el('input', {
          type: 'radio',
          name: 'choice',
          value,
          required: true,
          checked: value === question.chosen,
        }),
        node,
        el('span', {}, label),
      ),
    ),
  );
}

/** Resolves with the answer, or undefined when the worker went back. The words stay until then. */
export function askDialog(question: Question): Promise<Answered | undefined> {
  return new Promise((resolve) => {
    const words =
      question.words === undefined
        ? null
        : el('textarea', {
            class: 'field',
            rows: 4,
            dir: 'auto',
            name: 'words',
            placeholder: question.example,
            required: question.wordsNeeded ?? false,
          });
    const form = el(
      'form',
      { method: 'dialog' },
      el('h2', { id: 'ask-title' }, question.title),
      question.hint !== undefined && el('p', { class: 'soft' }, question.hint),
      choiceList(question),
      words && el('label', { class: 'labelled' }, el('span', {}, question.words ?? ''), words),
      el(
        'div',
        { class: 'dialog-buttons' },
        el('button', { class: 'button', type: 'button', onclick: () => dialog.close('') }, 'Terug'),
        el('button', { class: 'button filled', type: 'submit', value: 'yes' }, question.confirm),
      ),
    );
    const dialog = el('dialog', { class: 'ask', 'aria-labelledby': 'ask-title' }, form);
    dialog.addEventListener('close', () => {
      const choice = new FormData(form).get('choice');
      const answer = { choice: typeof choice === 'string' ? choice : '', words: words?.value.trim() ?? '' };
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? answer : undefined);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
