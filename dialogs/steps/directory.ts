/** Names practical help nearby from the sociale kaart: at most three, with how to reach them. */
import { findHelp } from '../directory.ts';
import type { Step } from '../flow.ts';
import { say, sayWords, voice, type Talk } from '../talk.ts';

export function directory(talk: Talk, step: Extract<Step, { directory: unknown }>): string {
  const area = talk.now.answers.area?.value;
  const found = findHelp(talk.context.facts.directory, {
    need: step.directory,
    lang: talk.now.lang,
    ...(area === undefined ? {} : { area }),
  });
  if (found.length === 0) {
    say(talk, 'directory.none');
    return step.next;
  }
  say(talk, 'directory.lead', { count: found.length });
  for (const entry of found) {
    sayWords(
      talk,
      talk.context.texts.say(voice(talk), 'directory.entry', { place: entry.name, how: entry.how }),
    );
  }
  return step.next;
}
