/** A reverse proxy as in ops/compose: a new connection for each request; one that is refused is tried again for a while. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface Front {
  readonly port: number;
  /** Ports that requests go to, in turn. */
  readonly up: Set<number>;
  /** Whether requests are under way to this port. */
  busy(port: number): boolean;
  /** Each answer that it gave, by status; 502 when nobody answered. */
  readonly answers: Map<number, number>;
  close(): Promise<void>;
}

const TRY_MS = 14_000;
const AGAIN_MS = 50;

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** @throws with the code ECONNREFUSED when nothing was sent */
async function ask(port: number, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { method, headers, url: path } = incoming;
  const to = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
  to.end(body);
  const [answer] = (await once(to, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 502, body: await bodyOf(answer) };
}

export async function startFront(): Promise<Front> {
  const up = new Set<number>();
  const answers = new Map<number, number>();
  const under = new Map<number, number>();
  const count = (port: number, by: number) => under.set(port, (under.get(port) ?? 0) + by);
  let asked = 0;
  const pass = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(incoming);
    let answer: Answer = { status: 502, body: Buffer.from('') };
    for (const end = performance.now() + TRY_MS; performance.now() < end; await delay(AGAIN_MS)) {
      const ports = [...up];
      const port = ports[(asked += 1) % ports.length] ?? 0;
      count(port, 1);
      const got = await ask(port, incoming, body).catch((error: NodeJS.ErrnoException) => error.code);
      count(port, -1);
      if (typeof got === 'object') answer = got;
      if (got !== 'ECONNREFUSED') break;
    }
    answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
    response.writeHead(answer.status);
    response.end(answer.body);
  };
  const server = createServer((incoming, response) => {
    void pass(incoming, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    up,
    answers,
    busy: (port) => (under.get(port) ?? 0) > 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
