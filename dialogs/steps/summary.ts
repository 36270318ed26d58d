/** Shows the resident what was written down, in their own words, before anybody else reads it. */
import type { Step } from '../flow.ts';
import { summaryLines } from '../summary.ts';
import { sayWords, voice, type Talk } from '../talk.ts';

/** Longest single message of a summary: two SMS segments. */
const MOST_CHARACTERS = 300;

export function summary(talk: Talk, step: Extract<Step, { summary: unknown }>): string {
  // Reading it back is a rest in itself: what is asked about it is not put off.
  talk.now.asked = 0;
  delete talk.now.position?.again;
  let message = talk.context.texts.say(voice(talk), 'summary.lead');
  summaryLines(talk).forEach((one, at) => {
    const line = `${at + 1} ${one.line}`;
    if (message !== '' && message.length + line.length + 1 > MOST_CHARACTERS) {
      sayWords(talk, message);
      message = '';
    }
    message = message === '' ? line : `${message}\n${line}`;
  });
  if (message !== '') sayWords(talk, message);
  return step.next;
}
