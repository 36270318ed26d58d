/** A database that was there and is away for a moment, because it starts again or another takes its place, is waited for. */
import { setTimeout as delay } from 'node:timers/promises';
import { steadyMs } from '../../steady-ms.ts';

/** So long after it went away; Twilio waits fifteen seconds for an answer. */
const PATIENCE_MS = 8_000;
const LOOK_AGAIN_MS = 100;
/** The server starts or ends, has no place, or cannot be reached: appendix A of PostgreSQL's manual, and Node's own. */
const NO_LINE =
  /^(?:57P0[123]|53300|08\w{3}|ECONN[A-Z]+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E(?:HOST|NET)UNREACH)$/;
/** The driver says these without a code. */
const LINE_BROKE = /^Connection terminated(?: unexpectedly)?$/;
/** The driver saw earlier that the line broke, and sent nothing. */
const NOT_SENT = /^Client (?:has encountered a connection error|was closed) and is not queryable$/;

/** @returns PostgreSQL's or Node's own code of what went wrong, '' without one */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Whether it is sure that the server never saw what was asked. */
export const isNotSent = (error: unknown): boolean => error instanceof Error && NOT_SENT.test(error.message);

/** Whether there was no line to the server, or it broke. */
const isWithoutLine = (error: unknown): boolean =>
  NO_LINE.test(codeOf(error)) ||
  isNotSent(error) ||
  (error instanceof Error && LINE_BROKE.test(error.message));

/** There was no line, and nothing was asked that could have stayed: it may be done again. */
export class NothingDone extends Error {}

/** @throws NothingDone instead of what says that there is no line */
export function nothingDone(error: unknown): never {
  throw isWithoutLine(error) ? new NothingDone('There is no line to the database.', { cause: error }) : error;
}

/**
 * Does work again while nothing came of it for want of a line. Who was never there is not waited for: that is a wrong
 * address; nor is who stays away, so that a stop does not take long.
 */
export function makePatience(patienceMs = PATIENCE_MS): <T>(work: () => Promise<T>) => Promise<T> {
  let wasThere = false;
  let awaySince: number | undefined;
  return async (work) => {
    for (;;) {
      try {
        const result = await work();
        wasThere = true;
        awaySince = undefined;
        return result;
      } catch (error) {
        if (!(error instanceof NothingDone)) throw error;
        awaySince ??= steadyMs();
        if (!wasThere || steadyMs() - awaySince > patienceMs) throw error.cause;
        await delay(LOOK_AGAIN_MS);
      }
    }
  };
}
