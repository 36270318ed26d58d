/** One question a screen: the sentence to say in large type, what to ask on about, and big buttons. */
import { el } from '../el.ts';
import type { TableQuestion } from './table-types.ts';

export interface Answering {
  /** @param shown the words of a choice, where `text` is its number */
  answer(text: string, shown: string): void;
  /** Words beside the question: kept as a signal. */
  note(text: string): void;
  /** Words that were begun and not sent: they live through a lost line and a closed browser. */
  readonly draft: { readonly words: string; keep(words: string): void };
}

function choiceButtons({ choices }: TableQuestion, { answer }: Answering): HTMLElement {
  return el(
    'div',
    { class: 'big-choices' },
    ...choices.map(({ value, label }) =>
      el(
        'button',
        { class: 'button big', type: 'button', dir: 'auto', onclick: () => answer(value, label) },
        label,
      ),
    ),
  );
}

/** Several at once: tick, then send. */
function tickList({ choices }: TableQuestion, { answer }: Answering): HTMLElement {
  const form = el(
    'form',
    { class: 'big-choices' },
    ...choices.map(({ value, label }) =>
      el(
        'label',
        { class: 'choice big' },
        el('input', { type: 'checkbox', name: 'chosen', value }),
        el('span', { dir: 'auto' }, label),
      ),
    ),
    el('button', { class: 'button filled big', type: 'submit' }, 'Verder'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = new FormData(form).getAll('chosen').map(String);
    const labels = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
    if (chosen.length > 0) answer(chosen.join(' en '), labels.join(', '));
  });
  return form;
}

function wordsForm(label: string, { answer, draft }: Answering, button = 'Verder'): HTMLElement {
  const box = el(
    'textarea',
    {
      class: 'field',
      name: 'words',
      rows: 2,
      maxlength: 2000,
      dir: 'auto',
      'data-key': 'table words',
      oninput: () => draft.keep(box.value),
    },
    draft.words,
  );
  const form = el(
    'form',
    { class: 'words-form' },
    el('label', { class: 'labelled' }, el('span', {}, label), box),
    el('button', { class: 'button filled', type: 'submit' }, button),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text === '') return;
    draft.keep('');
    // The next question is read first: nothing is typed in it yet.
    box.blur();
    answer(text, text);
  });
  return form;
}

/** The open question. */
export function questionView(question: TableQuestion, answering: Answering): HTMLElement {
  const { choices, several, words, prompt, say } = question;
  return el(
    'section',
    { class: 'question', 'aria-labelledby': 'the-question' },
    el('h2', { id: 'the-question', class: 'say-aloud', tabindex: '-1', dir: 'auto' }, say),
    prompt !== undefined && el('p', { class: 'prompt' }, el('b', {}, 'Voor jou: '), prompt),
    choices.length > 0 && (several ? tickList(question, answering) : choiceButtons(question, answering)),
    words && wordsForm(choices.length > 0 ? 'Of in eigen woorden' : 'In eigen woorden', answering),
    // Words begun elsewhere have no box at a question of buttons: they are not lost, and are no answer to it.
    !words &&
      answering.draft.words !== '' &&
      wordsForm('Dit schreef je nog', { ...answering, answer: answering.note }, 'Bewaar als signaal'),
    el(
      'div',
      { class: 'small-deeds' },
      el(
        'button',
        {
          class: 'button plain',
          type: 'button',
          onclick: () => answering.answer('weet ik niet', 'weet ik niet'),
        },
        'Weet ik niet',
      ),
      el(
        'button',
        {
          class: 'button plain',
          type: 'button',
          onclick: () => answering.answer('terug', 'een vraag terug'),
        },
        'Vraag terug',
      ),
      el(
        'button',
        {
          class: 'button plain',
          type: 'button',
          onclick: () => answering.answer('ik snap het niet', 'leg het anders uit'),
        },
        'Leg uit',
      ),
    ),
  );
}

/** Without an open question, or while somebody reads along: room for words. */
export function freeWords(label: string, answering: Answering): HTMLElement {
  return el('section', { class: 'question' }, wordsForm(label, answering));
}
