/** One row of the work list: sign, name, reason, how long, promise due. */
import { serverNow } from './clock.ts';
import { el, setText } from './el.ts';
import { isOverdue } from './groups.ts';
import { sign } from './sign.ts';
import { ago, due, waited } from './times.ts';
import type { Row } from './types.ts';
import { asLine, STATUS_WORDS, titleName } from './words.ts';

interface Parts {
  readonly link: HTMLAnchorElement;
  readonly sign: HTMLElement;
  readonly name: HTMLElement;
  readonly reason: HTMLElement;
  readonly who: HTMLElement;
  readonly time: HTMLElement;
  readonly promise: HTMLElement;
  shown: Row | undefined;
  colour: Row['stoplight'] | undefined;
}
const partsOf = new WeakMap<HTMLElement, Parts>();

export function makeRow(row: Row): HTMLElement {
  const parts: Parts = {
    link: el('a', {
      class: 'row',
      href: `#g/${encodeURIComponent(row.id)}`,
      tabindex: '-1',
      draggable: 'false',
    }),
    sign: el('span', { class: 'row-sign' }),
    name: el('span', { class: 'row-name', dir: 'auto' }),
    reason: el('span', { class: 'row-reason', dir: 'auto' }),
    who: el('span', { class: 'row-who' }),
    time: el('span', { class: 'row-time' }),
    promise: el('span', { class: 'row-time' }),
    shown: undefined,
    colour: undefined,
  };
  parts.link.append(
    parts.sign,
    parts.name,
    parts.reason,
    el('span', { class: 'row-foot' }, parts.who, parts.time, parts.promise),
  );
  const item = el('li', { class: 'row-item', 'data-id': row.id }, parts.link);
  partsOf.set(item, parts);
  return item;
}

/** The full name stands in the conversation; a row is short. */
const firstName = (row: Row) => row.workerName?.split(' ')[0];

export function whoHas(row: Row, me: string): string {
  if (row.callBy === me)
    return row.status === 'waiting' && row.worker === me
      ? 'Aan jou gevraagd, ook bellen'
      : 'Aan jou om te bellen';
  if (row.status === 'waiting')
    return row.worker === me ? 'Aan jou gevraagd' : `Gevraagd: ${firstName(row) ?? 'team'}`;
  if (row.status === 'with-worker')
    return row.worker === me ? 'Bij jou' : `Bij ${firstName(row) ?? 'een collega'}`;
  return STATUS_WORDS[row.status];
}

/** After a broken promise the next one is still to come: both are said. */
function promiseWords({ promiseDue, overdue, status }: Row, now: number): string {
  if (promiseDue === null) return '';
  const again = overdue && status === 'waiting' && Date.parse(promiseDue) >= now;
  return `${again ? 'te laat, nu' : 'belofte'} ${due(promiseDue, now)}`;
}

/** The clock words of a row: how long somebody waits, else how long ago they wrote; and the promise that comes first. */
export function clockWords(row: Row, now: number): { time: string; promise: string } {
  const last = row.lastAt === null ? '' : ago(row.lastAt, now);
  return {
    time: row.waitingSince === null ? last : waited(row.waitingSince, now),
    promise: promiseWords(row, now),
  };
}

/** `me` is the worker's id, `openId` the conversation that is shown now. */
export function updateRow(item: HTMLElement, row: Row, me: string, openId: string | undefined): void {
  const parts = partsOf.get(item);
  if (parts === undefined) return;
  const now = serverNow();
  if (parts.shown !== row) {
    if (parts.colour !== row.stoplight) parts.sign.replaceChildren(sign(row.stoplight));
    parts.colour = row.stoplight;
    setText(parts.name, titleName(row.name));
    setText(parts.reason, asLine(row.reason));
    setText(parts.who, whoHas(row, me));
    parts.shown = row;
  }
  const { time, promise } = clockWords(row, now);
  setText(parts.time, time);
  setText(parts.promise, promise);
  parts.promise.hidden = promise === '';
  parts.promise.classList.toggle('late', isOverdue(row, now));
  if (row.id === openId) parts.link.setAttribute('aria-current', 'true');
  else parts.link.removeAttribute('aria-current');
}
