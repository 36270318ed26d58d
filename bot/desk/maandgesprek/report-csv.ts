/** The report of a period as one CSV: what it is about, of which month, and the figure. */
import { stringify } from 'csv-stringify/sync';
import type { MonthReport } from '../../../dialogs/maandgesprek/report.ts';

/** A comma before the cents, as Dutch spreadsheets read it. */
const dutch = (amount: string) => amount.replace('.', ',');
/** A word that a spreadsheet would take for a formula gets a quote in front (OWASP: CSV injection). */
const safe = (word: string) => (/^\s*[=+\-@＝＋－＠\t\r\n]/.test(word) ? `'${word}` : word);

export function reportCsv(report: MonthReport): string {
  const { sessions } = report;
  const rows: readonly (readonly [what: string, of: string, figure: string])[] = [
    ['periode', '', `${report.from} tot en met ${report.until}`],
    ['deelnemers', '', String(report.residents)],
    ['gesprekken gepland', '', String(sessions.planned)],
    ['gesprekken gehouden', '', String(sessions.held)],
    ['niet gekomen', '', String(sessions.missed)],
    ['uren', '', dutch(report.hours)],
    ...report.months.flatMap(({ month, residents, income, expenses, left }) => [
      ['deelnemers die invulden', month, String(residents)] as const,
      ['inkomsten', month, dutch(income)] as const,
      ['uitgaven', month, dutch(expenses)] as const,
      ['verschil', month, dutch(left)] as const,
    ]),
    ['inkomsten', 'totaal', dutch(report.income)],
    ['uitgaven', 'totaal', dutch(report.expenses)],
    ['verschil', 'totaal', dutch(report.left)],
    ['besparing per maand, gemeld door medewerkers', '', dutch(report.savings)],
    ['voorkomen huisuitzettingen, gemeld door medewerkers', '', String(report.preventedEvictions)],
    ...report.referrals.map(({ to, count }) => ['verwezen', safe(to), String(count)] as const),
    ...report.measures.map(
      ({ moment, coping, debts, count }) => [moment, `${coping}, ${debts}`, String(count)] as const,
    ),
  ];
  return stringify([['wat', 'waarvan', 'aantal of bedrag'], ...rows], { delimiter: ';', bom: true });
}
