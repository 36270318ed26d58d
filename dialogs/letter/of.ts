import type { Talk } from '../talk.ts';
import { schedule, unschedule } from '../talk.ts';
import { addMinutes } from '../civil-time.ts';
import {
  DAYS_TO_ANSWER,
  LETTER_CONSENT,
  workLeft,
  type Letter,
  type Letters,
  type LetterWork,
} from './letters.ts';

/** Work that a crash broke off is taken up again after this time, each time later. */
const AGAIN_MINUTES = 3;

export function lettersOf(talk: Pick<Talk, 'now'>): Letters {
  return (talk.now.letters ??= { all: [] });
}

export function letterOf(talk: Pick<Talk, 'now'>, id: string): Letter | undefined {
  return talk.now.letters?.all.find((letter) => letter.id === id);
}

export function workOn(talk: Talk, letter: Letter): LetterWork | undefined {
  return workLeft(letter, talk.now.consent[LETTER_CONSENT]?.given, talk.context.now);
}

/** Has the work on this letter done, and looks again in case it is not; nothing when nothing is left. */
export function wantWork(talk: Talk, letter: Letter): void {
  unschedule(talk, 'letter', letter.id);
  if (letter.media === undefined) return;
  if (workOn(talk, letter) === undefined) {
    const at = addMinutes(letter.at, DAYS_TO_ANSWER * 24 * 60);
    schedule(talk, { kind: 'letter', about: letter.id, at });
    return;
  }
  letter.tries += 1;
  talk.effects.push({ kind: 'letter', letter: letter.id });
  schedule(talk, {
    kind: 'letter',
    about: letter.id,
    at: addMinutes(talk.context.now, AGAIN_MINUTES * letter.tries),
  });
}
