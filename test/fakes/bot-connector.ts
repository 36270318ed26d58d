/**
 * A fake Teams behind a fake Bot Framework: takes what the bot says (and fails on command), and speaks to the bot with
 * tokens that `test/fakes/entra.ts` signs. `startFakeTeams(entra)`.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { APP_ID, TENANT, type FakeEntra } from './entra.ts';

/** A message as it stands in Teams now. */
export interface Shown {
  readonly id: string;
  readonly conversation: string;
  readonly replyTo: string | undefined;
  readonly body: Record<string, unknown>;
  /** How often it was changed. */
  readonly updates: number;
}

export interface Fault {
  readonly on?: 'send' | 'update';
  /** Personal conversation of this worker only. */
  readonly conversation?: string;
  readonly status: number;
  readonly retryAfter?: number;
  readonly code?: string;
  /** How many requests it hits; once unless given. */
  readonly times?: number;
  /** Teams does it and then fails to say so. */
  readonly after?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface FakeTeams {
  readonly serviceUrl: string;
  readonly shown: readonly Shown[];
  /** Every request of the bot: what it was and how it ended. */
  readonly requests: readonly { on: 'send' | 'update'; conversation: string; status: number; at: number }[];
  fault(fault: Fault): void;
  /** No faults any more. */
  heal(): void;
  /** An activity of this person in their personal conversation, as Teams builds it. */
  activity(person: string, more: Record<string, unknown>): Record<string, unknown>;
  message(person: string, text: string): Record<string, unknown>;
  pressed(person: string, verb: string, data: Record<string, unknown>): Record<string, unknown>;
  installed(person: string, action?: 'add' | 'remove'): Record<string, unknown>;
  /** Posts it to the bot with a good token, or with this one. */
  tell(bot: string, activity: Record<string, unknown>, token?: string): Promise<Answer>;
  close(): Promise<void>;
}

/** The personal conversation of this person with the bot. */
export const conversationOf = (person: string): string => `a:${person}`;

const addressSchema = z.object({ port: z.number() });

async function jsonOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of request) text += String(part);
  return JSON.parse(text);
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export async function startFakeTeams(entra: FakeEntra): Promise<FakeTeams> {
  const shown: Shown[] = [];
  const requests: { on: 'send' | 'update'; conversation: string; status: number; at: number }[] = [];
  const faults: (Fault & { left: number })[] = [];

  function take(on: 'send' | 'update', conversation: string): Fault | undefined {
    const found = faults.find(
      (one) => one.left > 0 && (one.on ?? on) === on && (one.conversation ?? conversation) === conversation,
    );
    if (found !== undefined) found.left -= 1;
    return found;
  }

  function put(conversation: string, rest: string, body: Record<string, unknown>, on: 'send' | 'update') {
    if (on === 'send') {
      const id = `m${String(shown.length + 1)}`;
      shown.push({ id, conversation, replyTo: rest === '' ? undefined : rest, body, updates: 0 });
      return { id };
    }
    const at = shown.findIndex((one) => one.id === rest);
    const before = shown[at];
    if (before === undefined) return undefined;
    shown[at] = { ...before, body, updates: before.updates + 1 };
    return { id: rest };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(request.url ?? '');
    const found = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path);
    if (found === null) return answer(response, 404, {});
    const [, conversation = '', rest = ''] = found;
    const on = request.method === 'PUT' ? 'update' : 'send';
    const body = await jsonOf(request);
    const end = (status: number, given: unknown, headers?: Record<string, string>) => {
      requests.push({ on, conversation, status, at: Date.now() });
      answer(response, status, given, headers);
    };
    if (request.headers.authorization !== 'Bearer token-of-the-bot') return end(401, {});
    const fault = take(on, conversation);
    if (fault?.after === true) put(conversation, rest, body, on);
    if (fault !== undefined) {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return end(fault.status, { error: { code: fault.code ?? 'Fault' } }, headers);
    }
    const done = put(conversation, rest, body, on);
    if (done === undefined) return end(404, { error: { code: 'ActivityNotFoundInConversation' } });
    end(on === 'send' ? 201 : 200, done);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => answer(response, 500, {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const serviceUrl = `http://127.0.0.1:${String(addressSchema.parse(server.address()).port)}/`;

  const activity = (person: string, more: Record<string, unknown>): Record<string, unknown> => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person}`, name: 'Iemand', aadObjectId: person },
    recipient: { id: `28:${APP_ID}`, name: 'Warmlijn' },
    conversation: { id: conversationOf(person), conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...more,
  });
  return {
    serviceUrl,
    shown,
    requests,
    fault: (fault) => faults.push({ ...fault, left: fault.times ?? 1 }),
    heal: () => faults.splice(0),
    activity,
    message: (person, text) => activity(person, { type: 'message', text }),
    pressed: (person, verb, data) =>
      activity(person, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      }),
    installed: (person, action = 'add') => activity(person, { type: 'installationUpdate', action }),
    tell: async (bot, given, token) => {
      const signed = token ?? (await entra.botToken(serviceUrl));
      const response = await fetch(`${bot}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(signed === '' ? {} : { authorization: `Bearer ${signed}` }),
        },
        body: JSON.stringify(given),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
