import { request } from 'undici';
import type { Dispatcher } from 'undici';
import { failed } from './outcome.ts';
import type { Failure, Outcome } from './outcome.ts';
import { readJson } from './read-json.ts';

export interface Sending {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  /** Bytes; a longer answer is cut off and refused. */
  readonly largest: number;
  readonly dispatcher?: Dispatcher;
}

/**
 * One HTTP call, whole or not at all: the time-out covers the body too, redirects are not followed (they would
 * carry the token elsewhere), compressed or oversized answers are refused. Gives parsed JSON with numbers as
 * `JsonNumber`. Never throws, and what it says of a failure holds nothing of the request or the answer.
 */
export async function send(sending: Sending): Promise<Outcome<unknown>> {
  const signal = AbortSignal.timeout(sending.timeoutMs);
  try {
    const response = await request(sending.url, {
      method: sending.method,
      headers: { accept: 'application/json', 'accept-encoding': 'identity', ...sending.headers },
      body: sending.body ?? null,
      signal,
      ...(sending.dispatcher === undefined ? {} : { dispatcher: sending.dispatcher }),
    });
    const failure = failureOfStatus(response.statusCode);
    if (failure !== undefined) {
      response.body.on('error', ignore).destroy();
      return failed(failure);
    }
    const bytes = await readBytes(response.body, sending.largest);
    return bytes === undefined ? failed('too-large') : parsed(bytes);
  } catch {
    return failed(signal.aborted ? 'too-slow' : 'connection');
  }
}

function failureOfStatus(status: number): Failure | undefined {
  if (status === 200 || status === 201) return undefined;
  if (status === 404) return 'missing';
  if (status === 204) return 'nothing';
  if (status === 401 || status === 403) return 'not-allowed';
  if (status >= 300 && status < 400) return 'redirected';
  if (status >= 500 || status === 429) return 'server-error';
  return 'unexpected-status';
}

async function readBytes(body: AsyncIterable<Uint8Array>, largest: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.length;
    if (total > largest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parsed(bytes: Buffer): Outcome<unknown> {
  try {
    return { ok: true, value: readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return failed('not-json');
  }
}

// A destroyed body reports that it was destroyed; nobody needs to hear it.
function ignore(): void {
  return;
}
