import type { Income } from '../../../dialogs/money/facts.ts';
import type { Agreement } from './answers.ts';
import type { MonthlyReport, ReportLine } from './monthly-report.ts';
import { failed } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/**
 * The income that came in according to the report, each with its agreement, oldest first. The report names headings,
 * not agreements; where a heading has several, only the one with exactly that amount is meant, and otherwise nothing
 * is told. Income that did not come is not in it: Huishoudboekje keeps no expected day for income.
 */
export function incomesOf(
  agreements: readonly Agreement[],
  report: MonthlyReport,
): Outcome<readonly Income[]> {
  const incomes: Income[] = [];
  for (const line of report.incomes) {
    const agreement = agreementOf(agreements, line);
    if (agreement === undefined) return failed('not-recorded');
    incomes.push({
      agreementId: String(agreement.id),
      description: agreement.omschrijving ?? '',
      amount: line.amount,
      expected: line.date,
      received: line.date,
    });
  }
  return { ok: true, value: incomes.sort((a, b) => (a.expected < b.expected ? -1 : 1)) };
}

function agreementOf(agreements: readonly Agreement[], line: ReportLine): Agreement | undefined {
  const under = agreements.filter(
    (agreement) =>
      agreement.credit &&
      (agreement.rubriek?.naam ?? '') === line.heading &&
      (agreement.validFrom === null || agreement.validFrom <= line.date) &&
      (agreement.validThrough === null || line.date <= agreement.validThrough),
  );
  const meant = under.length === 1 ? under : under.filter((each) => each.bedrag.equals(line.amount));
  return meant.length === 1 ? meant[0] : undefined;
}
