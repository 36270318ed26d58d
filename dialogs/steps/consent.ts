/** Records whether the resident lets a receiver see what was told: what, to whom, when, in which words. */
import type { Step } from '../flow.ts';
import type { Talk } from '../talk.ts';

export function consent(talk: Talk, step: Extract<Step, { consent: unknown }>): string {
  const { receiver, answer } = step.consent;
  const given = talk.now.answers[answer];
  if (given !== undefined && given.value !== 'unknown') {
    talk.now.consent[receiver] = {
      given: given.value === 'yes',
      at: talk.context.now,
      words: given.words,
      ...(talk.by === undefined ? {} : { by: talk.by }),
    };
  }
  return step.next;
}
