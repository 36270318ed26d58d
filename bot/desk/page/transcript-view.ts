/** The talk itself: day lines, speakers, new lines announced, and the reader's place kept. */
import { serverNow } from './clock.ts';
import { el, setText } from './el.ts';
import { keyed } from './keyed.ts';
import { fillLine, lineKey, speaker } from './line-view.ts';
import { civilDay, dayName } from './times.ts';
import type { Detail, Line } from './types.ts';

/** Lines of one speaker closer together than this hang together. */
const TOGETHER_MS = 5 * 60_000;
/** Closer to the end than this counts as reading along. */
const NEAR_END_PX = 80;

type Item = {
  readonly key: string;
  readonly day?: string;
  readonly line?: Line;
  readonly follows: boolean;
  inner: boolean;
};

function itemsOf(lines: readonly Line[]): Item[] {
  const items: Item[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const newDay = before === undefined || civilDay(before.at) !== civilDay(line.at);
    if (newDay) items.push({ key: `day ${civilDay(line.at)}`, day: line.at, follows: false, inner: false });
    const follows =
      !newDay &&
      before?.from === line.from &&
      before.by === line.by &&
      Date.parse(line.at) - Date.parse(before.at) < TOGETHER_MS;
    const last = items.at(-1);
    if (follows && last !== undefined && last.line?.delivery === line.delivery) last.inner = true;
    items.push({ key: line.id, line, follows, inner: false });
    before = line;
  }
  return items;
}

export interface TranscriptView {
  readonly element: HTMLElement;
  show(detail: Detail, me: string): void;
}

/** `announce` says new lines of others aloud. */
export function createTranscriptView(announce: (words: string) => void): TranscriptView {
  const list = el('ol', { class: 'lines' });
  const scroller = el(
    'div',
    { class: 'scroll talk', tabindex: '0', role: 'region', 'aria-label': 'Berichten' },
    list,
  );
  const newer = el(
    'button',
    { class: 'button newer', type: 'button', hidden: true, onclick: () => toEnd() },
    'Nieuw bericht ↓',
  );
  let shownId: string | undefined;
  let seen = new Set<string>();
  const filled = new WeakMap<HTMLElement, string>();

  // Who reads along keeps the last words in sight when the box shrinks (keyboard, typing box). Only moving up is
  // the reader's own doing: a smaller box leaves the place as it is, and a larger one ends up near the end.
  let reading = true;
  let top = 0;
  const nearEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
    top = scroller.scrollTop;
    newer.hidden = true;
  };
  /** Where the reader is by now: the browser tells of a scroll only at its next frame. */
  const notice = () => {
    if (nearEnd()) reading = true;
    else if (scroller.scrollTop < top) reading = false;
    top = scroller.scrollTop;
    if (reading) newer.hidden = true;
  };
  scroller.addEventListener('scroll', notice);
  new ResizeObserver(() => {
    notice();
    if (reading) toEnd();
  }).observe(scroller);

  const fill = (item: HTMLElement, entry: Item, detail: Detail, me: string) => {
    if (entry.line === undefined) {
      setText(item, dayName(entry.day ?? '', serverNow()));
      return;
    }
    const key = `${lineKey(entry.line)} ${entry.follows} ${entry.inner} ${detail.name}`;
    if (filled.get(item) === key) return;
    filled.set(item, key);
    fillLine(item, entry.line, detail.name, me, entry.follows, entry.inner);
  };
  return {
    element: el('div', { class: 'talk-box' }, scroller, newer),
    show(detail, me) {
      notice();
      const fresh = shownId !== detail.id;
      shownId = detail.id;
      const added = detail.transcript.filter((line) => !seen.has(line.id));
      seen = new Set(detail.transcript.map((line) => line.id));
      keyed(
        list,
        itemsOf(detail.transcript).map((item) => ({ ...item, key: `${detail.id} ${item.key}` })),
        (item) => item.key,
        (item) => el('li', { class: item.day === undefined ? 'line' : 'day' }),
        (node, item) => fill(node, item, detail, me),
      );
      const others = added.filter((line) => !(line.from === 'worker' && line.by === me));
      if (!fresh && others.length > 0)
        announce(others.map((line) => `${speaker(line, detail.name, me)}: ${line.text}`).join(' '));
      // Own words are followed to the end, others' only by who was there.
      if (fresh || others.length < added.length) reading = true;
      if (reading) toEnd();
      else if (others.length > 0) newer.hidden = false;
    },
  };
}
