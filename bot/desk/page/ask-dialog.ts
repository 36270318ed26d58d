/** A small question: choices, words, or both. Escape and "Terug" change nothing. */
import { openDialog, said } from './dialog.ts';
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

function wordsBox({ words, example, wordsNeeded }: Question): HTMLElement | null {
  if (words === undefined) return null;
  const box = el('textarea', {
    class: 'field',
    rows: 4,
    dir: 'auto',
    name: 'words',
    placeholder: example,
    required: wordsNeeded ?? false,
  });
  return el('label', { class: 'labelled' }, el('span', {}, words), box);
}

/** @param send answers words when it was not taken: they are shown, and what was typed stays until it was. */
export async function askDialog(
  question: Question,
  send: (answer: Answered) => Promise<string | undefined>,
): Promise<void> {
  await openDialog(question, [choiceList(question), wordsBox(question)], (data) =>
    send({ choice: said(data, 'choice'), words: said(data, 'words') }),
  );
}
