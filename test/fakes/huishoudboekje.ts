/**
 * A Huishoudboekje on this machine only, written from the contract of version 2.1.4: the GraphQL API, which really
 * parses and checks the query, and the user API. Faults are handed in and used up one request at a time.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { graphql } from 'graphql';
import { bedrag, saldoCents, transfersBetween } from './huishoudboekje-books.ts';
import type { FakeAfspraak, FakeBurger } from './huishoudboekje-books.ts';
import { monthlyReport } from './huishoudboekje-report.ts';
import { HUISHOUDBOEKJE_SCHEMA } from './huishoudboekje-schema.ts';

/** What goes wrong with one request. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string; readonly location?: string }
  | { readonly kind: 'html' }
  | { readonly kind: 'cut' } // promises a longer answer and hangs up halfway
  | { readonly kind: 'reset' } // hangs up without a word
  | { readonly kind: 'silent' } // never answers
  | { readonly kind: 'drip' } // answers endlessly slowly
  | { readonly kind: 'huge'; readonly bytes: number }
  | { readonly kind: 'body'; readonly body: string | Uint8Array }
  | { readonly kind: 'rewrite'; readonly rewrite: (body: string) => string };

export interface FakeRequest {
  readonly path: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly query?: string;
  readonly headers: IncomingMessage['headers'];
}

export interface FakeHuishoudboekje {
  readonly url: string;
  readonly token: string;
  readonly apiKey: string;
  readonly requests: FakeRequest[];
  burgers: readonly FakeBurger[];
  /** Used up from the front; applies to requests whose path begins with `faultsAt`. */
  readonly faults: Fault[];
  faultsAt: string;
  /** All tokens of the user API stop working, as after 30 seconds or behind another address. */
  forgetTokens(): void;
  close(): Promise<void>;
}

export interface FakeOptions {
  readonly burgers: readonly FakeBurger[];
  /** Today there, for `overschrijvingen` without an end. */
  readonly today: string;
  readonly clock?: () => number;
}

const TOKEN_MS = 30_000;

