/** What stands where there is nothing to show, so that empty never looks broken. Pure. */
import { moment } from './times.ts';
import type { Row } from './types.ts';
import { titleName } from './words.ts';

export const LOADING = 'De lijst komt eraan.';
export const OPENING = 'Het gesprek komt eraan.';
export const CHOOSE = 'Kies een gesprek in de lijst.';
export const NO_ACCESS = 'Met jouw rol zie je hier geen gesprekken.';
export const TRY = 'Stuur een bericht op de telefoon. Dan lees je het hier.';

/** The kind words when nobody waits, with the next promise if there is one. */
export function restWords(rows: readonly Row[], now: number): string {
  const next = rows
    .filter((row) => row.promiseDue !== null && row.status !== 'closed')
    .sort((one, other) => (one.promiseDue ?? '').localeCompare(other.promiseDue ?? ''))[0];
  const calm = 'Niemand wacht. Adem even uit.';
  if (next === undefined || next.promiseDue === null) return calm;
  return `${calm} De eerstvolgende belofte: ${titleName(next.name)}, ${moment(next.promiseDue, now)}.`;
}
