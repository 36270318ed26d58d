/** The desk's routes (contract B3); who may use each is in bot/desk/sign-in/access.ts. */
import { z } from 'zod';
import type { Response } from 'restify';
import type { Refusal } from '../../dialogs/context.ts';
import { COLOURS } from '../../dialogs/conversation.ts';
import type { Worker } from '../../dialogs/city.ts';
import type { DeskAction } from '../../dialogs/desk-actions.ts';
import type { Said } from '../desk/would-say.ts';
import { readJson } from './body.ts';
import type { DeskRouter } from './guard.ts';
import { onceOf } from './once.ts';
import { Problem, sendJson } from './problem.ts';
import { queryOf } from './query.ts';
import { trajectBody } from './traject-body.ts';

const MOST_LETTERS = 2_000;

const TOO_LONG = `dit is te lang: houd het bij ${new Intl.NumberFormat('nl-NL').format(MOST_LETTERS)} tekens`;
const words = z.string().trim().min(1, 'vul dit in').max(MOST_LETTERS, TOO_LONG);

/** Body of each action to the action itself. */
const ACTIONS = {
  accept: z.object({}).transform((): DeskAction => ({ do: 'accept' })),
  decline: z.object({ reason: words }).transform(({ reason }): DeskAction => ({ do: 'decline', reason })),
  messages: z.object({ text: words }).transform(({ text }): DeskAction => ({ do: 'write', text })),
  notes: z.object({ text: words }).transform(({ text }): DeskAction => ({ do: 'note', text })),
  return: z.object({ agreed: words }).transform(({ agreed }): DeskAction => ({ do: 'return', agreed })),
  close: z.object({ reason: words }).transform(({ reason }): DeskAction => ({ do: 'close', reason })),
  'pass-on': z
    .object({ to: z.string(), reason: words })
    .transform(({ to, reason }): DeskAction => ({ do: 'pass-on', to, reason })),
  traject: trajectBody,
  letters: z
    .object({ letter: z.string().min(1).max(20) })
    .transform(({ letter }): DeskAction => ({ do: 'letter-seen', letter })),
  stoplight: z
    .object({ colour: z.enum(COLOURS), reason: words })
    .transform(({ colour, reason }): DeskAction => ({ do: 'stoplight', colour, reason })),
} as const;

export const VIEWS = ['waiting', 'mine', 'all', 'overdue'] as const;
export type View = (typeof VIEWS)[number];

export interface DeskRoutes {
  readonly people: readonly Worker[];
  readonly list: (view: View, worker: Worker) => Promise<unknown>;
  /** @throws Problem forbidden when this worker may not read it. */
  readonly show: (id: string, worker: Worker, withMoney: boolean) => Promise<unknown>;
  readonly act: (
    id: string,
    worker: string,
    action: DeskAction,
    once: string | undefined,
  ) => Promise<{ kind: string; refusal?: Refusal }>;
  /** What the resident would read if this were done; undefined when there is no such conversation. */
  readonly wouldSay: (
    id: string,
    worker: Worker,
    action: DeskAction,
  ) => Promise<{ readonly says: readonly Said[] } | { readonly refusal: Refusal } | undefined>;
  /** One case to take along; undefined when there is none. @throws Problem forbidden for who does not guide it */
  readonly exported: (id: string, worker: Worker) => Promise<unknown>;
  /** The same case as a PDF. */
  readonly onPaper: (id: string, worker: Worker) => Promise<Buffer | undefined>;
  /** Who guides residents too, and whether they are there today. */
  readonly colleagues: () => unknown;
  readonly directory: (question: URLSearchParams) => unknown;
  /** The keeper looked after a place today; false when there is no such place. */
  readonly check: (name: string, area: string, worker: Worker) => Promise<boolean>;
  readonly listen: (response: Response) => void;
  /** The picture of a letter, the look on record; undefined when there is none for this worker. */
  readonly picture: (id: string, letter: string, worker: Worker) => Promise<Buffer | undefined>;
}

