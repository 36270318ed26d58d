/** The middle of the desk: the talk, how it stands, and the deeds of this worker. */
import { serverNow } from './clock.ts';
import { createComposer } from './composer.ts';
import { el, icon, setText } from './el.ts';
import { nextAction, standing } from './next-action.ts';
import { sign } from './sign.ts';
import { standingNotes, type Note } from './standing-note.ts';
import { createTranscriptView } from './transcript-view.ts';
import type { Detail, Person } from './types.ts';
import { asStart, channelName, languageName, titleName } from './words.ts';

const BACK = 'M10.500 2.500 5 8l5.500 5.500-1.200 1.200L2.600 8l6.700-6.700z';

export interface Deeds {
  accept(): void;
  decline(): void;
  giveBack(): void;
  note(): void;
  close(): void;
  /** Rejects with words for the worker when it is not sure that the message went. */
  write(text: string, once: string): Promise<void>;
  announce(words: string): void;
}

export interface ConversationView {
  readonly element: HTMLElement;
  show(detail: Detail, me: Person): void;
  /** The name at the top, for who came by keyboard or on a narrow screen. */
  focus(): void;
}

function noteBox({ kind, text, preview }: Note): HTMLElement {
  return el(
    'div',
    { class: `note ${kind}` },
    el('p', {}, text),
    preview !== undefined &&
      el('p', { class: 'preview', dir: 'auto' }, el('b', {}, 'Zo ziet dat eruit: '), preview),
  );
}

function button(words: string, act: () => void): HTMLButtonElement {
  return el('button', { class: 'button', type: 'button', onclick: act }, words);
}

export function createConversationView(deeds: Deeds): ConversationView {
  const name = el('h2', { tabindex: '-1', dir: 'auto' });
  const under = el('p', { class: 'soft' });
  const signBox = el('span', {});
  const sheetLink = el('a', { class: 'button plain to-sheet' }, 'Overzicht');
  const transcript = createTranscriptView((words) => deeds.announce(words));
  const withheld = el('p', { class: 'note warn' });
  const notes = el('div', { class: 'notes', role: 'status' });
  const composer = createComposer(
    (text, once) => deeds.write(text, once),
    () => drawButtons(),
  );
  /** Words that were typed and can no longer be sent from here: to read and to copy, until they are thrown away. */
  const unsent = el('p', { class: 'preview', dir: 'auto' });
  const left = el(
    'div',
    { class: 'note warn', role: 'status', hidden: true },
    el('p', {}, 'Wat je typte is niet verstuurd:'),
    unsent,
    button('Gooi weg', () => composer.clear()),
  );
  const accept = button('Ik neem het over', () => deeds.accept());
  const decline = button('Ik kan nu niet', () => deeds.decline());
  const giveBack = button('Geef terug', () => deeds.giveBack());
  const note = button('Notitie', () => deeds.note());
  const close = button('Sluit af', () => deeds.close());
  const buttons = el('div', { class: 'deeds' }, note, decline, close, giveBack, accept, composer.send);
  const foot = el('footer', { class: 'talk-foot' }, notes, left, composer.element, buttons);
  let shown: { detail: Detail; me: Person } | undefined;
  let noted = '';

  const drawButtons = () => {
    if (shown === undefined) return;
    const { detail, me } = shown;
    const next = nextAction(detail, me.id, !composer.isEmpty());
    const { mine, askedMe, canAccept, canWrite } = standing(detail, me.id);
    const held = document.activeElement;
    composer.element.hidden = !canWrite;
    composer.send.hidden = !canWrite;
    left.hidden = canWrite || composer.isEmpty();
    setText(unsent, composer.words());
    accept.hidden = !canAccept;
    decline.hidden = !askedMe;
    giveBack.hidden = !mine;
    close.hidden = !mine;
    accept.classList.toggle('filled', next === 'accept');
    composer.send.classList.toggle('filled', next === 'write');
    giveBack.classList.toggle('filled', next === 'return');
    // What is put away would take the keyboard along.
    if (foot.contains(held) && held?.closest('[hidden]') instanceof Element)
      name.focus({ preventScroll: true });
  };
  const drawNotes = (detail: Detail, me: Person) => {
    const now = standingNotes(detail, me.id, serverNow());
    // Put in place again only when the words changed, so that they are not read aloud at every message.
    const words = JSON.stringify([detail.id, now]);
    if (words === noted) return;
    noted = words;
    notes.replaceChildren(...now.map(noteBox));
  };
  return {
    element: el(
      'section',
      { class: 'conversation', 'aria-label': 'Gesprek' },
      el(
        'header',
        { class: 'talk-head' },
        el('a', { class: 'button plain back', href: '#', 'aria-label': 'Terug naar de lijst' }, icon(BACK)),
        el('div', { class: 'talk-title' }, el('div', { class: 'talk-name' }, name, signBox), under),
        sheetLink,
      ),
      withheld,
      transcript.element,
      foot,
    ),
    show(detail, me) {
      shown = { detail, me };
      name.textContent = titleName(detail.name);
      const spoken = detail.overview?.language;
      // Dutch goes without saying.
      const language = spoken === 'nl' ? undefined : (spoken ?? undefined);
      under.textContent = [detail.channel && channelName(detail.channel), language && languageName(language)]
        .filter(Boolean)
        .join(' · ');
      if (signBox.dataset.colour !== String(detail.stoplight))
        signBox.replaceChildren(sign(detail.stoplight));
      signBox.dataset.colour = String(detail.stoplight);
      sheetLink.href = `#g/${encodeURIComponent(detail.id)}/blad`;
      withheld.hidden = detail.withheld === undefined;
      withheld.textContent = `${asStart(detail.name)} deelt het eerdere verhaal liever niet. Je ziet alleen wat daarna kwam.`;
      composer.open(me, detail.id, detail.name, language, detail.replies ?? []);
      transcript.show(detail, me.id);
      drawNotes(detail, me);
      drawButtons();
    },
    focus: () => name.focus({ preventScroll: true }),
  };
}
