/** An in-memory stand-in for the desk and try-out routes, so that the pages can be tried in a real browser alone. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { loadAssets } from '../../bot/desk/assets.ts';
import type { Line } from '../../bot/desk/page/types.ts';
import type { Fact } from '../../bot/desk/figures/fact.ts';
import { figuresOf } from '../../bot/desk/figures/figures.ts';
import type { FoundPlace } from '../../bot/desk/search-directory.ts';
import type { LanguageState } from '../../bot/desk/languages.ts';
import type { Absence } from '../../bot/roster.ts';
import { busyFacts, WORKERS } from './fake-team.ts';
import { MONEY, saysOf, workOn } from './fake-work.ts';
import { NOW, PEOPLE, samples, type Sample } from './sample.ts';

const folder = (name: string) => fileURLToPath(new URL(`../../bot/desk/${name}`, import.meta.url));
const POLICY = "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";
const CSRF = 'token-of-the-test';

const PLACES: readonly FoundPlace[] = ['2026-11-01', '2026-02-01'].map((checked, at) => ({
  name: `Voorbeeldplek ${String(at + 1)}`,
  area: 'Noord',
  needs: ['food'],
  languages: ['nl'],
  how: 'Loop binnen op dinsdag.',
  checked,
  openNow: null,
  stale: at === 1,
}));
const ALL_TEXTS = ['callback', 'danger', 'general', 'intake', 'money'];
const LANGUAGES: readonly LanguageState[] = [
  { lang: 'nl', written: true, unreviewed: [] },
  { lang: 'en', written: true, unreviewed: ['danger', 'money'] },
  { lang: 'ar', written: false, unreviewed: ['danger', 'general', 'money'] },
  ...(['tr', 'pl', 'es'] as const).map((lang) => ({ lang, written: true, unreviewed: ALL_TEXTS })),
];

export interface FakeApi {
  readonly url: string;
  conversations: Sample[];
  /** Signed-in worker; undefined asks for sign-in. */
  worker: string | undefined;
  /** Nobody to choose from: people sign in with their work account. */
  production: boolean;
  /** Bodies of the posts that came in, newest last. */
  readonly posts: { path: string; body: Record<string, unknown>; once: string | undefined }[];
  facts: readonly Fact[];
  absences: Absence[];
  /** Conversations of which the money was asked, newest last. */
  readonly looks: string[];
  /** Compressed bytes sent for pages and their files. */
  sent: number;
  /** The next deed is answered as if this worker was first. */
  takenBy: string | undefined;
  /** List and conversations are answered after this. */
  wait: Promise<void>;
  /** The next so many posts get no answer at all. */
  silent: number;
  now: string;
  chat: {
    id: string;
    at: string;
    from: 'resident' | 'bot' | 'worker';
    by?: string;
    text: string;
    channel?: string;
    lang?: string;
    media?: string;
  }[];
  add(id: string, line: Omit<Line, 'id' | 'at'>): void;
  tell(event: string, data: object): void;
  /** Cuts the live lines. */
  cut(): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}

function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  response.end(JSON.stringify(body));
}

const problem = (response: ServerResponse, status: number, more: object) =>
  json(response, { status, ...more }, status);

/** The bot of the fake phone: a few fixed moves, enough to see the page work. */
function botAnswer(text: string): string[] {
  if (/eten/.test(text))
    return [
      'Wat naar. Goed dat je het zegt. Ik ben Warmlijn, een automatische assistent.',
      'Hebben jullie vanavond nog iets te eten?\n1 ja, een beetje · 2 nee, niets',
    ];
  if (text === '2') return ['In welke wijk woon je? Dan kijk ik wat er dichtbij is.'];
  return [
    'Wat heb je nu nodig?\n1 geld voor eten\n2 hulp met post of rekeningen\n3 weten wanneer mijn geld komt\n4 een mens spreken',
  ];
}

