/** Where the replies go: takes Twilio's create calls as cheaply as can be and counts which line left how often. */
import { createServer, type Socket } from 'node:net';

export interface Sink {
  readonly url: string;
  /** Times that each line left, by `key.line`, as the callback address names it. */
  readonly left: ReadonlyMap<string, number>;
  close(): void;
}

const END_OF_HEAD = '\r\n\r\n';
const UNAVAILABLE = 'HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n';

/** @returns the requests that are complete in `text`, and what is left over. */
function split(text: string): { bodies: string[]; rest: string } {
  const bodies: string[] = [];
  let rest = text;
  for (;;) {
    const head = rest.indexOf(END_OF_HEAD);
    if (head < 0) return { bodies, rest };
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(rest.slice(0, head))?.[1] ?? '0');
    const end = head + END_OF_HEAD.length + length;
    if (rest.length < end) return { bodies, rest };
    bodies.push(rest.slice(head + END_OF_HEAD.length, end));
    rest = rest.slice(end);
  }
}

function created(number: number): string {
  const body = `{"sid":"SM${number.toString(16).padStart(32, 'f')}","status":"queued"}`;
  return `HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`;
}

/** The line that a create call is for: the callback address carries it. */
function lineOf(body: string): string {
  const callback = new URLSearchParams(body).get('StatusCallback') ?? '';
  return new URL(callback).searchParams.get('line') ?? '';
}

export async function startSink(): Promise<Sink> {
  const left = new Map<string, number>();
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.setEncoding('latin1');
    let waiting = '';
    socket.on('data', (part) => {
      const { bodies, rest } = split(waiting + String(part));
      waiting = rest;
      for (const body of bodies) {
        // A look-up has no body; it is tried again later.
        if (body === '') {
          socket.write(UNAVAILABLE);
          continue;
        }
        count += 1;
        const line = lineOf(body);
        left.set(line, (left.get(line) ?? 0) + 1);
        socket.write(created(count));
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The sink has no port.');
  return {
    url: `http://127.0.0.1:${String(bound.port)}`,
    left,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