function answerTo(routes: DeskRoutes, response: Response, end: { kind: string; refusal?: Refusal }): void {
  if (end.kind === 'absent') throw new Problem('not-found');
  if (end.kind === 'refused' && end.refusal !== undefined) {
    const { code, owner } = end.refusal;
    // Any other refusal is not about whose conversation it is, and has words of its own.
    if (owner === undefined || !['taken', 'not-yours'].includes(code)) throw new Problem(code);
    const ownerName = routes.people.find((one) => one.id === owner)?.name;
    throw new Problem(code, { owner, ownerName, detail: `${ownerName ?? owner} heeft dit gesprek.` });
  }
  sendJson(response, { ok: true });
}

export function deskRoutes(desk: DeskRouter, routes: DeskRoutes): void {
  desk.get('/api/desk/conversations', async (request, response, { worker }) => {
    const view = z.enum(VIEWS).safeParse(queryOf(request).get('view') ?? 'waiting');
    if (!view.success) throw new Problem('malformed', { detail: `view: kies uit ${VIEWS.join(', ')}` });
    sendJson(response, await routes.list(view.data, worker));
  });
  desk.get('/api/desk/conversations/:id', async (request, response, { worker }) => {
    // A page that only looks for new lines says ledger=no: then nobody's money is read (and audited) again.
    const withMoney = queryOf(request).get('ledger') !== 'no';
    const shown = await routes.show(request.params.id ?? '', worker, withMoney);
    if (shown === undefined) throw new Problem('not-found');
    sendJson(response, shown);
  });
  desk.get('/api/desk/conversations/:id/export', async (request, response, { worker }) => {
    const found = await routes.exported(request.params.id ?? '', worker);
    if (found === undefined) throw new Problem('not-found');
    sendJson(response, found, 200, {
      'content-disposition': 'attachment; filename="warmlijn-overzicht.json"',
    });
  });
  desk.get('/api/desk/conversations/:id/pdf', async (request, response, { worker }) => {
    const found = await routes.onPaper(request.params.id ?? '', worker);
    if (found === undefined) throw new Problem('not-found');
    response.writeHead(200, {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="warmlijn-overzicht.pdf"',
      'content-length': String(found.length),
      'cache-control': 'no-store',
    });
    response.end(found);
  });
  desk.get('/api/desk/conversations/:id/letters/:letter', async (request, response, { worker }) => {
    const { id = '', letter = '' } = request.params;
    const picture = await routes.picture(id, letter, worker);
    if (picture === undefined) throw new Problem('not-found');
    response.writeHead(200, {
      'content-type': 'image/jpeg',
      'content-length': String(picture.length),
      'cache-control': 'no-store',
      'content-disposition': 'inline; filename="brief.jpg"',
    });
    response.end(picture);
  });
  for (const [name, schema] of Object.entries(ACTIONS)) {
    desk.post(`/api/desk/conversations/:id/${name}`, async (request, response, { worker }) => {
      const action = await readJson<DeskAction>(request, schema as z.ZodType<DeskAction>);
      answerTo(
        routes,
        response,
        await routes.act(request.params.id ?? '', worker.id, action, onceOf(request)),
      );
    });
  }
  desk.post('/api/desk/conversations/:id/would-say', async (request, response, { worker }) => {
    const action = await readJson(request, trajectBody);
    const answer = await routes.wouldSay(request.params.id ?? '', worker, action);
    if (answer === undefined) throw new Problem('not-found');
    if ('refusal' in answer) answerTo(routes, response, { kind: 'refused', refusal: answer.refusal });
    else sendJson(response, answer);
  });
  desk.get('/api/desk/colleagues', async (_request, response) => {
    sendJson(response, routes.colleagues());
  });
  desk.get('/api/desk/directory', async (request, response) => {
    sendJson(response, routes.directory(queryOf(request)));
  });
  desk.post('/api/desk/directory/checked', async (request, response, { worker }) => {
    const { name, area } = await readJson(request, z.strictObject({ name: words, area: words }));
    if (!(await routes.check(name, area, worker))) throw new Problem('not-found');
    sendJson(response, { ok: true });
  });
  desk.get('/api/desk/events', async (_request, response) => {
    routes.listen(response);
  });
}
