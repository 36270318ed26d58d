import type { UnknownReason } from '../../../dialogs/money/facts.ts';

/** What one question to Huishoudboekje came to; a failure says how, never about whom. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export type Failure =
  | 'connection' // refused, reset, name not found, cut off halfway
  | 'too-slow'
  | 'server-error' // 5xx, 429, GraphQL errors
  | 'resting' // our circuit breaker is open
  | 'not-allowed' // 401, 403
  | 'redirected'
  | 'missing' // 404, nobody with that id
  | 'nothing' // 204
  | 'not-json' // a web page, broken text, something compressed
  | 'too-large'
  | 'unexpected-status'
  | 'unexpected-shape' // valid JSON that is not what the contract says, absurd amounts, impossible dates
  | 'somebody-else' // the answer is about another person
  | 'contradiction' // the parts of the answer disagree
  | 'not-recorded'; // Huishoudboekje does not keep this

/** What the conversation hears; the failure itself is for the log and the figures. */
export const REASONS: Readonly<Record<Failure, UnknownReason>> = {
  connection: 'unreachable',
  'too-slow': 'unreachable',
  'server-error': 'unreachable',
  resting: 'unreachable',
  'not-allowed': 'refused',
  redirected: 'refused',
  missing: 'not-found',
  nothing: 'not-found',
  'not-json': 'unreachable',
  'too-large': 'conflicting',
  'unexpected-status': 'unreachable',
  'unexpected-shape': 'conflicting',
  'somebody-else': 'conflicting',
  contradiction: 'conflicting',
  'not-recorded': 'not-supported',
};

/** Failures that say the other side is ill: these count for the circuit breaker and are worth one more try. */
export const ILL: ReadonlySet<Failure> = new Set([
  'connection',
  'too-slow',
  'server-error',
  'not-json',
  'unexpected-status',
]);

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}
