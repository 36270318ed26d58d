/** What Twilio's answer to a create call means. The provider's own words are not kept: they may quote a number. */
import { z } from 'zod';
import type { SendResult } from '../port.ts';
import type { Answer, Called } from './client.ts';
import { meaningOf } from './errors.ts';

const created = z.object({ sid: z.string().min(1) });
const refused = z.object({ code: z.number().int() });

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
 * @returns milliseconds.
 */
export function readRetryAfter({
  retryAfter,
  date,
}: Pick<Answer, 'retryAfter' | 'date'>): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d{1,6}$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
  if (!/^[A-Za-z]{3,9},/.test(retryAfter)) return undefined;
  const wait = Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function tryAgain(answer: Answer, error: string, check: boolean): SendResult {
  const afterMs = readRetryAfter(answer);
  return { kind: 'retry', error, ...(afterMs === undefined ? {} : { afterMs }), ...(check ? { check } : {}) };
}

function readRefusal(answer: Answer): SendResult {
  const read = refused.safeParse(json(answer.body));
  const { means, error } = read.success
    ? meaningOf(read.data.code)
    : { means: undefined, error: `http-${answer.status.toString()}` };
  // A wrong token or account is ours to mend; the words wait meanwhile.
  const ours = answer.status === 401 || answer.status === 403 || answer.status === 404;
  if (means === 'retry' || answer.status === 429 || (ours && means === undefined)) {
    return tryAgain(answer, error, false);
  }
  return means === 'content' ? { kind: 'failed', error, content: true } : { kind: means ?? 'failed', error };
}

/** A server that stumbled (5xx, 408) may have taken the message all the same: look before trying again. */
export function readAnswer(called: Called): SendResult {
  if (called.kind !== 'answer') {
    return { kind: called.kind === 'unsent' ? 'retry' : 'unknown', error: called.error };
  }
  const { answer } = called;
  if (answer.status >= 500 || answer.status === 408) {
    return tryAgain(answer, `http-${answer.status.toString()}`, true);
  }
  if (answer.status >= 300 && answer.status < 400) return tryAgain(answer, 'redirected', false);
  if (answer.status >= 400) return readRefusal(answer);
  const read = created.safeParse(json(answer.body));
  return read.success
    ? { kind: 'accepted', providerId: read.data.sid }
    : { kind: 'unknown', error: 'unreadable-answer' };
}
