/** Loopback stand-ins for an OpenAI-compatible service and for Ollama, answering what a test tells them. */
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';

export interface FakeLanguageServer {
  readonly url: string;
  /** Bodies received, parsed. */
  readonly received: unknown[];
  close(): Promise<void>;
}

/** `content` is the model's text; `undefined` never answers; a number is an HTTP status. */
export type FakeAnswer = string | number | undefined;

type Respond = (response: ServerResponse, content: string) => void;

async function serve(answer: () => FakeAnswer, respond: Respond): Promise<FakeLanguageServer> {
  const received: unknown[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(JSON.parse(Buffer.concat(chunks).toString() || 'null'));
      const content = answer();
      if (content === undefined) return;
      if (typeof content === 'number')
        response.writeHead(content, { 'content-type': 'application/json' }).end('{"error":"no"}');
      else respond(response, content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Speaks the chat completions API; base URL is `${url}/v1`. */
export function fakeOpenAi(answer: () => FakeAnswer): Promise<FakeLanguageServer> {
  return serve(answer, (response, content) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        id: 'fake',
        object: 'chat.completion',
        created: 0,
        model: 'fake',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    );
  });
}

/** Speaks Ollama's streaming chat API. */
export function fakeOllama(answer: () => FakeAnswer): Promise<FakeLanguageServer> {
  return serve(answer, (response, content) => {
    const line = { model: 'fake', created_at: '2026-01-01T00:00:00Z' };
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(`${JSON.stringify({ ...line, message: { role: 'assistant', content }, done: false })}\n`);
    response.end(
      `${JSON.stringify({ ...line, message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop' })}\n`,
    );
  });
}
