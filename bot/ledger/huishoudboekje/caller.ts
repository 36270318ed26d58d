import { setTimeout as pause } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { admit, CLOSED_BREAKER, DEFAULT_BREAKER_LIMITS, settle } from './breaker.ts';
import type { BreakerLimits } from './breaker.ts';
import { failed, ILL } from './outcome.ts';
import type { Failure, Outcome } from './outcome.ts';
import { send } from './send.ts';

/** What a read tells the log and the figures: which question, how it went, how long; never about whom. */
export interface CallReport {
  readonly question: string;
  readonly outcome: 'ok' | Failure;
  readonly tries: number;
  readonly milliseconds: number;
}

export interface CallerOptions {
  readonly dispatcher?: Dispatcher;
  /** The present moment in milliseconds since the epoch. */
  readonly clock: () => number;
  /** 0 <= jitter < 1, spreads the second try so that many waiting residents do not knock at once. */
  readonly jitter: () => number;
  /** How to wait before the second try; handed in by tests. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  readonly observe?: (report: CallReport) => void;
  /** Per try, the answer's body included. Default 3,000. */
  readonly timeoutMs?: number;
  /** Bytes. Default 2 MiB, far above a participant's whole history of agreements. */
  readonly largest?: number;
  readonly breaker?: BreakerLimits;
}

export interface Question<T> {
  /** A name for the log, from our own small set. */
  readonly name: string;
  /** Judges the parsed answer; an answer that is an apology counts as a failed try. */
  readonly read: (json: unknown) => Outcome<T>;
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Caller = <T>(question: Question<T>) => Promise<Outcome<T>>;

const TIMEOUT_MS = 3_000;
const LARGEST = 2 * 1024 * 1024;
const PAUSE_MS = { least: 100, spread: 200 };

/**
 * Makes the one way out to Huishoudboekje. Every question is a read, so it may safely be asked twice: one more
 * try after trouble on the other side, then the circuit breaker counts it.
 */
export function makeCaller(options: CallerOptions): Caller {
  const limits = options.breaker ?? DEFAULT_BREAKER_LIMITS;
  const wait = options.pause ?? pause;
  let breaker = CLOSED_BREAKER;

  async function attempt<T>(question: Question<T>): Promise<Outcome<T>> {
    const admission = admit(breaker, limits, options.clock());
    breaker = admission.breaker;
    if (!admission.allowed) return failed('resting');
    const sent = await send({
      ...question,
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      largest: options.largest ?? LARGEST,
      ...(options.dispatcher === undefined ? {} : { dispatcher: options.dispatcher }),
    });
    const outcome = sent.ok ? question.read(sent.value) : sent;
    breaker = settle(breaker, limits, outcome.ok || !ILL.has(outcome.failure), options.clock());
    return outcome;
  }

  return async <T>(question: Question<T>): Promise<Outcome<T>> => {
    const started = options.clock();
    let tries = 1;
    let outcome = await attempt(question);
    if (!outcome.ok && ILL.has(outcome.failure)) {
      await wait(PAUSE_MS.least + options.jitter() * PAUSE_MS.spread);
      const again = await attempt(question);
      if (again.ok || again.failure !== 'resting') {
        tries = 2;
        outcome = again;
      }
    }
    options.observe?.({
      question: question.name,
      outcome: outcome.ok ? 'ok' : outcome.failure,
      tries,
      milliseconds: Math.max(0, options.clock() - started),
    });
    return outcome;
  };
}
