/** Loopback stand-ins for Twilio's media files and for a speech engine; both remember what they were asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export const ACCOUNT = 'AC00000000000000000000000000000001';
export const TOKEN = 'made-up-token';
export const MEDIA_PATH = `/2010-04-01/Accounts/${ACCOUNT}/Messages/MM01/Media/ME01`;

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface FakeServer {
  readonly url: string;
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** `answer` gets what was asked; it may leave the request unanswered. */
export async function fakeServer(
  answer: (asked: Asked, response: ServerResponse, request: IncomingMessage) => void,
): Promise<FakeServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const one = {
        method,
        path,
        authorization: headers.authorization,
        body: Buffer.concat(chunks).toString(),
      };
      asked.push(one);
      answer(one, response, request);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Twilio's media: one recording for who knows the token. */
export function fakeMedia(
  sound = Buffer.from('sound'),
  type = 'audio/ogg; codecs=opus',
): Promise<FakeServer> {
  return fakeServer(({ method, authorization }, response) => {
    const wanted = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`;
    if (authorization !== wanted) response.writeHead(401).end();
    else if (method === 'DELETE') response.writeHead(204).end();
    else response.writeHead(200, { 'content-type': type }).end(sound);
  });
}

/** A speech engine that hears these words; a number is an HTTP status, nothing is no answer at all. */
export function fakeSpeech(words: string | number | undefined): Promise<FakeServer> {
  return fakeServer((_asked, response) => {
    if (words === undefined) return;
    if (typeof words === 'number') response.writeHead(words).end('no');
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text: words }));
  });
}
