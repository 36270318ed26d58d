/** Reads a request's body with a limit; forms and JSON only. */
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { Problem } from './problem.ts';

/** Largest body taken; Twilio's webhooks stay far below. */
export const MOST_BYTES = 64 * 1024;

/** Of a larger body so much is read and thrown away, so that the sender hears why; beyond it the connection ends. */
const MOST_DISCARDED = 8 * 1024 * 1024;

/** A body that says it is small enough: by events, which take half the CPU of an iterator. */
function readSmall(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.once('end', () => {
      resolve(Buffer.concat(parts).toString('utf8'));
    });
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new Error('The request broke off.'));
    });
  });
}

/** @throws Problem too-large */
export async function readBody(request: IncomingMessage): Promise<string> {
  // The parser holds a request to the length it gives.
  if (Number(request.headers['content-length'] ?? Number.NaN) <= MOST_BYTES) return readSmall(request);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= MOST_BYTES) parts.push(part);
    else if (bytes > MOST_DISCARDED) break;
  }
  if (bytes > MOST_BYTES) throw new Problem('too-large');
  return Buffer.concat(parts).toString('utf8');
}

/** Form fields; of a repeated field the last one counts, as Twilio's own signature check has it. */
export async function readForm(request: IncomingMessage): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await readBody(request)));
}

/** JSON of this shape. @throws Problem malformed, naming the field */
export async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const text = await readBody(request);
  let given: unknown;
  try {
    given = JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new Problem('malformed', { detail: 'Dit is geen JSON.' });
  }
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Problem('malformed', { detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
}
