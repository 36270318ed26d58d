/**
 * What a refusal of Teams' connector means for what comes next.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
import { z } from 'zod';
import { WireFault } from './wire.ts';

/** Codes of Teams for a message that is not there while the conversation is. */
const MESSAGE_MISSING = /activity|message/i;
const bodySchema = z.object({ error: z.object({ code: z.string() }) });

/** Seconds or a date, as HTTP has it; in milliseconds from now. */
function retryAfter(text: string | null, now: number): number | undefined {
  if (text === null || text === '') return undefined;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function codeOf(body: string): string {
  try {
    return bodySchema.parse(JSON.parse(body)).error.code;
  } catch {
    return '';
  }
}

/** @param body only its error code is looked at */
export function readFault(response: Response, body: string, now: number = Date.now()): WireFault {
  const { status, headers } = response;
  // 412 is a precondition of Teams' own storage that fails under load: it asks to be tried again, like 429.
  if (status === 429 || status === 412)
    return new WireFault('throttled', retryAfter(headers.get('retry-after'), now));
  if (status === 403) return new WireFault('gone');
  if (status === 404) return new WireFault(MESSAGE_MISSING.test(codeOf(body)) ? 'missing' : 'gone');
  // 503 turns a request away; other faults of a server or something between may come after the work was done.
  return new WireFault(status >= 500 && status !== 503 ? 'uncertain' : 'failed');
}
