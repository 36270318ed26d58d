/** The screen between volunteer and resident: what to read aloud, the question, and the few deeds beside it. */
import { el } from '../el.ts';
import type { Waiting } from './queue.ts';
import { freeWords, questionView, type Answering } from './question-view.ts';
import { notSent, readAloud, toReadNow, whoHelps, wholeTalk } from './said-view.ts';
import type { TableLine, TableView } from './table-types.ts';

/** More to read aloud than this comes on a screen of its own: one thing at a time. */
const MUCH_TO_READ = 180;

export interface TableDeeds extends Answering {
  /** Read to the end: the question may come. */
  read(line: string): void;
  signal(): void;
  pause(): void;
}

function middle(view: TableView, waiting: readonly Waiting[], deeds: TableDeeds): HTMLElement {
  if (view.moving)
    return el('p', { class: 'read-aloud' }, 'Even geduld: het gesprek gaat naar de telefoon van de bewoner.');
  // An answer is on its way: the next question comes with the connection, and writing on is possible.
  if (waiting.some(({ what }) => what === 'answer'))
    return freeWords('Schrijf ondertussen gerust verder', deeds);
  if (view.takenBy !== null) return freeWords(`Schrijf aan ${view.takenBy}`, deeds);
  return view.question === null
    ? freeWords('Wil de bewoner nog iets kwijt?', deeds)
    : questionView(view.question, deeds);
}

/** The words to read first, while the question waits behind them. */
function readFirst(lines: readonly TableLine[], deeds: TableDeeds): HTMLElement {
  const last = lines.at(-1)?.id ?? '';
  return el(
    'section',
    { class: 'question' },
    el('h2', { class: 'unseen', tabindex: '-1' }, 'Lees voor'),
    readAloud(lines),
    el('button', { class: 'button filled big', type: 'button', onclick: () => deeds.read(last) }, 'Verder'),
  );
}

/** `readTo` is the last line that was read aloud on a screen of its own. */
export function tableScreen(
  view: TableView,
  waiting: readonly Waiting[],
  { readTo, online }: { readonly readTo: string; readonly online: boolean },
  deeds: TableDeeds,
): HTMLElement {
  const lines = waiting.length === 0 ? toReadNow(view) : [];
  const much = lines.map(({ text }) => text).join('').length > MUCH_TO_READ;
  const alone = much && view.question !== null;
  const first = alone && lines.at(-1)?.id !== readTo;
  return el(
    'div',
    { class: 'at-table' },
    el('h1', { class: 'with', dir: 'auto' }, `Met ${view.name}`),
    whoHelps(view),
    notSent(waiting, online),
    !alone && readAloud(lines),
    first ? readFirst(lines, deeds) : middle(view, waiting, deeds),
    el(
      'div',
      { class: 'table-deeds' },
      el('button', { class: 'button', type: 'button', onclick: () => deeds.signal() }, 'Signaal'),
      el('button', { class: 'button', type: 'button', onclick: () => deeds.pause() }, 'Pauze'),
      el('a', { class: 'button', href: '#kaart' }, 'Kaart'),
      view.consent.volunteer === true &&
        el('a', { class: 'button', href: `#tafel/${view.id}/samen` }, 'Samen'),
      el('a', { class: 'button', href: `#tafel/${view.id}/klaar` }, 'Afronden'),
    ),
    wholeTalk(view.messages, view.name),
  );
}
