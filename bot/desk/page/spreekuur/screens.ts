/** Which screen belongs to the page's address, with what is known now. */
import { el } from '../el.ts';
import { tableAway } from './away-view.ts';
import { endView, type Ending } from './end-view.ts';
import { homeView } from './home-view.ts';
import { mapView } from './map-view.ts';
import type { Where } from './place.ts';
import type { Waiting } from './queue.ts';
import { startView } from './start-view.ts';
import { tableScreen, type TableDeeds } from './table-view.ts';
import type { TableRow, TableView } from './table-types.ts';
import { togetherView, type Together } from './together-view.ts';

export interface Known {
  readonly rows: readonly TableRow[];
  readonly view: TableView | undefined;
  /** Everything that was not sent yet. */
  readonly waiting: readonly Waiting[];
  /** The last line that was read aloud on a screen of its own. */
  readonly readTo: string;
  readonly online: boolean;
}

export interface Deeds {
  begin(name: string, phone: string): Promise<string | undefined>;
  failed(error: unknown): void;
  table(id: string): TableDeeds;
  readonly ending: Ending;
  readonly together: Together;
}

const WITHDRAWN = 'De bewoner wil niets meer delen. Je ziet dit gesprek niet meer.';

function screenOfTable(
  view: 'table' | 'end' | 'together',
  id: string,
  known: Known,
  deeds: Deeds,
): HTMLElement {
  const shown = known.view?.id === id ? known.view : undefined;
  const mine = known.waiting.filter(({ table }) => table === id);
  if (shown === undefined && !known.online) return tableAway(mine, deeds.table(id));
  if (shown === undefined) return el('p', { class: 'soft' }, 'Even laden…');
  if (shown.state === 'withdrawn') return el('p', { class: 'read-aloud' }, WITHDRAWN);
  if (view === 'end' || shown.state === 'ended') return endView(shown, deeds.ending);
  if (view === 'together') return togetherView(shown, deeds.together);
  return tableScreen(shown, mine, known, deeds.table(id));
}

export function screenFor(at: Where, known: Known, deeds: Deeds): HTMLElement {
  if ('id' in at) return screenOfTable(at.view, at.id, known, deeds);
  if (at.view === 'start') return startView(deeds.begin);
  if (at.view === 'map') return mapView(deeds.failed);
  return homeView(known.rows, known.online ? [] : known.waiting);
}

/** What a screen shows besides what is typed in it: drawn anew only when this changes. */
export function keyOf(at: Where, { rows, view, waiting, readTo, online }: Known): string {
  if (at.view === 'start' || at.view === 'map') return at.view;
  if (!('id' in at)) return JSON.stringify([at, rows, online ? [] : waiting]);
  const mine = waiting.filter(({ table }) => table === at.id);
  return JSON.stringify([at, readTo, view, mine, online]);
}

/** What is asked of the volunteer there: when that changes, the screen is read from its top. */
export function turnOf(at: Where, { view, readTo, online }: Known): string {
  const asked =
    'id' in at && view?.id === at.id
      ? [view.question?.id, view.question?.say, view.takenBy, view.state]
      : [online];
  return JSON.stringify([at, readTo, ...asked]);
}
