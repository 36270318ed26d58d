/** A load generator as light as can be: raw sockets, requests built beforehand, one request at a time per connection. */
import { connect, type Socket } from 'node:net';

export interface Load {
  readonly seconds: number;
  /** Milliseconds from the request's first byte out to the answer's last byte in, one per request. */
  readonly latencies: Float64Array;
  /** Answers that were not 200. */
  readonly refused: number;
}

const END_OF_HEAD = '\r\n\r\n';
const END_OF_CHUNKS = '\r\n0\r\n\r\n';

/** Is this the whole answer? Knows `Content-Length` and chunks, which is all that the servers here use. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf(END_OF_HEAD);
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head));
  if (length === null) return answer.endsWith(END_OF_CHUNKS);
  return answer.length >= head + END_OF_HEAD.length + Number(length[1]);
}

async function connected(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  // One byte is one character: lengths in an answer are bytes.
  return socket.setEncoding('latin1');
}

/** Sends all requests of one connection, one after the other; `took` hears each answer. */
function run(socket: Socket, requests: readonly Buffer[], took: (milliseconds: number, ok: boolean) => void) {
  return new Promise<void>((resolve, reject) => {
    let next = 0;
    let began = 0;
    let answer = '';
    const send = () => {
      const request = requests[next];
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      next += 1;
      answer = '';
      began = performance.now();
      socket.write(request);
    };
    socket.on('data', (part: string) => {
      answer += part;
      if (!isWhole(answer)) return;
      took(performance.now() - began, answer.startsWith('HTTP/1.1 200'));
      send();
    });
    socket.once('error', reject);
    socket.once('close', () => {
      if (next < requests.length) reject(new Error('The server closed a connection.'));
    });
    send();
  });
}

/** One kept connection per lane, all at once. */
export async function drive(port: number, lanes: readonly (readonly Buffer[])[]): Promise<Load> {
  const sockets = await Promise.all(lanes.map(() => connected(port)));
  const latencies = new Float64Array(lanes.reduce((sum, lane) => sum + lane.length, 0));
  let answered = 0;
  let refused = 0;
  const took = (milliseconds: number, ok: boolean) => {
    latencies[answered] = milliseconds;
    answered += 1;
    if (!ok) refused += 1;
  };
  const began = performance.now();
  await Promise.all(sockets.map((socket, index) => run(socket, lanes[index] ?? [], took)));
  return { seconds: (performance.now() - began) / 1000, latencies, refused };
}
