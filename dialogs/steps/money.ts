/** A step about money: does it and goes on by its outcome (dialogs/money/actions.ts). */
import type { Step } from '../flow.ts';
import { MONEY_STEPS } from '../money/actions.ts';
import type { Talk } from '../talk.ts';

/** The next step's name; `wait` when the ledger has to be asked first. */
export function moneyStep(talk: Talk, step: Extract<Step, { money: unknown }>): string {
  // At a volunteer's table there is no money: it is told on the resident's own phone only.
  if (talk.beside !== undefined) return step.next;
  const outcome = MONEY_STEPS[step.money](talk);
  if (talk.needs !== undefined) return 'wait';
  if (step.forgets !== undefined) {
    const { forgets } = step;
    talk.now.answers = Object.fromEntries(
      Object.entries(talk.now.answers).filter(([name]) => name !== forgets),
    );
  }
  return step.then?.[outcome ?? ''] ?? step.next;
}
