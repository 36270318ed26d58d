/** The team lead's routes: figures, the same as CSV, and who is away with who goes on for them. */
import { z } from 'zod';
import { CSV_TABLES, figuresCsv } from '../desk/figures/csv.ts';
import type { Facts } from '../desk/figures/collect.ts';
import { figuresOf } from '../desk/figures/figures.ts';
import type { LanguageState } from '../desk/languages.ts';
import { RosterFault, type Absence, type Roster } from '../roster.ts';
import { readJson } from './body.ts';
import type { DeskRouter } from './guard.ts';
import { Problem, sendJson } from './problem.ts';

const day = z.iso.date('een dag zoals 2026-12-01');
const absenceBody = z.strictObject({ worker: z.string(), from: day, until: day, replacement: z.string() });

export interface TeamRoutes {
  readonly facts: Facts;
  readonly roster: Roster;
  readonly now: () => string;
  readonly languages: () => readonly LanguageState[];
  /** After a change of the roster: conversations of who is away go to the replacement. */
  readonly changed: (absence: Absence) => Promise<void>;
}

async function orProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RosterFault) throw new Problem('malformed', { detail: error.message });
    throw error;
  }
}

export function teamRoutes(desk: DeskRouter, { facts, roster, now, changed, languages }: TeamRoutes): void {
  const figures = async () => {
    const read = await facts.read();
    return { ...read, figures: figuresOf(read.facts, roster.facts.people, read.at) };
  };
  desk.get('/api/desk/figures', async (_request, response) => {
    sendJson(response, (await figures()).figures);
  });
  desk.get('/api/desk/figures/:table', async (request, response) => {
    const table = CSV_TABLES.find((one) => `${one}.csv` === request.params.table);
    if (table === undefined) throw new Problem('not-found');
    const read = await figures();
    response.writeHead(200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="warmlijn-${table}-${read.at.slice(0, 10)}.csv"`,
      'cache-control': 'no-store',
    });
    response.end(figuresCsv(table, read.figures, read.facts, roster.facts.people));
  });
  desk.get('/api/desk/languages', async (_request, response) => {
    sendJson(response, languages());
  });
  desk.get('/api/desk/absences', async (_request, response) => {
    sendJson(response, roster.absences());
  });
  desk.post('/api/desk/absences', async (request, response, { worker }) => {
    const body = await readJson(request, absenceBody);
    const made = await orProblem(() => roster.add(body, worker.id, now()));
    await changed(made);
    sendJson(response, made, 201);
  });
  desk.post('/api/desk/absences/:id/remove', async (request, response) => {
    if (!(await roster.remove(request.params.id ?? ''))) throw new Problem('not-found');
    sendJson(response, { ok: true });
  });
}
