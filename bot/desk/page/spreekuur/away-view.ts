/** The spreekuur opened without a connection: what this device keeps, and room to write on. */
import { el } from '../el.ts';
import { freeWords, type Answering } from './question-view.ts';
import type { Waiting } from './queue.ts';
import { notSent } from './said-view.ts';

/** A table of which only this device's part can be seen now. */
export function tableAway(waiting: readonly Waiting[], answering: Answering): HTMLElement {
  const name = waiting[0]?.name;
  return el(
    'div',
    { class: 'at-table' },
    el(
      'h1',
      { class: 'with', tabindex: '-1', dir: 'auto' },
      name === undefined ? 'Even wachten' : `Met ${name}`,
    ),
    el(
      'p',
      { class: 'read-aloud' },
      'Wat jullie eerder deden staat veilig bij Warmlijn. Je ziet het weer met verbinding.',
    ),
    notSent(waiting, false),
    freeWords('Schrijf ondertussen gerust verder', answering),
  );
}

/** Tables that something waits for: the others are seen with a connection. */
export function tablesAway(waiting: readonly Waiting[]): HTMLElement[] {
  const names = new Map(waiting.map(({ table, name }) => [table, name]));
  const links = [...names].map(([table, name]) =>
    el(
      'li',
      {},
      el(
        'a',
        { class: 'button table-link', href: `#tafel/${table}` },
        el('b', { dir: 'auto' }, name),
        el('span', { class: 'soft' }, 'nog niet alles verstuurd'),
      ),
    ),
  );
  return [
    el('h2', {}, 'Verder met'),
    el('p', { class: 'soft' }, 'Je ziet al je gesprekken weer met verbinding.'),
    el('ul', { class: 'tables' }, ...links),
  ];
}
