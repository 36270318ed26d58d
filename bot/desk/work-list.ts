/** The work list by urgency: danger and broken promises first, then who waits longest. */
import type { Worker } from '../../dialogs/city.ts';
import type { View } from '../routes/desk.ts';
import type { DeskRow } from '../store/port.ts';

const COLOUR_ORDER = { rood: 0, oranje: 1, groen: 2 } as const;
const URGENCY_ORDER = { emergency: 0, red: 1, normal: 2 } as const;

function rank(row: DeskRow): number {
  const waiting = row.status === 'waiting' ? 0 : 1;
  const urgency = row.urgency === null ? 3 : URGENCY_ORDER[row.urgency];
  const colour = row.stoplight === null ? 3 : COLOUR_ORDER[row.stoplight];
  return (row.overdue ? 0 : 1) * 8 + urgency * 16 + waiting * 4 + colour;
}

const SHOWN: Readonly<Record<View, (row: DeskRow, worker: Worker, now: string) => boolean>> = {
  waiting: (row) => row.status === 'waiting',
  mine: (row, worker) => [row.worker, row.callBy].includes(worker.id),
  overdue: (row, _worker, now) => row.overdue || (row.promiseDue !== null && row.promiseDue < now),
  all: () => true,
};

export function workList(rows: readonly DeskRow[], view: View, worker: Worker, now: string): DeskRow[] {
  return rows
    .filter((row) => SHOWN[view](row, worker, now))
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        (one.waitingSince ?? one.lastAt ?? '').localeCompare(other.waitingSince ?? other.lastAt ?? ''),
    );
}
