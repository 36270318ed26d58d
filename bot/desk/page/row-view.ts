/** One row of the work list: sign, name, reason, how long, promise due. */
import { serverNow } from './clock.ts';
import { el, setText } from './el.ts';
import { isOverdue } from './groups.ts';
import { sign } from './sign.ts';
import { due, span, waited } from './times.ts';
import type { Row } from './types.ts';
import { STATUS_WORDS } from './words.ts';

interface Parts {
  readonly link: HTMLAnchorElement;
  readonly sign: HTMLElement;
  readonly name: HTMLElement;
  readonly reason: HTMLElement;
  readonly who: HTMLElement;
  readonly time: HTMLElement;
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
    shown: undefined,
    colour: undefined,
  };
  parts.link.append(
    parts.sign,
    parts.name,
    parts.reason,
    el('span', { class: 'row-foot' }, parts.who, parts.time),
  );
  const item = el('li', { class: 'row-item', 'data-id': row.id }, parts.link);
  partsOf.set(item, parts);
  return item;
}

function whoHas(row: Row, me: string): string {
  if (row.status === 'waiting')
    return row.worker === me ? 'Aan jou gevraagd' : `Gevraagd: ${row.workerName ?? 'team'}`;
  if (row.status === 'with-worker')
    return row.worker === me ? 'Bij jou' : `Bij ${row.workerName ?? 'een collega'}`;
  return STATUS_WORDS[row.status];
}

/** The clock words of a row: a promise first, else the waiting time, else how long ago. */
export function clockWords(row: Row, now: number): string {
  const wait = row.waitingSince === null ? undefined : waited(row.waitingSince, now);
  const promised = row.promiseDue === null ? undefined : due(row.promiseDue, now);
  if (wait !== undefined && promised !== undefined)
    return `${wait} · ${promised.endsWith('laat') ? promised : `belofte ${promised}`}`;
  if (wait !== undefined) return wait;
  if (promised !== undefined) return `belofte ${promised}`;
  return row.lastAt === null ? '' : `${span(now - Date.parse(row.lastAt))} geleden`;
}

/** `me` is the worker's id, `openId` the conversation that is shown now. */
export function updateRow(item: HTMLElement, row: Row, me: string, openId: string | undefined): void {
  const parts = partsOf.get(item);
  if (parts === undefined) return;
  const now = serverNow();
  if (parts.shown !== row) {
    if (parts.colour !== row.stoplight) parts.sign.replaceChildren(sign(row.stoplight));
    parts.colour = row.stoplight;
    setText(parts.name, row.name);
    setText(parts.reason, row.reason);
    setText(parts.who, whoHas(row, me));
    parts.shown = row;
  }
  setText(parts.time, clockWords(row, now));
  parts.time.classList.toggle('late', isOverdue(row, now));
  if (row.id === openId) parts.link.setAttribute('aria-current', 'true');
  else parts.link.removeAttribute('aria-current');
}
