/** What the tellers of one answer share: what may be written, what was not known, and what has to follow. */
import type { Talk } from '../talk.ts';

/** What is not known for sure, with how the person who is asked reads it. */
export const UNSURE = {
  balance: 'wat het saldo is',
  'balance-why': 'waarom het saldo zo laag is',
  payout: 'wanneer het leefgeld komt',
  'none-planned': 'er staat geen leefgeld in de planning',
  late: 'het leefgeld had er al moeten zijn',
  'sent-not-there': 'het leefgeld is verstuurd maar niet op de rekening',
  differs: 'waarom het leefgeld anders is',
  'differs-told': 'waarom het leefgeld anders is dan afgesproken',
  bills: 'of de vaste lasten betaald zijn',
  'bill-unseen': 'of een rekening betaald is',
  another: 'of een andere rekening betaald is',
  disputed: 'iemand zegt dat een rekening niet betaald is',
  'bill-failed': 'een betaling van de vaste lasten is niet gelukt',
  'bill-failed-unknown': 'een betaling is niet gelukt, zegt de bewoner',
  incomes: 'of inkomen binnen is',
  change: 'of het leefgeld verandert nu inkomen laat is',
  spend: 'wat van het saldo te gebruiken is',
} as const;
export type Unsure = keyof typeof UNSURE;

/** These were told in words of their own; "dat weet ik nu niet zeker" would only repeat them. */
export const EXPLAINED: readonly Unsure[] = [
  'none-planned',
  'late',
  'sent-not-there',
  'differs-told',
  'bill-unseen',
  'bill-failed',
  'disputed',
];

/** A question that one reply leads to; only one is asked, the first of this order. */
export const FOLLOW_UPS = ['share', 'writing', 'incoming', 'call', 'person', 'notices'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

export interface Telling {
  readonly talk: Talk;
  /** False on a shared telephone: days are told, amounts are not. */
  readonly amounts: boolean;
  readonly unsure: Unsure[];
  readonly followUps: Set<FollowUp>;
}
