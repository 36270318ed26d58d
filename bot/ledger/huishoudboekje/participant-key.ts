import { LedgerUsageError } from '../usage-error.ts';

/** How a participant is named: by Huishoudboekje's own number, or by BSN (nine digits, leading zeros kept). */
export type ParticipantKey =
  { readonly kind: 'id'; readonly id: number } | { readonly kind: 'bsn'; readonly bsn: string };

const OWN_NUMBER = /^[1-9]\d{0,6}$/;
const BSN = /^\d{8,9}$/;

/**
 * Reads a key. Eight or nine digits are a BSN and must pass the eleven test, up to seven a participant number, so
 * that the one is never taken for the other. Undefined when it can be nobody.
 * @throws LedgerUsageError for an empty key, because an empty list means "everybody" on the other side.
 */
export function participantKey(text: string): ParticipantKey | undefined {
  const key = text.trim();
  if (key === '') throw new LedgerUsageError('empty-id', 'A ledger question needs a participant.');
  if (OWN_NUMBER.test(key)) return { kind: 'id', id: Number.parseInt(key, 10) };
  if (!BSN.test(key)) return undefined;
  const bsn = key.padStart(9, '0');
  return passesElevenTest(bsn) ? { kind: 'bsn', bsn } : undefined;
}

/** The eleven test of the BSN: weights 9 to 2, and -1 for the last digit (Logisch Ontwerp BSN). */
function passesElevenTest(bsn: string): boolean {
  const digits = [...bsn].map((digit) => Number.parseInt(digit, 10));
  const sum = digits.reduce((total, digit, place) => total + digit * (place === 8 ? -1 : 9 - place), 0);
  return sum > 0 && sum % 11 === 0;
}
