/** The volunteer's first screen: begin, go on, and what became of it. */
import { el } from '../el.ts';
import { serverNow } from '../clock.ts';
import { moment } from '../times.ts';
import { tablesAway } from './away-view.ts';
import type { Waiting } from './queue.ts';
import type { TableRow } from './table-types.ts';
import { FEEDBACK_WORDS, STATE_WORDS } from './words.ts';

const going = (row: TableRow) => row.state === 'open' || row.state === 'paused';

function goOn(row: TableRow): HTMLElement {
  return el(
    'li',
    {},
    el(
      'a',
      { class: 'button table-link', href: `#tafel/${row.id}` },
      el('b', { dir: 'auto' }, row.name),
      el('span', { class: 'soft' }, `${STATE_WORDS[row.state]}, ${moment(row.lastAt, serverNow())}`),
    ),
  );
}

function news(row: TableRow): HTMLElement[] {
  if (row.state === 'withdrawn')
    return [
      el('li', {}, 'Iemand wil niets meer met je delen. Dat mag altijd. Je ziet dit gesprek niet meer.'),
    ];
  return row.feedback.map(({ moment: what, at, worker }) =>
    el(
      'li',
      {},
      el('b', { dir: 'auto' }, `${row.name}: `),
      `${worker} ${FEEDBACK_WORDS[what]}. `,
      el('span', { class: 'soft' }, moment(at, serverNow())),
    ),
  );
}

/** @param away what waits on this device, while there is no connection to see the rest */
export function homeView(rows: readonly TableRow[], away: readonly Waiting[]): HTMLElement {
  const open = rows.filter(going);
  const told = rows.flatMap(news);
  return el(
    'div',
    { class: 'home' },
    el('h1', { tabindex: '-1' }, 'Spreekuur'),
    el('a', { class: 'button filled big', href: '#nieuw' }, 'Ik zit hier met iemand'),
    el('a', { class: 'button big', href: '#kaart' }, 'Sociale kaart'),
    el('a', { class: 'button big', href: '/aanmelden', target: '_blank' }, 'Meld iemand aan'),
    ...(open.length === 0 && away.length > 0 ? tablesAway(away) : []),
    open.length > 0 && el('h2', {}, 'Verder met'),
    open.length > 0 && el('ul', { class: 'tables' }, ...open.map(goOn)),
    el('h2', {}, 'Wat ervan geworden is'),
    told.length > 0
      ? el('ul', { class: 'news' }, ...told)
      : el('p', { class: 'soft' }, 'Hier lees je of iemand het oppakte, als de bewoner dat goed vond.'),
  );
}
