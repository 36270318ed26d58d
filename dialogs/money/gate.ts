/** Lets a resident in to money answers, or says kindly what is still needed. */
import { sayMoment } from '../civil-time.ts';
import { say, voice, type Talk } from '../talk.ts';
import { askPerson } from './ask-person.ts';
import { checkRight, isChecked, lockedUntil, wrongTry } from './identity.ts';
import { lookUp } from './look-up.ts';
import { holdAmounts, waitingQuestions } from './questions.ts';

function sayLocked(talk: Talk, text: 'money.locked' | 'money.locked-now', until: string): void {
  say(talk, text, { when: sayMoment(voice(talk), until, talk.context.now) });
}

/** Undefined lets in. */
export function gate(talk: Talk): 'unlinked' | 'locked' | 'check' | 'show' | undefined {
  const { money, answers } = talk.now;
  const locked = lockedUntil(talk);
  if (locked !== undefined) {
    sayLocked(talk, 'money.locked', locked);
    return 'locked';
  }
  if (money.participant === undefined) {
    say(talk, 'money.not-linked');
    return 'unlinked';
  }
  if (!isChecked(talk)) return 'check';
  const asks = money.writing === 'on-request' && holdAmounts(waitingQuestions(money.waiting));
  return asks && answers['money-show'] === undefined ? 'show' : undefined;
}

/** The third wrong one: nothing about money for a day, and a person knows. */
export function nowLocked(talk: Talk): void {
  const until = lockedUntil(talk);
  if (until === undefined) return;
  sayLocked(talk, 'money.locked-now', until);
  askPerson(talk, 'drie keer een verkeerde code of geboortedag; bel even of het klopt');
}

/** Compares day and month of birth with the ledger's. Undefined is right. */
export function checkBirthday(talk: Talk): 'wrong' | 'person' | 'stopped' | undefined {
  const given = talk.now.answers.birthday?.value;
  const { participant } = talk.now.money;
  if (participant === undefined) return 'stopped';
  if (given === undefined || given === 'unknown') {
    say(talk, 'money.check-needed');
    return 'person';
  }
  const facts = lookUp(talk, { participant, want: ['participant'] });
  if (facts === undefined) return 'stopped';
  const birthday = facts.participant?.known === true ? facts.participant.value.birthday : undefined;
  if (birthday === undefined) {
    say(talk, 'money.cannot-check');
    askPerson(talk, 'de geboortedag is niet na te gaan');
    return 'stopped';
  }
  hideBirthday(talk);
  if (birthday === given) {
    checkRight(talk);
    return undefined;
  }
  if (wrongTry(talk) === 'locked') {
    nowLocked(talk);
    return 'stopped';
  }
  say(talk, 'money.birthday-wrong');
  return 'wrong';
}

/** Longest message that is nothing but a birthday. */
const MOST_WORDS = 8;
const HIDDEN = '[geboortedag]';

/** What was answered to the check is not kept in the transcript: it opens somebody's money. */
function hideBirthday(talk: Talk): void {
  const { transcript } = talk.now;
  const at = transcript.findLastIndex(({ from }) => from === 'resident');
  const line = transcript[at];
  if (line !== undefined && line.text.split(/\s+/).length <= MOST_WORDS)
    transcript[at] = { ...line, text: HIDDEN };
}
