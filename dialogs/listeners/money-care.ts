/** Looks after what money answers rest on: silence, secrets that were sent, and a number that changed hands. */
import type { Heard } from '../heard.ts';
import { answerBy, firstPerson } from '../money/ask-person.ts';
import { isInDanger } from '../handover/state.ts';
import { forgetCheck, SILENCE_DAYS, unlink } from '../money/identity.ts';
import { reviveNotices } from '../money/notices.ts';
import { plain } from '../plain.ts';
import { promise, say, unschedule, type Talk } from '../talk.ts';
import { OF_NEW_OWNER } from '../with-stranger.ts';
import type { Listener } from './listener.ts';

/** Hears every message and answers none: after a long silence, or when somebody else writes, the check is asked anew. */
export const moneyUpkeep: Listener = (talk, heard) => {
  const another = talk.context.words.topics(heard.text).includes('as-another');
  if (another || (heard.hoursSince ?? 0) >= SILENCE_DAYS * 24) forgetCheck(talk);
  reviveNotices(talk);
  return false;
};

/** A message that is nothing but a secret needs no other answer. */
const MOST_WORDS_BESIDE = 5;

/** Somebody sent a PIN, password, account number or BSN: kindly not, and it is not repeated (it was taken out). */
export const moneySecrets: Listener = (talk, heard) => {
  if (heard.secrets.length === 0 || isInDanger(talk.now)) return false;
  say(talk, 'money.no-secrets');
  const words = plain(heard.text.replace(/\[[^\]]*\]/g, ' '));
  const { intent, urgent, confidence } = heard.meaning;
  if (urgent !== 'none') return false;
  return words.split(' ').length <= MOST_WORDS_BESIDE || intent === 'other' || confidence < 0.5;
};

/** "Ik ben niet ⟨name⟩", with a name we know for this resident. */
export function deniesName(talk: Talk, heard: Heard): boolean {
  const names = plain(talk.now.name ?? '')
    .split(' ')
    .filter((name) => name.length > 2);
  const denied = /\b(?:ik ben niet|ben niet|i am not|im not|dit is niet|this is not|this isnt) (.+)$/.exec(
    heard.plain,
  )?.[1];
  return (
    denied !== undefined &&
    denied
      .split(' ')
      .slice(0, 3)
      .some((word) => names.includes(word))
  );
}

/** What was planned for the resident who had this number must not reach somebody else. */
export function endRoutine(talk: Talk): void {
  talk.now.position = undefined;
  talk.now.stack = [];
  unschedule(talk, 'check-in');
  unschedule(talk, 'resume-reminder');
}

/** The number belongs to somebody else now: unlinked at once, and a worker looks for the resident. */
export const wrongPerson: Listener = (talk, heard) => {
  if (talk.now.money.participant === undefined || heard.meaning.urgent !== 'none') return false;
  const says = talk.context.words.topics(heard.text).includes('wrong-person');
  if (!says && !deniesName(talk, heard)) return false;
  unlink(talk, 'wrong-person');
  endRoutine(talk);
  const worker = firstPerson(talk);
  promise(talk, {
    kind: 'phone-task',
    what: `${OF_NEW_OWNER}: zoek het nieuwe nummer van de bewoner`,
    owner: worker.id,
    due: answerBy(talk, worker),
  });
  talk.effects.push({ kind: 'notify', worker: worker.id, what: 'phone-task' });
  say(talk, 'money.wrong-person');
  return true;
};
