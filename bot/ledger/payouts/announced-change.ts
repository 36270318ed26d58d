import type { CivilDate, Payout } from '../../../dialogs/money/facts.ts';

/**
 * The first coming payout with a new amount (its `changedFrom` says the amount before); undefined when nothing
 * changes. `payouts` as the ledger gives them, oldest first.
 */
export function announcedChange(payouts: readonly Payout[], today: CivilDate): Payout | undefined {
  return payouts.find((payout) => payout.changedFrom && payout.status === 'planned' && payout.date > today);
}
