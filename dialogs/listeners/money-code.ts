/** A koppelcode links this telephone to a participant of the Huishoudboekje: single use, then a light check. */
import type { Heard } from '../heard.ts';
import { WANTS_CODE } from '../money/ask-person.ts';
import { askedIn } from '../money/asked.ts';
import { nowLocked } from '../money/gate.ts';
import { link, lockedUntil, wrongTry } from '../money/identity.ts';
import { lookUp } from '../money/look-up.ts';
import { withQuestions } from '../money/questions.ts';
import { runFlows } from '../money/run-flows.ts';
import { keep, say, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';
import { openPromise } from '../promised.ts';

/** With more words than this around it, something of eight signs may be another number. */
const MOST_WORDS_AROUND = 6;

function isMeantAsCode(talk: Talk, heard: Heard): boolean {
  if (talk.now.position?.flow === 'money') return true;
  return heard.plain.split(' ').length <= MOST_WORDS_AROUND || /\b(?:koppel\S*|code)\b/.test(heard.plain);
}

/** The worker who made the code becomes the own contact, when there is none and that worker guides residents. */
function keepContact(talk: Talk, maker: string | undefined): void {
  const worker = talk.context.facts.people.find((one) => one.id === maker);
  if (worker?.role === 'trajectbegeleider') talk.now.fixedContact ??= worker.id;
}

/** Who was asked for a code need not give one any more. */
function codeCame(talk: Talk): void {
  const wanted = openPromise(talk.now.promises, 'money-answer');
  if (wanted?.what === WANTS_CODE) keep(talk, 'money-answer');
}

function wrongCode(talk: Talk): void {
  if (wrongTry(talk) === 'locked') nowLocked(talk);
  else say(talk, 'money.code-wrong');
}

export const moneyCode: Listener = (talk, heard) => {
  const [code] = heard.meaning.slots.codes;
  if (code === undefined || heard.meaning.urgent !== 'none') return false;
  const { money } = talk.now;
  if (lockedUntil(talk) !== undefined) {
    if (!isMeantAsCode(talk, heard)) return false;
    runFlows(talk, ['money'], false);
    return true;
  }
  if (money.spent?.includes(code) === true) {
    say(talk, 'money.code-used');
    return true;
  }
  const facts = lookUp(talk, { redeem: code, want: [] });
  if (facts === undefined) return true;
  if (facts.redeemed === undefined) {
    if (!isMeantAsCode(talk, heard)) return false;
    if (facts.redeemLater === true) say(talk, 'money.code-busy');
    else wrongCode(talk);
    return true;
  }
  link(talk, facts.redeemed, code);
  codeCame(talk);
  money.waiting = withQuestions(money.waiting, askedIn(talk, heard).questions);
  keepContact(talk, facts.redeemedBy);
  say(talk, 'money.linked');
  say(talk, 'money.linked-words');
  runFlows(talk, ['money'], false);
  return true;
};
