/**
 * A fake Twilio: takes REST calls, fails on command, signs webhooks and sends status callbacks in any order.
 * In process: `startFakeTwilio()`. As a process: `node test/fakes/twilio.ts PORT [ACCOUNT_SID AUTH_TOKEN]`, which prints
 * its address; then `GET /_fake/messages?from=0`, `GET /_fake/counts`, and `POST` with JSON to `/_fake/faults` (one
 * fault or a list), `/_fake/clear`, `/_fake/callback` `{sid, status, errorCode?}`, `/_fake/lag` `{ms}`,
 * `/_fake/auto` `{statuses}` (callbacks sent by itself after each message).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { request as send, Agent } from 'undici';
import { makeContents } from './twilio/contents.ts';
import { chanceFrom } from '../service/random.ts';
import { faultSchema, makeFaults, type Fault, type Faults } from './twilio/faults.ts';
import { makeMessages, written, type FakeMessage } from './twilio/messages.ts';
import { sign } from './twilio/signing.ts';

export type { FakeMessage } from './twilio/messages.ts';

export const FAKE_ACCOUNT_SID = 'AC00000000000000000000000000000000';
export const FAKE_AUTH_TOKEN = '0123456789abcdef0123456789abcdef';

export interface FakeTwilio {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** Every message that exists, oldest first. */
  readonly messages: readonly FakeMessage[];
  /** Create calls and list calls received, and calls with a wrong account or token. */
  readonly counts: { creates: number; lists: number; refused: number; callbacks: number };
  fault(fault: Parameters<Faults['add']>[0]): void;
  /** Registers a Content template, as `POST /v1/Content` does, and gives its ContentSid. */
  register(content: unknown): string;
  /** The inbound message that a tap on a button or a line of a list makes. */
  tap(message: FakeMessage, choice: number): Record<string, string>;
  /** New messages show in the list only after so many milliseconds. */
  listLag(ms: number): void;
  /** Callbacks sent by itself after each new message, in this order. */
  auto(statuses: readonly string[]): void;
  clear(): void;
  /** Whether faults with a chance happen is drawn from this seed on. */
  seed(seed: number): void;
  /** No fault that was planned happens any more. */
  calm(): void;
  /** A webhook as Twilio posts it. `signedUrl`: the public address when it differs from where it is sent. */
  signedPost(
    url: string,
    form: Readonly<Record<string, string>>,
    signedUrl?: string,
  ): Promise<{ status: number; body: string }>;
  /** An inbound message of a resident; gives fields a default. */
  inbound(form: Readonly<Record<string, string>>): Record<string, string>;
  /** A file somebody sent along; its address, and what of it was asked for by which method. */
  media(bytes: Buffer, type: string): { readonly url: string; readonly asked: readonly string[] };
  /** Reports a status of a message to its callback address; gives the answer's HTTP status. */
  callback(sid: string, status: string, errorCode?: number): Promise<number>;
  close(): Promise<void>;
}

const INBOUND_DEFAULTS = { To: 'whatsapp:+31600009999', NumMedia: '0', NumSegments: '1' };

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) text += String(part);
  return text;
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function refusal(fault: Fault) {
  return { code: fault.code, message: 'The number +31600000000 is refused.', status: fault.status };
}

