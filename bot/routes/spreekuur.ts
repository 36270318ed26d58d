/** A volunteer beside a resident (contract B3, spreekuur): start, type, signal, ask for a professional, end, print. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Worker } from '../../dialogs/city.ts';
import type { MonthAction } from '../../dialogs/maandgesprek/actions.ts';
import { phoneNumber } from '../../dialogs/spreekuur/phone.ts';
import type { TableView } from '../../dialogs/spreekuur/view.ts';
import type { TableEnd, Tables } from '../spreekuur/tables.ts';
import type { TableDeed } from '../turn.ts';
import { readJson } from './body.ts';
import type { DeskRouter } from './guard.ts';
import { monthBody } from './maandgesprek.ts';
import { Problem, sendJson } from './problem.ts';
import { planBodies } from './traject-body.ts';

const MOST_LETTERS = 2_000;
const MOST_OF_NAME = 40;
const MOST_OF_YES = 80;

/** Names one tap of the page, so that sending it again after a lost answer does nothing. */
const once = z
  .string()
  .regex(/^[A-Za-z0-9-]{8,64}$/)
  .optional();
const words = z.string().trim().min(1, 'vul dit in').max(MOST_LETTERS, 'dit is te lang');

const beginBody = z.object({
  name: z.string().trim().min(1, 'vul een naam of roepnaam in').max(MOST_OF_NAME, 'dit is te lang'),
  phone: z.string().trim().max(30).optional(),
  once,
});
/** `asked`: which question these words answer; empty for none. */
const sayBody = z.object({ text: words, once, asked: z.string().max(80).optional() });

const deedBody = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('signal'), text: words, once }),
  z.strictObject({ do: z.literal('professional'), why: words, danger: z.boolean().default(false), once }),
  z.strictObject({ do: z.literal('phone'), number: z.string().max(30) }),
  z.strictObject({ do: z.literal('no-phone') }),
  z.strictObject({ do: z.literal('pause') }),
  z.strictObject({ do: z.literal('go-on') }),
  z.strictObject({ do: z.literal('end') }),
  z.strictObject({ do: z.literal('withdraw') }),
  z.strictObject({ do: z.literal('plan-agreed'), words: words.max(MOST_OF_YES, 'dit is te lang'), once }),
  z.strictObject({ do: z.literal('plan'), change: z.discriminatedUnion('do', planBodies), once }),
  z.strictObject({ do: z.literal('month'), change: monthBody as z.ZodType<MonthAction>, once }),
]);

const tapId = (given: string | undefined) => `table-${given ?? randomUUID()}`;

function deedOf(body: z.infer<typeof deedBody>): TableDeed {
  switch (body.do) {
    case 'signal':
      return { do: body.do, id: tapId(body.once), text: body.text };
    case 'professional':
      return { do: body.do, id: tapId(body.once), why: body.why, danger: body.danger };
    case 'plan-agreed':
      return { do: body.do, id: tapId(body.once), words: body.words };
    case 'plan':
      return { do: body.do, id: tapId(body.once), change: body.change };
    case 'month':
      return { do: body.do, id: tapId(body.once), change: body.change };
    case 'phone':
    case 'no-phone':
    case 'pause':
    case 'go-on':
    case 'end':
    case 'withdraw':
      return body;
  }
}

/** The table as it is now. @throws Problem */
function shown(end: TableEnd): TableView {
  if (end.kind === 'absent') throw new Problem('not-found');
  if (end.kind === 'refused') throw new Problem(end.refusal.code);
  return end.view;
}

/** Lines that were not there before: what has to be said now. */
function fresh(view: TableView, before: TableView | undefined): TableView['messages'] {
  const known = new Set(before?.messages.map(({ id }) => id));
  return view.messages.filter(({ id, from }) => !known.has(id) && from !== 'resident');
}

export interface SpreekuurRoutes {
  readonly tables: Tables;
  /** The resident's own page, ready to print; undefined when it is not (any more) this volunteer's to give. */
  readonly paper: (worker: Worker, id: string) => Promise<string | undefined>;
}

export function spreekuurRoutes(desk: DeskRouter, { tables, paper }: SpreekuurRoutes): void {
  const now = async (worker: Worker, id: string) => {
    const end = await tables.show(worker, id);
    return end.kind === 'shown' ? end.view : undefined;
  };
  desk.get('/api/desk/spreekuur', async (_request, response, { worker }) => {
    sendJson(response, await tables.list(worker));
  });
  desk.post('/api/desk/spreekuur', async (request, response, { worker }) => {
    const body = await readJson(request, beginBody);
    const phone = body.phone === undefined || body.phone === '' ? undefined : body.phone;
    if (phone !== undefined && phoneNumber(phone) === undefined) throw new Problem('no-number');
    const view = shown(await tables.begin(worker, body.name, body.once ?? randomUUID(), phone));
    sendJson(response, view, 201);
  });
  desk.get('/api/desk/spreekuur/:id', async (request, response, { worker }) => {
    sendJson(response, shown(await tables.show(worker, request.params.id ?? '')));
  });
  desk.post('/api/desk/spreekuur/:id', async (request, response, { worker }) => {
    const { text, once: tap, asked } = await readJson(request, sayBody);
    const id = request.params.id ?? '';
    const before = await now(worker, id);
    const late = asked === undefined ? {} : { asked };
    const view = shown(await tables.act(worker, id, { do: 'say', id: tapId(tap), text, ...late }));
    sendJson(response, { messages: fresh(view, before), stoplight: view.stoplight, view });
  });
  desk.post('/api/desk/spreekuur/:id/deeds', async (request, response, { worker }) => {
    const deed = deedOf(await readJson<z.infer<typeof deedBody>>(request, deedBody));
    sendJson(response, shown(await tables.act(worker, request.params.id ?? '', deed)));
  });
  desk.get('/api/desk/spreekuur/:id/paper', async (request, response, { worker }) => {
    const page = await paper(worker, request.params.id ?? '');
    if (page === undefined) throw new Problem('not-found');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(page);
  });
}
