/** Several requests written to one connection in one go: they arrive in this order, and none waits for an answer. */
import { once } from 'node:events';
import { connect } from 'node:net';

export interface Post {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @returns the HTTP status of each answer. */
export async function postAtOnce(url: string, posts: readonly Post[]): Promise<number[]> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answers = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    answers += part;
  });
  const texts = posts.map(({ path, headers, body }, index) => {
    const last = index === posts.length - 1 ? { connection: 'close' } : {};
    const all = {
      host: `${hostname}:${port}`,
      'content-length': Buffer.byteLength(body),
      ...headers,
      ...last,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${String(value)}\r\n`);
    return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
  });
  socket.write(texts.join(''));
  await once(socket, 'close');
  return Array.from(answers.matchAll(/HTTP\/1\.1 (\d{3})/g), (found) => Number(found[1]));
}