/** @param port 0 chooses a free one. */
export async function startFakeTwilio(
  port = 0,
  accountSid: string = FAKE_ACCOUNT_SID,
  authToken: string = FAKE_AUTH_TOKEN,
): Promise<FakeTwilio> {
  const store = makeMessages();
  const contents = makeContents();
  let { next } = chanceFrom(1);
  const faults = makeFaults(() => next());
  const counts = { creates: 0, lists: 0, refused: 0, callbacks: 0 };
  const agent = new Agent({ connections: 64 });
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  let lag = 0;
  let automatic: readonly string[] = [];

  const signedPost: FakeTwilio['signedPost'] = async (url, form, signedUrl = url) => {
    const { statusCode, body } = await send(url, {
      method: 'POST',
      dispatcher: agent,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': sign(authToken, signedUrl, form),
      },
      body: new URLSearchParams(form).toString(),
    });
    return { status: statusCode, body: await body.text() };
  };
  const callback: FakeTwilio['callback'] = async (sid, status, errorCode) => {
    const message = store.find(sid);
    if (message === undefined) throw new Error(`There is no message ${sid}.`);
    message.status = status;
    message.errorCode = errorCode ?? null;
    if (message.callback === null) return 0;
    counts.callbacks += 1;
    const form: Record<string, string> = {
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      From: message.from ?? '',
      MessageSid: sid,
      MessageStatus: status,
      SmsSid: sid,
      SmsStatus: status,
      To: message.to,
      ...(errorCode === undefined ? {} : { ErrorCode: errorCode.toString() }),
    };
    return (await signedPost(message.callback, form)).status;
  };
  const shownOf = (form: URLSearchParams) => {
    const sid = contents.any() ? form.get('ContentSid') : null;
    return sid === null ? undefined : contents.render(sid, form.get('ContentVariables'));
  };
  const files = new Map<string, { bytes: Buffer; type: string; asked: string[] }>();
  const create = (form: URLSearchParams): FakeMessage => {
    const shown = shownOf(form);
    const message = store.create(form, shown !== undefined && 'code' in shown ? undefined : shown);
    if (automatic.length === 0) return message;
    // Nobody waits for these; a service that is down misses them, as with Twilio.
    void (async () => {
      for (const status of automatic) await callback(message.sid, status).catch(() => 0);
    })();
    return message;
  };
  const befall = (fault: Fault, form: URLSearchParams | undefined, response: ServerResponse) => {
    const accept = () => (form !== undefined && fault.accept ? create(form) : undefined);
    if (fault.acceptAfterMs > 0) setTimeout(accept, fault.acceptAfterMs);
    else accept();
    if (fault.kind === 'reset') response.socket?.destroy();
    else if (fault.kind === 'answer') {
      const patience = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      answer(response, fault.status, refusal(fault), patience);
    } else if (fault.kind === 'garbage') response.end('<html>');
    // A call that hangs is never answered; the socket ends with the caller's patience.
  };
  const onCreate = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await readText(request));
    counts.creates += 1;
    const fault = faults.next('create', form.get('To') ?? '', form.get('Body') ?? '');
    if (fault !== undefined && fault.kind !== 'slow') {
      befall(fault, form, response);
      return;
    }
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const shown = shownOf(form);
    if (shown !== undefined && 'code' in shown) {
      answer(response, 400, { code: shown.code, message: 'The content is refused.', status: 400 });
      return;
    }
    answer(response, 201, written(create(form), accountSid));
  };
  const onList = (query: URLSearchParams, response: ServerResponse) => {
    counts.lists += 1;
    const fault = faults.next('list', query.get('To') ?? '', '');
    if (fault !== undefined) {
      befall(fault, undefined, response);
      return;
    }
    const limit = Number(query.get('PageSize') ?? '50');
    const messages = store.list(query.get('To'), limit, Date.now() - lag);
    answer(response, 200, {
      messages: messages.map((message) => written(message, accountSid)),
      next_page_uri: null,
      page: 0,
      page_size: limit,
    });
  };
  const onControl = async (url: URL, request: IncomingMessage, response: ServerResponse) => {
    const text = await readText(request);
    const given: unknown = text === '' ? {} : JSON.parse(text);
    switch (url.pathname) {
      case '/_fake/messages':
        answer(response, 200, store.all.slice(Number(url.searchParams.get('from') ?? '0')));
        return;
      case '/_fake/counts':
        answer(response, 200, { ...counts, messages: store.all.length });
        return;
      case '/_fake/faults':
        for (const fault of z
          .union([faultSchema.array(), faultSchema.transform((one) => [one])])
          .parse(given))
          faults.add(fault);
        break;
      case '/_fake/lag':
        lag = z.object({ ms: z.number() }).parse(given).ms;
        break;
      case '/_fake/auto':
        automatic = z.object({ statuses: z.array(z.string()) }).parse(given).statuses;
        break;
      case '/_fake/callback': {
        const about = z
          .object({ sid: z.string(), status: z.string(), errorCode: z.number().optional() })
          .parse(given);
        answer(response, 200, { status: await callback(about.sid, about.status, about.errorCode) });
        return;
      }
      case '/_fake/clear':
        store.clear();
        faults.clear();
        break;
      default:
        answer(response, 404, {});
        return;
    }
    answer(response, 200, {});
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.url ?? '/';
    if (target.startsWith('/_fake/')) {
      await onControl(new URL(target, 'http://fake'), request, response);
      return;
    }
    if (request.headers.authorization !== authorization) {
      counts.refused += 1;
      answer(response, 401, { code: 20003, message: 'Authenticate', status: 401 });
      return;
    }
    const [pathname, query = ''] = target.split('?');
    const file = files.get(pathname ?? '');
    if (file !== undefined) {
      file.asked.push(request.method ?? '');
      const gone = file.asked.slice(0, -1).includes('DELETE');
      if (request.method === 'DELETE' || gone) response.writeHead(gone ? 404 : 204).end();
      else response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
      return;
    }
    if (pathname !== path) answer(response, 404, { code: 20404, message: 'Not found', status: 404 });
    else if (request.method === 'POST') await onCreate(request, response);
    else onList(new URLSearchParams(query), response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  let inbounds = 0;
  const inbound: FakeTwilio['inbound'] = (form) => {
    inbounds += 1;
    const sid = `SM${inbounds.toString(16).padStart(32, 'a')}`;
    return { ...INBOUND_DEFAULTS, AccountSid: accountSid, MessageSid: sid, ...form };
  };
  return {
    url: `http://127.0.0.1:${actual.toString()}`,
    accountSid,
    authToken,
    messages: store.all,
    counts,
    fault: (fault) => {
      faults.add(fault);
    },
    listLag: (ms) => {
      lag = ms;
    },
    auto: (statuses) => {
      automatic = statuses;
    },
    clear: () => {
      store.clear();
      faults.clear();
    },
    seed: (seed) => {
      ({ next } = chanceFrom(seed));
    },
    calm: faults.clear,
    signedPost,
    inbound,
    register: contents.register,
    tap: (message, choice) => {
      const tapped = message.choices[choice - 1];
      if (tapped === undefined) throw new Error(`There is no choice ${choice.toString()}.`);
      const { id, title } = tapped;
      const what = tapped.list
        ? { ListId: id, ListTitle: title, MessageType: 'interactive' }
        : { ButtonPayload: id, ButtonText: title, MessageType: 'button' };
      return inbound({ From: message.to, Body: title, OriginalRepliedMessageSid: message.sid, ...what });
    },
    media: (bytes, type) => {
      const name = `/2010-04-01/Accounts/${accountSid}/Messages/MM${String(files.size)}/Media/ME${String(files.size)}`;
      const file = { bytes, type, asked: [] };
      files.set(name, file);
      return { url: `http://127.0.0.1:${actual.toString()}${name}`, asked: file.asked };
    },
    callback,
    close: async () => {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), agent.close()]);
    },
  };
}

if (import.meta.main) {
  const [port, account, token] = process.argv.slice(2);
  const fake = await startFakeTwilio(Number(port ?? '0'), account, token);
  console.log(fake.url);
  process.on('SIGTERM', () => void fake.close().then(() => process.exit(0)));
}