export async function startFakeApi(): Promise<FakeApi> {
  const assets = new Map([
    ...loadAssets(folder('page'), '/desk/assets/'),
    ...loadAssets(folder('page/team'), '/desk/assets/team/'),
    ...loadAssets(folder('tryout'), '/try/assets/', { '../page/': '/desk/assets/' }),
  ]);
  const lines = new Set<ServerResponse>();
  let counter = 100;
  const fake: FakeApi = {
    url: '',
    conversations: samples(),
    worker: 'sanne',
    production: false,
    posts: [],
    looks: [],
    facts: busyFacts(),
    absences: [],
    sent: 0,
    takenBy: undefined,
    wait: Promise.resolve(),
    silent: 0,
    now: NOW,
    chat: [],
    add(id, line) {
      const found = fake.conversations.find((one) => one.id === id);
      found?.transcript.push({ ...line, id: `n${counter++}`, at: fake.now });
      fake.tell('changed', { id });
    },
    tell(event, data) {
      for (const line of lines) line.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    cut() {
      for (const line of lines) line.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const nameOf = (id: string) => PEOPLE.find((person) => person.id === id)?.name ?? id;
  const change = (id: string, next: (one: Sample) => Partial<Sample>) => {
    fake.conversations = fake.conversations.map((one) => (one.id === id ? { ...one, ...next(one) } : one));
    fake.tell('changed', { id });
  };

  function deed(id: string, name: string, body: Record<string, unknown>, response: ServerResponse): void {
    const me = fake.worker ?? '';
    if (fake.takenBy !== undefined) {
      const owner = fake.takenBy;
      fake.takenBy = undefined;
      change(id, (one) => ({
        status: 'with-worker',
        handover: { state: 'accepted', worker: owner, workerName: nameOf(owner) },
        row: { ...one.row, status: 'with-worker', worker: owner, waitingSince: null },
      }));
      problem(response, 409, { title: 'Iemand anders was eerst.', owner, ownerName: nameOf(owner) });
      return;
    }
    if (name === 'traject') {
      const found = fake.conversations.find((one) => one.id === id);
      const next = found && workOn(found, body, fake.now);
      if (typeof next === 'string') return problem(response, 409, { title: next });
      change(id, () => next ?? {});
    }
    if (name === 'messages')
      change(id, (one) => ({
        transcript: [
          ...one.transcript,
          {
            id: `n${counter++}`,
            at: fake.now,
            from: 'worker',
            by: me,
            byName: nameOf(me),
            text: String(body.text),
            delivery: 'sending',
          },
        ],
        ...(one.handover ? { handover: { ...one.handover, state: 'in-contact' } } : {}),
      }));
    if (name === 'notes') fake.add(id, { from: 'note', by: me, byName: nameOf(me), text: String(body.text) });
    if (name === 'accept')
      change(id, (one) => ({
        status: 'with-worker',
        handover: { state: 'accepted', worker: me, workerName: nameOf(me) },
        row: { ...one.row, status: 'with-worker', worker: me, waitingSince: null },
      }));
    if (name === 'return')
      change(id, (one) => ({
        status: 'bot',
        handover: { state: 'returned', worker: me, workerName: nameOf(me) },
        row: { ...one.row, status: 'bot', waitingSince: null },
      }));
    json(response, { ok: true });
  }

  function desk(
    path: string,
    method: string,
    body: Record<string, unknown>,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const head = { 'x-now': fake.now, 'x-csrf-token': CSRF };
    if (path === 'people' && fake.production) return problem(response, 404, {});
    if (path === 'people') return json(response, PEOPLE);
    if (path === 'sign-in') {
      response.writeHead(fake.production ? 302 : 404, { location: '/elsewhere' });
      response.end();
      return;
    }
    if (path === 'sign-out') {
      fake.worker = undefined;
      return json(response, { ok: true });
    }
    if (path === 'session') {
      fake.worker = String(body.worker);
      return json(response, {}, 200, head);
    }
    const me = PEOPLE.find((person) => person.id === fake.worker);
    if (me === undefined) return problem(response, 401, { title: 'Meld je eerst aan.' });
    if (path === 'me') return json(response, { ...me, csrf: CSRF }, 200, head);
    if (me.role === 'beheerder') return problem(response, 403, { title: 'Dit mag je hier niet doen.' });
    if (path === 'events') return live(response);
    if (path === 'conversations')
      return json(
        response,
        fake.conversations.map(({ row }) => ({ ...row, workerName: row.worker && nameOf(row.worker) })),
        200,
        head,
      );
    if (path === 'directory') return json(response, PLACES);
    if (path === 'colleagues')
      return json(
        response,
        PEOPLE.filter(({ role }) => role !== 'beheerder').map((one) => ({
          ...one,
          away: one.id === 'ilse',
        })),
      );
    if (path === 'link-codes' && body.participant !== '42')
      return problem(response, 404, { detail: 'Deze deelnemer staat niet in het Huishoudboekje.' });
    if (path === 'link-codes') return json(response, { code: '4821-7730', expires: '2026-11-28T13:20:00Z' });
    if (path === 'figures' || path === 'languages' || path.startsWith('absences'))
      return team(path, method, body, me.role, response);
    const [, id = '', name] = path.split('/');
    const found = fake.conversations.find((one) => one.id === decodeURIComponent(id));
    if (found === undefined) return problem(response, 404, { title: 'Dit is er niet (meer).' });
    if (method !== 'POST') {
      const looks = !(request.url ?? '').endsWith('ledger=no');
      if (looks) fake.looks.push(found.id);
      const ledger = looks && found.may?.money === true ? MONEY : undefined;
      return json(response, { ...found, row: undefined, ledger }, 200, head);
    }
    if (request.headers['x-csrf-token'] !== CSRF)
      return problem(response, 403, { title: 'Laad de pagina opnieuw.' });
    if (name === 'would-say') return json(response, { says: saysOf(body) });
    return deed(found.id, name ?? '', body, response);
  }
  function team(
    path: string,
    method: string,
    body: Record<string, unknown>,
    role: string,
    response: ServerResponse,
  ): void {
    if (role !== 'teamleider') return problem(response, 403, { title: 'Dit mag je hier niet doen.' });
    if (path === 'figures') return json(response, figuresOf(fake.facts, WORKERS, fake.now));
    if (path === 'languages') return json(response, LANGUAGES);
    const [, id] = path.split('/');
    if (id !== undefined) fake.absences = fake.absences.filter((one) => one.id !== id);
    else if (method === 'POST' && body.worker === body.replacement)
      return problem(response, 400, { detail: 'Iemand kan zichzelf niet vervangen.' });
    else if (method === 'POST')
      fake.absences.push({ ...(body as unknown as Absence), id: `w${counter++}`, by: 'marco', at: fake.now });
    json(response, fake.absences);
  }
  function live(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    lines.add(response);
    response.on('close', () => lines.delete(response));
  }
  function tryOut(
    path: string,
    method: string,
    body: Record<string, unknown>,
    response: ServerResponse,
  ): void {
    if (path === 'people')
      return json(response, [
        { from: '+31600000001', name: 'Fatima', note: 'Drie kinderen, woont in Charlois.' },
        { from: '+31600000002', name: 'Hassan', note: 'Spreekt Arabisch, maakt post niet open.' },
      ]);
    if (path === 'events') return live(response);
    if (path === 'clock' && method === 'POST')
      fake.now = new Date(Date.parse(fake.now) + Number(body.minutes ?? 540) * 60_000).toISOString();
    if (path === 'clock') return json(response, { now: fake.now });
    if (method === 'POST') {
      const say = (from: 'resident' | 'bot', text: string) =>
        fake.chat.push({ id: `c${counter++}`, at: fake.now, from, text, channel: String(body.channel) });
      say('resident', String(body.text));
      for (const answer of botAnswer(String(body.text))) say('bot', answer);
      fake.tell('message', {});
    }
    const conversation = fake.chat.length > 0 ? 'fatima' : undefined;
    json(response, { conversation, messages: fake.chat, now: fake.now });
  }

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const page =
      path === '/' ? '/try/assets/index.html' : path === '/desk' ? '/desk/assets/index.html' : path;
    const asset = assets.get(page);
    response.setHeader('content-security-policy', POLICY);
    if (asset !== undefined) {
      fake.sent += asset.gzip.length;
      response.writeHead(200, { 'content-type': asset.type, 'content-encoding': 'gzip' });
      response.end(asset.gzip);
      return;
    }
    void bodyOf(request).then((body) => {
      const method = request.method ?? 'GET';
      const once = request.headers['idempotency-key'];
      if (method === 'POST')
        fake.posts.push({ path, body, once: typeof once === 'string' ? once : undefined });
      if (method === 'POST' && fake.silent > 0) {
        fake.silent -= 1;
        response.destroy();
      } else if (path.startsWith('/api/desk/conversations'))
        void fake.wait.then(() => desk(path.slice(10), method, body, request, response));
      else if (path.startsWith('/api/desk/')) desk(path.slice(10), method, body, request, response);
      else if (path.startsWith('/api/try/')) tryOut(path.slice(9), method, body, response);
      else json(response, {}, 404);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
