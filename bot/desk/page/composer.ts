/** The typing box: drafts kept, quick replies that only fill the box, nothing sent by accident. */
import { dropTried, keepDraft, keepTried, readDraft, readTried } from './drafts.ts';
import { el } from './el.ts';
import { newName } from './new-name.ts';
import type { QuickReply } from '../quick-replies.ts';
import { inSentence, languageName } from './words.ts';

export interface Composer {
  readonly element: HTMLElement;
  readonly send: HTMLButtonElement;
  /** Shows this conversation's own draft; the box is left alone while it is the same one. */
  open(
    worker: { id: string; name: string },
    conversation: string,
    resident: string,
    /** Other than Dutch. */
    language: string | undefined,
    replies: readonly QuickReply[],
  ): void;
  isEmpty(): boolean;
  /** What was typed for the conversation that is open. */
  words(): string;
  /** Takes what was typed away. */
  clear(): void;
}

/** `write` resolves when the server has the words and rejects when that is not sure. */
export function createComposer(
  write: (text: string, once: string) => Promise<void>,
  changed: () => void,
): Composer {
  const box = el('textarea', { class: 'field', rows: 2, dir: 'auto', 'aria-describedby': 'send-hint' });
  const label = el('label', { class: 'unseen' });
  const send = el('button', { class: 'button', type: 'submit', form: 'composer' }, 'Verstuur');
  const trouble = el('p', { class: 'trouble', role: 'alert' });
  const quick = el('div', { class: 'quick', role: 'group', 'aria-label': 'Snelle antwoorden' });
  const form = el(
    'form',
    { class: 'composer', id: 'composer' },
    quick,
    label,
    box,
    trouble,
    el('p', { class: 'hint', id: 'send-hint' }, 'Ctrl + Enter verstuurt'),
  );
  box.id = 'words';
  label.htmlFor = 'words';
  let place: { worker: string; conversation: string } | undefined;
  let busy = false;

  const grow = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, 220)}px`;
    quick.hidden = box.value !== '';
  };
  const put = (text: string) => {
    box.value = text;
    if (place !== undefined) keepDraft(place.worker, place.conversation, text);
    grow();
    changed();
  };
  box.addEventListener('input', () => put(box.value));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  let drawnFor = '';
  /** Label and quick replies, again only for another person or language. */
  const drawFor = (resident: string, language: string | undefined, replies: readonly QuickReply[]) => {
    const key = JSON.stringify([replies, resident, language]);
    if (key === drawnFor) return;
    drawnFor = key;
    const inLanguage = language === undefined ? '' : `, in het ${languageName(language)}`;
    label.textContent = `Schrijf aan ${inSentence(resident)}${inLanguage}`;
    box.placeholder = label.textContent;
    const quickReply = ({ label: words, text, means }: QuickReply) => {
      const fill = () => {
        put(text);
        box.focus();
      };
      return el(
        'button',
        { class: 'quick-reply', type: 'button', title: means ?? text, onclick: fill },
        words,
      );
    };
    quick.replaceChildren(...replies.map(quickReply));
  };
  /** The same words after a lost answer are the same message, also after a look at somebody else or a new page. */
  const nameFor = (worker: string, conversation: string, text: string): string => {
    const before = readTried(worker, conversation);
    if (before?.text === text) return before.once;
    const once = newName();
    keepTried(worker, conversation, { text, once });
    return once;
  };
  const submit = async () => {
    const text = box.value.trim();
    const from = place;
    if (text === '' || busy || from === undefined) {
      box.focus();
      return;
    }
    const { worker, conversation } = from;
    const isHere = () => place?.worker === worker && place.conversation === conversation;
    const once = nameFor(worker, conversation, text);
    busy = true;
    trouble.textContent = '';
    send.setAttribute('aria-disabled', 'true');
    try {
      await write(text, once);
      dropTried(worker, conversation);
      if (isHere() && box.value.trim() === text) put('');
      else if (!isHere() && readDraft(worker, conversation).trim() === text)
        keepDraft(worker, conversation, '');
    } catch (error) {
      if (isHere()) trouble.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      busy = false;
      send.removeAttribute('aria-disabled');
      changed();
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  return {
    element: form,
    send,
    open(worker, conversation, resident, language, replies) {
      drawFor(resident, language, replies);
      if (place?.conversation === conversation && place.worker === worker.id) return;
      place = { worker: worker.id, conversation };
      trouble.textContent = '';
      put(readDraft(worker.id, conversation));
    },
    isEmpty: () => box.value.trim() === '',
    words: () => box.value.trim(),
    clear: () => put(''),
  };
}
