/** Which group of the work list a row is in, and the order within it. Pure. */
import type { Row } from './types.ts';

export const GROUPS = ['now', 'mine', 'others', 'rest'] as const;
export type Group = (typeof GROUPS)[number];

export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  now: 'Nu',
  mine: 'Wacht op mij',
  others: 'Wacht op anderen',
  rest: 'Rust',
};

/** Past its promise by the page's clock, or already marked so by the server. */
export function isOverdue(row: Row, now: number): boolean {
  return row.overdue || (row.promiseDue !== null && Date.parse(row.promiseDue) < now);
}

/** `me` is the id of the signed-in worker, `now` in milliseconds. */
export function groupOf(row: Row, me: string, now: number): Group {
  const open = row.status === 'waiting' || row.status === 'with-worker';
  if (row.status === 'closed') return 'rest';
  if (row.urgency === 'emergency' || row.stoplight === 'rood' || isOverdue(row, now)) return 'now';
  if (row.callBy === me) return 'mine';
  if (!open) return 'rest';
  return row.worker === me ? 'mine' : 'others';
}

/** An answer owed within this is for now: of a cry for help, or of a question on the same morning. */
const SOON_MS = 4 * 60 * 60_000;

/** Is it this worker's turn, and today? */
function isMyTurn(row: Row, me: string, now: number): boolean {
  if (row.worker !== me && row.callBy !== me) return false;
  const soon = row.promiseDue !== null && Date.parse(row.promiseDue) < now + SOON_MS;
  return row.status === 'waiting' || soon || isOverdue(row, now);
}

/** Emergencies first, then where it is my turn, then who waits for others; the longest wait first. */
function weight(row: Row, me: string, now: number): number {
  return (
    (row.urgency === 'emergency' ? 0 : 16) +
    (isMyTurn(row, me, now) ? 0 : 8) +
    (row.status === 'waiting' ? 0 : 4) +
    (isOverdue(row, now) ? 0 : 2) +
    (row.worker === me ? 0 : 1)
  );
}

/** When a row began to need somebody; quiet ones show the latest talk first. */
function since(row: Row): number {
  if (row.waitingSince !== null) return Date.parse(row.waitingSince);
  return row.status === 'waiting' || row.status === 'with-worker'
    ? Date.parse(row.promiseDue ?? row.lastAt ?? '9999-01-01')
    : -Date.parse(row.lastAt ?? '1970-01-01');
}

/** Rows by group, each in its order. */
export function groupRows(rows: Iterable<Row>, me: string, now: number): Record<Group, Row[]> {
  const grouped: Record<Group, Row[]> = { now: [], mine: [], others: [], rest: [] };
  for (const row of rows) grouped[groupOf(row, me, now)].push(row);
  for (const group of GROUPS)
    grouped[group].sort(
      (one, other) =>
        weight(one, me, now) - weight(other, me, now) ||
        since(one) - since(other) ||
        one.id.localeCompare(other.id),
    );
  return grouped;
}
