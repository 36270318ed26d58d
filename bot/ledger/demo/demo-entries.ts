/** The bank entries that belong to demo agreements, up to a day: everything due was paid, as planned. */
import { Decimal } from 'decimal.js';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import { addDays, shiftToBankDay, type BankDayShift } from '../bank-days.ts';
import { plannedAmount } from '../payouts/amounts.ts';
import { paymentInstructionSchema } from '../payouts/instruction.ts';
import { scheduledDates } from '../payouts/schedule.ts';
import { DAYS_OF_BOOKS, type DemoAgreement } from './demo-agreements.ts';
import type { DemoParticipant } from './demo-schema.ts';

export interface DemoEntry {
  readonly date: CivilDate;
  /** In euro, positive came in, negative left. */
  readonly amount: Decimal;
  readonly account: string;
  readonly text: string;
}

/** Longest way a payment is moved off days that are not bank days. */
const LONGEST_SHIFT = 7;

/** The entries with `from` <= date <= `to`, oldest first, without the first line of the books. */
export function entriesOf(
  agreements: readonly DemoAgreement[],
  shift: BankDayShift,
  from: CivilDate,
  to: CivilDate,
): DemoEntry[] {
  return agreements
    .flatMap((agreement) => entriesOfOne(agreement, shift, from, to))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function entriesOfOne(
  agreement: DemoAgreement,
  shift: BankDayShift,
  from: CivilDate,
  to: CivilDate,
): DemoEntry[] {
  if (agreement.betaalinstructie === undefined) return [];
  const instruction = paymentInstructionSchema.parse(agreement.betaalinstructie);
  const plan = {
    id: agreement.id,
    amount: new Decimal(agreement.bedrag),
    instruction,
    changes: (agreement.wijzigingen ?? []).map(({ vanaf, bedrag, reden }) => ({
      from: vanaf,
      amount: new Decimal(bedrag),
      reason: reden,
    })),
  };
  const wide = { from: addDays(from, -LONGEST_SHIFT), to: addDays(to, LONGEST_SHIFT) };
  return scheduledDates(instruction, wide)
    .map((day): DemoEntry => {
      const amount = plannedAmount(plan, day);
      return {
        // Income comes when the bank works again; leefgeld as the city has it.
        date: shiftToBankDay(day, agreement.credit ? 'after' : shift),
        amount: agreement.credit ? amount : amount.negated(),
        account: agreement.tegenRekening.iban,
        text: `${agreement.omschrijving} ${agreement.zoektermen.join(' ')}`,
      };
    })
    .filter(({ date }) => date >= from && date <= to);
}

/** The line that makes the balance what the participant has on the first day of the try-out. */
export function openingOf(
  participant: DemoParticipant,
  agreements: readonly DemoAgreement[],
  entries: readonly DemoEntry[],
  start: CivilDate,
): DemoEntry {
  const later = entries.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
  const opening = agreements[0];
  return {
    date: addDays(start, -DAYS_OF_BOOKS),
    amount: new Decimal(participant.balance).minus(later),
    account: participant.account,
    text: `${opening?.omschrijving ?? ''} ${opening?.zoektermen.join(' ') ?? ''}`,
  };
}
