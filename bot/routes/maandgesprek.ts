/** The maandgesprek at the desk: what the guiding worker enters, and the report of a period for the team lead. */
import { z } from 'zod';
import type { Refusal } from '../../dialogs/context.ts';
import type { MonthAction } from '../../dialogs/maandgesprek/actions.ts';
import {
  amountSchema,
  COPING,
  DEBTS,
  FACT_KINDS,
  MEASURES,
  monthSchema,
  SIDES,
} from '../../dialogs/maandgesprek/maandgesprek.ts';
import type { MonthReport } from '../../dialogs/maandgesprek/report.ts';
import { reportCsv } from '../desk/maandgesprek/report-csv.ts';
import { reportPage } from '../desk/maandgesprek/report-page.ts';
import { readJson } from './body.ts';
import type { DeskRouter } from './guard.ts';
import { onceOf } from './once.ts';
import { Problem, sendJson } from './problem.ts';
import { queryOf } from './query.ts';

const words = z.string().trim().min(1, 'vul dit in').max(80, 'dit is te lang');
const date = z.iso.date('een dag zoals 2026-12-01');
const LONGEST_MINUTES = 480;

/** What is done in a maandgesprek, by workers and at the table of a volunteer. */
export const monthBody = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('begin'), since: date, words }),
  z.strictObject({
    do: z.literal('entry'),
    month: monthSchema,
    side: z.enum(SIDES),
    label: words,
    amount: amountSchema,
  }),
  z.strictObject({ do: z.literal('drop-entry'), id: z.string().min(1).max(40) }),
  z.strictObject({
    do: z.literal('session'),
    date,
    came: z.boolean(),
    minutes: z.number().int().min(0).max(LONGEST_MINUTES),
  }),
  z.strictObject({
    do: z.literal('measure'),
    moment: z.enum(MEASURES),
    date,
    coping: z.enum(COPING),
    debts: z.enum(DEBTS),
  }),
  z.strictObject({
    do: z.literal('fact'),
    kind: z.enum(FACT_KINDS),
    date,
    amount: amountSchema.optional(),
    to: words.optional(),
  }),
  z.strictObject({ do: z.literal('end') }),
]);

export interface MonthRoutes {
  readonly act: (
    id: string,
    worker: string,
    action: MonthAction,
    once: string | undefined,
  ) => Promise<{ kind: string; refusal?: Refusal }>;
  readonly report: (from: string, until: string) => Promise<MonthReport>;
}

export function monthRoutes(desk: DeskRouter, routes: MonthRoutes): void {
  const reportFor = (query: URLSearchParams) => {
    const period = z.object({ from: date, until: date }).safeParse(Object.fromEntries(query));
    if (!period.success || period.data.until < period.data.from)
      throw new Problem('malformed', {
        detail: 'from en until: een periode zoals 2026-01-01 tot 2026-12-31',
      });
    return routes.report(period.data.from, period.data.until);
  };
  desk.post('/api/desk/conversations/:id/maandgesprek', async (request, response, { worker }) => {
    const action = await readJson<MonthAction>(request, monthBody as z.ZodType<MonthAction>);
    const end = await routes.act(request.params.id ?? '', worker.id, action, onceOf(request));
    if (end.kind === 'absent') throw new Problem('not-found');
    if (end.refusal !== undefined) throw new Problem(end.refusal.code);
    sendJson(response, { ok: true });
  });
  desk.get('/api/desk/maandgesprek', async (request, response) => {
    sendJson(response, await reportFor(queryOf(request)));
  });
  desk.get('/api/desk/maandgesprek/:file', async (request, response) => {
    const { file } = request.params;
    if (file !== 'rapport.csv' && file !== 'rapport.html') throw new Problem('not-found');
    const report = await reportFor(queryOf(request));
    const csv = file === 'rapport.csv';
    response.writeHead(200, {
      'content-type': `text/${csv ? 'csv' : 'html'}; charset=utf-8`,
      'cache-control': 'no-store',
      ...(csv
        ? { 'content-disposition': `attachment; filename="maandgesprek-${report.from}-${report.until}.csv"` }
        : {}),
    });
    response.end(csv ? reportCsv(report) : reportPage(report));
  });
}