export async function startFakeHuishoudboekje(options: FakeOptions): Promise<FakeHuishoudboekje> {
  const token = 'fake-graphql-token';
  const apiKey = 'fake-api-key';
  const clock = options.clock ?? Date.now;
  const tokens = new Map<string, number>();
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const fake: FakeHuishoudboekje = {
    url: `http://127.0.0.1:${address.port}`,
    token,
    apiKey,
    requests: [],
    burgers: options.burgers,
    faults: [],
    faultsAt: '/',
    forgetTokens: () => tokens.clear(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const asked = path === '/graphql' ? readQuestion(await bodyOf(request)) : undefined;
    fake.requests.push({ path, headers: request.headers, ...asked });
    const fault = path.startsWith(fake.faultsAt) ? fake.faults.shift() : undefined;
    const answer = asked === undefined ? userApi(request, path) : await graphqlApi(request, asked);
    if (fault !== undefined) {
      misbehave(response, fault, answer.body);
      return;
    }
    reply(response, answer.status, answer.body);
  }

  async function graphqlApi(request: IncomingMessage, asked: Question): Promise<Answer> {
    // Version 2.1.4 reads its token from the cookie only.
    if (!(request.headers.cookie ?? '').split('; ').includes(`app-token=${token}`)) {
      return { status: 401, body: JSON.stringify({ message: 'Unauthorized' }) };
    }
    const result = await graphql({
      schema: HUISHOUDBOEKJE_SCHEMA,
      source: asked.query,
      variableValues: asked.variables,
      rootValue: rootOf(fake.burgers, options.today),
    });
    return { status: result.data === undefined ? 400 : 200, body: JSON.stringify(result) };
  }

  function userApi(request: IncomingMessage, path: string): Answer {
    const url = new URL(path, fake.url);
    if (url.pathname === '/auth/token') {
      if (request.headers['x-api-key'] !== apiKey) return NOTHING_THERE;
      const fresh = randomBytes(32).toString('hex');
      tokens.set(fresh, clock() + TOKEN_MS);
      return { status: 200, body: JSON.stringify(fresh) };
    }
    // Every trouble of the real user API is a 404 without a body: a wrong token, a wrong BSN, its own failure.
    if (clock() >= (tokens.get(String(request.headers['x-api-token'])) ?? 0)) return NOTHING_THERE;
    const burger = fake.burgers.find((each) => String(Number(each.bsn)) === request.headers['x-user-bsn']);
    if (burger === undefined) return NOTHING_THERE;
    if (url.pathname === '/citizen') {
      const { bsn, voornamen, achternaam } = burger;
      const citizen = { bsn: Number(bsn), firstNames: voornamen, lastName: achternaam };
      return { status: 200, body: JSON.stringify(citizen) };
    }
    if (url.pathname === '/reports/monthly') {
      const report = monthlyReport(
        burger,
        Number(url.searchParams.get('startDate')),
        Number(url.searchParams.get('endDate')),
      );
      return report === undefined ? { status: 204, body: '' } : { status: 200, body: JSON.stringify(report) };
    }
    return NOTHING_THERE;
  }

  return fake;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Question {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const NOTHING_THERE: Answer = { status: 404, body: '' };

function readQuestion(body: string): Question {
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('no question');
  const query = 'query' in parsed && typeof parsed.query === 'string' ? parsed.query : '';
  const variables = 'variables' in parsed ? { ...Object(parsed.variables) } : {};
  return { query, variables };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, status: number, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

function misbehave(response: ServerResponse, fault: Fault, body: string): void {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, fault.location === undefined ? {} : { location: fault.location });
      response.end(fault.body ?? '');
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Inloggen</title>');
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
      return;
    case 'reset':
      response.destroy();
      return;
    case 'silent':
      return;
    case 'drip': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
      return;
    }
    case 'huge':
      reply(response, 200, `{"data":"${'x'.repeat(fault.bytes)}"}`);
      return;
    case 'body':
      reply(response, 200, fault.body);
      return;
    case 'rewrite':
      reply(response, 200, fault.rewrite(body));
  }
}

function rootOf(burgers: readonly FakeBurger[], today: string): object {
  return {
    burgers: ({ search }: { search?: string }) =>
      burgers.filter((burger) => !search || searchable(burger).includes(search.toLowerCase())).map(shown),
    burger: ({ id }: { id: number }) => burgers.filter((burger) => burger.id === id).map(shown)[0] ?? null,
    saldo: ({ date, burgerIds }: { date: string; burgerIds?: number[] }) => ({
      saldo: bedrag(saldoCents(burgers, burgerIds ?? [], date)),
    }),
  };

  function shown(burger: FakeBurger): object {
    return { ...burger, bsn: Number(burger.bsn), afspraken: burger.afspraken.map(shownAfspraak) };
  }

  function shownAfspraak(afspraak: FakeAfspraak): object {
    const { id, omschrijving, cents, credit, validFrom, validThrough, rubriek, betaalinstructie } = afspraak;
    return {
      id,
      omschrijving,
      credit,
      validFrom,
      validThrough,
      betaalinstructie,
      bedrag: bedrag(cents),
      rubriek: { naam: rubriek },
      overschrijvingen: (asked: { startDatum?: string; eindDatum?: string }) =>
        transfersBetween(afspraak, asked.startDatum, asked.eindDatum, today).map((transfer) => ({
          datum: transfer.datum,
          status: transfer.status,
          bedrag: bedrag(transfer.cents),
        })),
    };
  }
}

/** The software looks for the text anywhere: in names, numbers and the search terms of agreements. */
function searchable(burger: FakeBurger): string {
  const terms = burger.afspraken.map((afspraak) => afspraak.omschrijving);
  return [burger.voornamen, burger.achternaam, String(Number(burger.bsn)), ...terms].join(' ').toLowerCase();
}
