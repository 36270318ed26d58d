import type { Known, UnknownReason } from '../../dialogs/money/facts.ts';
import type { MoneyWant } from '../../dialogs/money/request.ts';
import { within } from './within.ts';

/** A resident waits no longer than this for all that one turn asks; a worker at the desk less long. */
export const TURN_LIMIT_MS = 7_000;
export const DESK_LIMIT_MS = 3_000;

export type Asked = MoneyWant;

/** How one question went, for the figures and the log; never about whom. */
export interface Asking {
  readonly question: Asked;
  readonly outcome: 'known' | UnknownReason | 'too-slow' | 'fault';
  readonly milliseconds: number;
}

/** Asks with what is left of a time limit. Whatever goes wrong, the answer is an honest "not known". */
export type Ask = <T>(question: Asked, answer: () => Promise<Known<T>>) => Promise<Known<T>>;

/** One limit for everything that is asked through it, from the first question on. */
export function makeAsk(
  limitMs: number,
  observe: (asking: Asking, error?: unknown) => void,
  now: () => number = () => performance.now(),
): Ask {
  let began: number | undefined;
  return async <T>(question: Asked, answer: () => Promise<Known<T>>): Promise<Known<T>> => {
    const start = now();
    began ??= start;
    const told = (outcome: Asking['outcome'], error?: unknown) => {
      observe({ question, outcome, milliseconds: now() - start }, error);
    };
    try {
      const known = await within(began + limitMs - start, answer());
      told(known === undefined ? 'too-slow' : known.known ? 'known' : known.reason);
      return known ?? { known: false, reason: 'unreachable' };
    } catch (error) {
      // A resident in need is answered about everything else, whatever is wrong with the books or with us.
      told('fault', error);
      return { known: false, reason: 'unreachable' };
    }
  };
}
