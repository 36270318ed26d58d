/** The report of a period to print: figures in tables, and small plots with the numbers beside them. */
import { Decimal } from 'decimal.js';
import { COPING, DEBTS, MEASURES } from '../../../dialogs/maandgesprek/maandgesprek.ts';
import type { MonthReport } from '../../../dialogs/maandgesprek/report.ts';
import { escaped } from '../../escaped.ts';
import { dayWords, euros, monthWords } from '../page/work-words.ts';
import { asLine } from '../page/words.ts';

const WIDTH = 240;
const euro = (amount: string) => escaped(euros(amount));

const cell = (tag: 'th' | 'td') => (text: string | number) => `<${tag}>${escaped(String(text))}</${tag}>`;
const table = (head: readonly string[], rows: readonly string[]) =>
  `<div class="wide" tabindex="0"><table><thead><tr>${head.map(cell('th')).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

/** A bar as long as its share of the largest; the number stands beside it in the table. */
function bar(amount: string, largest: Decimal, kind: string): string {
  const share = largest.isZero() ? new Decimal(0) : new Decimal(amount).dividedBy(largest);
  const width = share.times(WIDTH).toDecimalPlaces(1).toString();
  return `<svg class="bar ${kind}" width="${WIDTH}" height="12" aria-hidden="true"><rect width="${width}" height="12"/></svg>`;
}

function months(report: MonthReport): string {
  const largest = Decimal.max(0, ...report.months.flatMap(({ income, expenses }) => [income, expenses]));
  const rows = report.months.map(
    ({ month, residents, income, expenses, left }) =>
      `<tr><td>${monthWords(month)}</td><td>${residents}</td><td>${euro(income)}</td><td>${euro(expenses)}</td><td>${euro(left)}</td>` +
      `<td>${bar(income, largest, 'in')}${bar(expenses, largest, 'out')}</td></tr>`,
  );
  const total = `<tr class="total"><td>Totaal</td><td></td><td>${euro(report.income)}</td><td>${euro(report.expenses)}</td><td>${euro(report.left)}</td><td></td></tr>`;
  return table(
    ['Maand', 'Vulden in', 'Binnen', 'Uit', 'Verschil', 'Binnen (donker) en uit (licht)'],
    [...rows, total],
  );
}

function axes(report: MonthReport, moment: string): string {
  const count = (coping: string, debts: string) =>
    report.measures.find((one) => one.moment === moment && one.coping === coping && one.debts === debts)
      ?.count ?? 0;
  const rows = COPING.map(
    (coping) =>
      `<tr><th>${coping}</th>${DEBTS.map((debts) => cell('td')(count(coping, debts))).join('')}</tr>`,
  );
  return `<section class="measure"><h3>${asLine(moment)}</h3>${table(['', ...DEBTS], rows)}</section>`;
}

export function reportPage(report: MonthReport): string {
  const { sessions, referrals } = report;
  const facts = [
    ['Deelnemers', report.residents],
    ['Gesprekken gepland', sessions.planned],
    ['Gesprekken gehouden', sessions.held],
    ['Niet gekomen', sessions.missed],
    ['Uren', report.hours.replace('.', ',')],
  ].map(([name = '', value = '']) => `<tr>${cell('th')(name)}${cell('td')(value)}</tr>`);
  const reported = [
    `<tr>${cell('th')('Besparing per maand')}<td>${euro(report.savings)}</td></tr>`,
    `<tr>${cell('th')('Voorkomen huisuitzettingen')}${cell('td')(report.preventedEvictions)}</tr>`,
    ...referrals.map(({ to, count }) => `<tr>${cell('th')(`Verwezen naar ${to}`)}${cell('td')(count)}</tr>`),
  ];
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><title>Maandgesprekken ${report.from} tot en met ${report.until}</title>
<link rel="stylesheet" href="/desk/assets/team/report.css"></head>
<body><main><h1>Maandgesprekken</h1><p>${dayWords(report.from)} tot en met ${dayWords(report.until)}</p>
<h2>Gesprekken</h2><table class="plain">${facts.join('')}</table>
<h2>Inkomsten en uitgaven</h2>${months(report)}
<h2>Gemeld door medewerkers</h2><table class="plain">${reported.join('')}</table>
<p class="soft">Deze cijfers zijn door medewerkers ingevoerd. Warmlijn rekent ze niet uit.</p>
<h2>Metingen</h2>${MEASURES.map((moment) => axes(report, moment)).join('')}</main></body></html>`;
}
