/** When facts of the ledger may be told: known, and not too old (domain notes 9A.3 and 9A.52; the ages are ours). */
import { addMinutes } from '../civil-time.ts';
import type { Talk } from '../talk.ts';
import type { Known } from './facts.ts';

const DAY = 24 * 60;
/** Bank statements come daily on bank days: older than this may be out of date, and the resident hears so. */
export const OLDER_AFTER_DAYS = 2;
/** Older than this is not told at all: a person is asked. */
export const STALE_AFTER_DAYS = 7;

export type Told<T> = Extract<Known<T>, { readonly known: true }>;

/** The facts when they may be told; undefined for "dat weet ik nu niet zeker". */
export function tellable<T>(talk: Talk, known: Known<T> | undefined): Told<T> | undefined {
  if (known?.known !== true) return undefined;
  return known.asOf < addMinutes(talk.context.now, -STALE_AFTER_DAYS * DAY) ? undefined : known;
}

export function isOlder(talk: Talk, asOf: string): boolean {
  return asOf < addMinutes(talk.context.now, -OLDER_AFTER_DAYS * DAY);
}
