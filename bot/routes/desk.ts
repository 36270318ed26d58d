/** The desk's routes (contract B3): each names who may use it; state changes need the CSRF token and our own origin. */
import { z } from 'zod';
import type { Request, Response } from 'restify';
import type { Refusal } from '../../dialogs/context.ts';
import { COLOURS } from '../../dialogs/conversation.ts';
import type { Role, Worker } from '../../dialogs/city.ts';
import type { DeskAction } from '../../dialogs/desk-actions.ts';
import { cookieOf, COOKIE, type Session, type Sessions } from '../desk/sessions.ts';
import { readJson } from './body.ts';
import { Problem, sendJson } from './problem.ts';
import type { Router } from './server.ts';
import { trajectBody } from './traject-body.ts';

/** Roles that read conversations; a volunteer has no dossier, an administrator no content. */
const READERS: readonly Role[] = ['trajectbegeleider', 'achterwacht', 'teamleider'];
const MOST_LETTERS = 2_000;

const words = z.string().trim().min(1, 'vul dit in').max(MOST_LETTERS, 'dit is te lang');

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
  stoplight: z
    .object({ colour: z.enum(COLOURS), reason: words })
    .transform(({ colour, reason }): DeskAction => ({ do: 'stoplight', colour, reason })),
} as const;

export const VIEWS = ['waiting', 'mine', 'all', 'overdue'] as const;
export type View = (typeof VIEWS)[number];

export interface DeskRoutes {
  readonly tryOut: boolean;
  readonly origin: string;
  readonly people: readonly Worker[];
  readonly sessions: Sessions;
  readonly now: () => string;
  readonly list: (view: View, worker: Worker) => Promise<unknown>;
  readonly show: (id: string) => Promise<unknown>;
  readonly act: (
    id: string,
    worker: string,
    action: DeskAction,
  ) => Promise<{ kind: string; refusal?: Refusal }>;
  readonly directory: (question: URLSearchParams) => unknown;
  readonly listen: (response: Response) => void;
}

export function queryOf(request: Request): URLSearchParams {
  return new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
}

function signedIn(routes: DeskRoutes, request: Request): { worker: Worker; session: Session } {
  const session = routes.sessions.read(cookieOf(request.headers.cookie, COOKIE), routes.now());
  const worker = routes.people.find((one) => one.id === session?.worker);
  if (session === undefined || worker === undefined) throw new Problem('not-signed-in');
  return { worker, session };
}

/** Same origin as the address the request came to, or as the public address. */
function sameOrigin(routes: DeskRoutes, request: Request): boolean {
  const { origin, host } = request.headers;
  return origin !== undefined && (origin === routes.origin || new URL(origin).host === host);
}

function mayChange(routes: DeskRoutes, request: Request): Worker {
  const { worker, session } = signedIn(routes, request);
  if (!sameOrigin(routes, request))
    throw new Problem('forbidden', { detail: 'Verkeerde herkomst (Origin).' });
  if (request.headers['x-csrf-token'] !== session.csrf)
    throw new Problem('forbidden', { detail: 'Laad de pagina opnieuw.' });
  return worker;
}

function reader(worker: Worker): Worker {
  if (!READERS.includes(worker.role)) throw new Problem('forbidden');
  return worker;
}

function sessionRoutes(router: Router, routes: DeskRoutes): void {
  router.post('/api/desk/session', async (request, response) => {
    if (!routes.tryOut) throw new Problem('forbidden', { detail: 'Meld je aan met je werkaccount.' });
    const { worker: id } = await readJson(request, z.object({ worker: z.string() }));
    const worker = routes.people.find((one) => one.id === id);
    if (worker === undefined) throw new Problem('not-found', { detail: 'Deze medewerker ken ik niet.' });
    const { cookie, csrf } = routes.sessions.begin(worker.id, routes.now());
    const secure = routes.origin.startsWith('https://') ? '; Secure' : '';
    response.setHeader(
      'set-cookie',
      `${COOKIE}=${cookie}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${routes.sessions.maxAgeSeconds}${secure}`,
    );
    sendJson(response, { id: worker.id, name: worker.name, role: worker.role, csrf }, 200, {
      'x-csrf-token': csrf,
    });
  });
  router.get('/api/desk/me', async (request, response) => {
    const { worker, session } = signedIn(routes, request);
    const { id, name, role } = worker;
    const body = { id, name, role, csrf: session.csrf, now: routes.now() };
    sendJson(response, body, 200, { 'x-csrf-token': session.csrf });
  });
  router.get('/api/desk/people', async (_request, response) => {
    if (!routes.tryOut) throw new Problem('not-found');
    sendJson(
      response,
      routes.people.map(({ id, name, role }) => ({ id, name, role })),
    );
  });
}

function answerTo(routes: DeskRoutes, response: Response, end: { kind: string; refusal?: Refusal }): void {
  if (end.kind === 'absent') throw new Problem('not-found');
  if (end.kind === 'refused' && end.refusal !== undefined) {
    const { code, owner } = end.refusal;
    const ownerName = routes.people.find((one) => one.id === owner)?.name;
    throw new Problem(
      code,
      owner === undefined ? {} : { owner, ownerName, detail: `${ownerName ?? owner} heeft dit gesprek.` },
    );
  }
  sendJson(response, { ok: true });
}

export function deskRoutes(router: Router, routes: DeskRoutes): void {
  sessionRoutes(router, routes);
  router.get('/api/desk/conversations', async (request, response) => {
    const worker = reader(signedIn(routes, request).worker);
    const view = z.enum(VIEWS).safeParse(queryOf(request).get('view') ?? 'waiting');
    if (!view.success) throw new Problem('malformed', { detail: `view: kies uit ${VIEWS.join(', ')}` });
    sendJson(response, await routes.list(view.data, worker));
  });
  router.get('/api/desk/conversations/:id', async (request, response) => {
    reader(signedIn(routes, request).worker);
    const shown = await routes.show(request.params.id ?? '');
    if (shown === undefined) throw new Problem('not-found');
    sendJson(response, shown);
  });
  for (const [name, schema] of Object.entries(ACTIONS)) {
    router.post(`/api/desk/conversations/:id/${name}`, async (request, response) => {
      const worker = reader(mayChange(routes, request));
      const action = await readJson<DeskAction>(request, schema as z.ZodType<DeskAction>);
      answerTo(routes, response, await routes.act(request.params.id ?? '', worker.id, action));
    });
  }
  router.get('/api/desk/directory', async (request, response) => {
    signedIn(routes, request);
    sendJson(response, routes.directory(queryOf(request)));
  });
  router.get('/api/desk/events', async (request, response) => {
    reader(signedIn(routes, request).worker);
    routes.listen(response);
  });
}
