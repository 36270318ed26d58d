import type { Bill, BillStatus, CivilDate } from '../../../dialogs/money/facts.ts';
import type { BankDayShift } from '../bank-days.ts';
import { shiftToBankDay } from '../bank-days.ts';
import type { DayRange } from '../payouts/schedule.ts';
import type { Agreement, Transfer } from './answers.ts';
import type { LeefgeldMarker } from './leefgeld.ts';
import { isLeefgeld } from './leefgeld.ts';
import type { Outcome } from './outcome.ts';
import { transfersOf } from './transfers.ts';

/**
 * The fixed costs in agreements whose transfers were asked over `range`, oldest first. An agreement without a
 * schedule (the payee collects it) has no days in Huishoudboekje: then the list would be short and is not given.
 */
export function billsOf(
  agreements: readonly Agreement[],
  range: DayRange,
  city: { readonly shift: BankDayShift; readonly leefgeld: LeefgeldMarker; readonly today: CivilDate },
): Outcome<readonly Bill[]> {
  const bills: Bill[] = [];
  for (const agreement of agreements) {
    if (agreement.credit || isLeefgeld(agreement, city.leefgeld)) continue;
    const transfers = transfersOf(agreement, range);
    if (!transfers.ok) return transfers;
    for (const transfer of transfers.value) {
      const date = shiftToBankDay(transfer.datum, city.shift);
      bills.push({
        agreementId: String(agreement.id),
        kind: kindOf(agreement),
        description: agreement.omschrijving ?? '',
        amount: transfer.bedrag,
        date,
        status: statusOf(transfer, date, city.today),
      });
    }
  }
  return { ok: true, value: bills.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

/** A bill whose day has passed and that no bank transaction confirms is not "paid" and not "planned" either. */
function statusOf(transfer: Transfer, date: CivilDate, today: CivilDate): BillStatus {
  if (transfer.status === 'GEREED') return 'paid';
  return date >= today ? 'planned' : 'unknown';
}

/** By heading first (the software's own sample headings), then by the words people use. */
function kindOf(agreement: Agreement): Bill['kind'] {
  const words = `${agreement.rubriek?.naam ?? ''} ${agreement.omschrijving ?? ''}`.toLowerCase();
  if (/zorgverzekering|zorgpremie/.test(words)) return 'health-insurance';
  if (/\b(?:huur|hypotheek)\b/.test(words)) return 'rent';
  if (/\b(?:gas|elektriciteit|stroom|energie|warmte|stadsverwarming)\b/.test(words)) return 'energy';
  if (/\b(?:drink)?water\b/.test(words)) return 'water';
  return 'other';
}

function key(bill: Bill): string {
  return `${bill.date} ${bill.agreementId}`;
}
