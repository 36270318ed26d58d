/**
 * Words in letters that no language of ours is written in ("немає що їсти"): nothing of it was understood, so nothing is
 * asked and a person is, who can find out what it says. In English, which is read by most who write so.
 */
import { DANGER_NUMBERS } from '../danger.ts';
import { noted } from '../handover/noted.ts';
import { requestHandover } from '../handover/request.ts';
import { isWaiting } from '../handover/state.ts';
import { say } from '../talk.ts';
import type { Listener } from './listener.ts';

const LETTER = /\p{L}/gu;
const LETTER_WE_CANNOT_READ = /[\p{L}--[\p{Script=Latin}\p{Script=Arabic}]]/gv;
/** A name or a sign is no message. */
const FEWEST_LETTERS = 4;

const count = (text: string, letter: RegExp): number => text.match(letter)?.length ?? 0;

function isUnreadable(text: string): boolean {
  const unread = count(text, LETTER_WE_CANNOT_READ);
  if (unread === 0) return false;
  const letters = count(text, LETTER);
  return letters >= FEWEST_LETTERS && 2 * unread > letters;
}

export const unreadable: Listener = (talk, { text, meaning }) => {
  if (meaning.urgent !== 'none' || !isUnreadable(text)) return false;
  const { handover } = talk.now;
  if (!talk.now.langChosen) talk.now.lang = 'en';
  if (handover !== undefined && isWaiting(talk.now)) {
    noted(talk, handover.worker);
    return true;
  }
  say(talk, 'language.cannot-read', DANGER_NUMBERS);
  const urgency = talk.now.stoplight?.colour === 'rood' ? 'red' : 'normal';
  requestHandover(talk, { urgency, reason: 'schrijft in een taal die de assistent niet leest' });
  return true;
};
