/** Every read of somebody's money leaves a line in the audit log: who, whose, what; never an amount (design C8). */
import type { Talk } from '../talk.ts';

export const AUDITED = [
  'link',
  'check-right',
  'check-wrong',
  'locked',
  'balance',
  'payouts',
  'bills',
  'incomes',
  'notice',
  'consent-given',
  'consent-withdrawn',
  'unlink',
  'wrong-person',
] as const;
export type Audited = (typeof AUDITED)[number];

/** `who` is `resident`, or `warmlijn` for what happens of its own accord; nothing is noted when nobody is linked. */
export function audit(talk: Talk, what: Audited, who: 'resident' | 'warmlijn' = 'resident'): void {
  const { participant } = talk.now.money;
  if (participant !== undefined) talk.effects.push({ kind: 'audit', who, what, participant });
}
