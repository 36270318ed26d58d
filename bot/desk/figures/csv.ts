/** Figures as CSV: semicolons for Dutch spreadsheets, and no cell that a spreadsheet would take for a formula. */
import { stringify } from 'csv-stringify/sync';
import type { Worker } from '../../../dialogs/city.ts';
import type { Fact } from './fact.ts';
import type { Figures } from './figures.ts';

type Cell = string | number | null | undefined;
/** A cell that begins so is run as a formula by spreadsheets (OWASP: CSV injection); some pass over blanks before it. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

function safe(cell: Cell): string | number {
  if (typeof cell === 'number') return cell;
  const text = cell ?? '';
  return FORMULA.test(text) ? `'${text}` : text;
}

function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([[...columns], ...rows.map((row) => row.map(safe))], { delimiter: ';', bom: true });
}

function cases(facts: readonly Fact[], people: readonly Worker[]): string {
  const name = (id: string | undefined) => people.find((worker) => worker.id === id)?.name ?? id;
  return csv(
    [
      'begonnen',
      'kleur',
      'gevraagd',
      'overgenomen',
      'eerste contact',
      'afgerond',
      'medewerker',
      'resultaat intake',
      'resultaat traject',
      'KBR-aanvraag',
      'reden einde',
    ],
    facts.map((fact) => {
      const last = fact.handovers.at(-1);
      const results = fact.traject?.results;
      return [
        fact.createdAt,
        fact.colour,
        last?.requestedAt,
        last?.acceptedAt,
        last?.firstContactAt,
        last?.endedAt,
        name(last?.worker),
        results?.intake,
        results?.traject,
        results?.kbr,
        last?.closedReason,
      ];
    }),
  );
}

export const CSV_TABLES = ['weken', 'belasting', 'te-laat', 'redenen', 'trajecten'] as const;
export type CsvTable = (typeof CSV_TABLES)[number];

/** One table as CSV text with a byte order mark, so that spreadsheets read the accents. */
export function figuresCsv(
  table: CsvTable,
  figures: Figures,
  facts: readonly Fact[],
  people: readonly Worker[],
): string {
  switch (table) {
    case 'weken':
      return csv(
        ['week', 'gevraagd', 'overgenomen', 'mediaan minuten', '90 procent binnen minuten'],
        figures.weeks.map((week) => [week.week, week.asked, week.accepted, week.median, week.p90]),
      );
    case 'belasting':
      return csv(
        ['medewerker', 'actief', 'gevraagd', 'monitoring', 'grens'],
        figures.load.map((one) => [one.name, one.active, one.waiting, one.monitoring, one.limit]),
      );
    case 'te-laat':
      return csv(
        ['wat', 'wie', 'had gemoeten'],
        figures.late.map((one) => [one.what, one.ownerName, one.due]),
      );
    case 'redenen':
      return csv(
        ['reden', 'aantal'],
        figures.stopped.map((one) => [one.reason, one.count]),
      );
    case 'trajecten':
      return cases(facts, people);
  }
}
