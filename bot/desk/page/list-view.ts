/** The work list in groups; arrow keys walk the rows, Enter opens, one tab stop for the whole list. */
import { serverNow } from './clock.ts';
import { el, setText } from './el.ts';
import { GROUPS, GROUP_NAMES, groupRows, type Group } from './groups.ts';
import { keyed } from './keyed.ts';
import { LOADING } from './quiet-words.ts';
import { makeRow, updateRow } from './row-view.ts';
import type { Row } from './types.ts';

/** Rows put in the page at once; the rest follow frame by frame so that a long list never holds up a key press. */
const FIRST_ROWS = 60;
const ROWS_PER_FRAME = 120;

export interface ListView {
  readonly element: HTMLElement;
  /** `quiet` are the words when nobody waits. */
  show(rows: readonly Row[], me: string, openId: string | undefined, quiet: string | undefined): void;
  /** Puts the focus on this conversation's row, or on the first row. */
  focus(id: string | undefined): void;
}

function section(group: Group) {
  const count = el('span', { class: 'count' });
  const list = el('ul', { class: 'rows' });
  const element = el(
    'section',
    { class: `group ${group}`, 'aria-labelledby': `group-${group}`, hidden: true },
    el('h2', { id: `group-${group}` }, GROUP_NAMES[group], ' ', count),
    list,
  );
  return { element, count, list };
}

export function createListView(): ListView {
  const sections = GROUPS.map((group) => ({ group, ...section(group) }));
  const calm = el('p', { class: 'peace' }, LOADING);
  const none = el(
    'p',
    { class: 'peace', role: 'status', hidden: true },
    'Geen naam of reden met deze woorden.',
  );
  const search = el('input', {
    class: 'field',
    type: 'search',
    'aria-label': 'Zoek op naam of reden',
    placeholder: 'Zoek',
    autocomplete: 'off',
  });
  const scroller = el('div', { class: 'scroll' }, calm, none, ...sections.map(({ element }) => element));
  const element = el(
    'nav',
    { class: 'list', 'aria-label': 'Werklijst' },
    el('div', { class: 'list-head' }, search),
    scroller,
  );
  let shown:
    { rows: readonly Row[]; me: string; openId: string | undefined; quiet: string | undefined } | undefined;
  let most = FIRST_ROWS;
  let growing = false;

  const links = () => [...scroller.querySelectorAll<HTMLAnchorElement>('a.row')];
  /** One row can be reached with Tab: the open one, else the one last walked to, else the first. */
  const setTabStop = (to?: HTMLAnchorElement) => {
    const now = scroller.querySelector<HTMLAnchorElement>('a.row[tabindex="0"]');
    const next = to ?? now ?? scroller.querySelector<HTMLAnchorElement>('a.row');
    if (next === null || next === now) return;
    now?.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
  };
  const grow = () => {
    growing = false;
    most += ROWS_PER_FRAME;
    draw();
  };
  const draw = () => {
    if (shown === undefined) return;
    const { rows, me, openId, quiet } = shown;
    const wanted = search.value.trim().toLocaleLowerCase('nl');
    const found =
      wanted === ''
        ? rows
        : rows.filter((row) => `${row.name} ${row.reason}`.toLocaleLowerCase('nl').includes(wanted));
    const grouped = groupRows(found, me, serverNow());
    let left = most;
    for (const { group, element: box, count, list } of sections) {
      const all = grouped[group];
      const part = all.slice(0, Math.max(left, 0));
      left -= part.length;
      box.hidden = all.length === 0;
      setText(count, String(all.length));
      keyed(
        list,
        part,
        (row) => row.id,
        makeRow,
        (item, row) => updateRow(item, row, me, openId),
      );
    }
    calm.hidden = quiet === undefined || wanted !== '';
    setText(calm, quiet ?? '');
    none.hidden = found.length > 0 || wanted === '';
    setTabStop();
    if (most < found.length && !growing) {
      growing = true;
      requestAnimationFrame(grow);
    }
  };

  search.addEventListener('input', draw);
  scroller.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLAnchorElement) setTabStop(event.target);
  });
  element.addEventListener('keydown', (event) => {
    if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return;
    const inSearch = event.target === search;
    if (inSearch && event.key !== 'ArrowDown') return;
    const all = links();
    const at = all.findIndex((link) => link === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key] ?? 0;
    event.preventDefault();
    if (to < 0) search.focus();
    else all[Math.min(to, all.length - 1)]?.focus();
  });
  return {
    element,
    show(rows, me, openId, quiet) {
      shown = { rows, me, openId, quiet };
      draw();
    },
    focus(id) {
      const row = links().find((link) => link.parentElement?.dataset.id === id) ?? links()[0];
      (row ?? search).focus();
    },
  };
}
