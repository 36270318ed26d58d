/**
 * Twilio's REST API over kept connections. Not the package's own client: the difference between "never left" and
 * "left, no answer" decides whether a message may be sent again, and only the connection knows it.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { stringify } from 'node:querystring';
import { Pool, type Dispatcher } from 'undici';
import { makeTogether, ofThisRound } from '../../together.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | undefined;
  /** The provider's own time, to measure from; undefined when it says none. */
  readonly date: string | undefined;
}

/** `unsent`: no connection was made, nothing left. `unknown`: the request left, the answer did not come. */
export type Called =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'unsent' | 'unknown'; readonly error: string };

export interface TwilioClient {
  post(path: string, form: Readonly<Record<string, string>>): Promise<Called>;
  get(path: string, query: URLSearchParams): Promise<Called>;
  /** Does not wait for calls under way: their outcome is unknown and looked up later. */
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiUrl: string;
  readonly timeoutMs: number;
  readonly connections: number;
}

/** An answer longer than this is not one of Twilio's. */
const LONGEST_ANSWER = 4 * 1024 * 1024;

/**
 * At a fifth of the cost of URLSearchParams; but half of an emoji, as where a text was cut, would make it throw.
 */
const WHOLE_LETTERS = { encodeURIComponent: (text: string) => encodeURIComponent(text.toWellFormed()) };

/** Errors of a connection that was never there. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
]);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function one(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.[0];
}

export function makeClient(options: ClientOptions): TwilioClient {
  const base = new URL(options.apiUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const pool = new Pool(base.origin, {
    connections: options.connections,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    connect: { timeout: options.timeoutMs },
    maxResponseSize: LONGEST_ANSWER,
  });
  const authorization = `Basic ${Buffer.from(`${options.accountSid}:${options.authToken}`).toString('base64')}`;
  const reading = { authorization, accept: 'application/json' };
  const writing = { ...reading, 'content-type': 'application/x-www-form-urlencoded' };

  const failed = (error: unknown): Called => {
    const code = codeOf(error);
    return { kind: UNSENT.has(code) ? 'unsent' : 'unknown', error: code };
  };
  // Without the stream of `pool.request` a call takes two thirds of the CPU.
  const call = (request: Dispatcher.DispatchOptions): Promise<Called> =>
    new Promise((resolve) => {
      let status = 0;
      let headers: IncomingHttpHeaders = {};
      const parts: Buffer[] = [];
      const handler: Dispatcher.DispatchHandler = {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, code, given) => {
          status = code;
          headers = given;
        },
        onResponseData: (_controller, part) => void parts.push(part),
        onResponseEnd: () => {
          const body = Buffer.concat(parts).toString('utf8');
          const [retryAfter, date] = [one(headers['retry-after']), one(headers.date)];
          resolve({ kind: 'answer', answer: { status, body, retryAfter, date } });
        },
        onResponseError: (_controller, error) => {
          resolve(failed(error));
        },
      };
      try {
        pool.dispatch(request, handler);
      } catch (error) {
        resolve(failed(error));
      }
    });
  const together = makeTogether(ofThisRound);
  return {
    post: async (path, form) => {
      const body = stringify(form, undefined, undefined, WHOLE_LETTERS);
      const called = await call({ path: `${prefix}${path}`, method: 'POST', headers: writing, body });
      // Answers that were read in one go are taken further side by side.
      await together();
      return called;
    },
    get: (path, query) =>
      call({ path: `${prefix}${path}?${query.toString()}`, method: 'GET', headers: reading }),
    close: () => pool.destroy(),
  };
}
