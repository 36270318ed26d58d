/** What the steps of the money flows do, by name (dialogs/money/action-names.ts). */
import { cut } from '../summary.ts';
import { say, type Talk } from '../talk.ts';
import type { MoneyAction } from './action-names.ts';
import { answerMoney } from './answer.ts';
import { askPerson, WANTS_CODE } from './ask-person.ts';
import { audit } from './audit.ts';
import { forgetRequest } from './extra-request.ts';
import { checkBirthday, gate } from './gate.ts';
import { MONEY_CONSENT, unlink } from './identity.ts';
import { lookUp } from './look-up.ts';
import { scheduleNotices, stopNotices } from './notices.ts';
import { tellOwnBill } from './tell-general.ts';

/** Does it and says how it ended; undefined goes on to the step's `next`. */
type Do = (talk: Talk) => string | undefined;

/** Longest piece of a resident's words in what a worker reads at a glance. */
const MOST_WORDS = 60;

/** The resident's own words to a question, short and in one piece. */
function wordsOf(talk: Talk, answer: string): string {
  const given = talk.now.answers[answer];
  if (given === undefined || given.value === 'unknown') return 'weet de bewoner niet';
  return cut(given.words.replaceAll(';', ','), MOST_WORDS);
}

function isYes(talk: Talk, answer: string): boolean {
  return talk.now.answers[answer]?.value === 'yes';
}

function menu(talk: Talk): string | undefined {
  const chosen = talk.now.answers['money-menu']?.value;
  if (chosen === 'extra') {
    forgetRequest(talk);
    return 'extra';
  }
  if (chosen === 'balance' || chosen === 'payout') {
    talk.now.money.waiting = chosen;
    return undefined;
  }
  if (chosen !== 'bills') return 'person';
  if (talk.context.facts.city.variant === 'with-fixed-costs') {
    talk.now.money.waiting = chosen;
    return undefined;
  }
  tellOwnBill(talk, []);
  return 'person';
}

/** Asks somebody to look at what the resident last asked, in those words. */
function askAbout(talk: Talk, wish: string): undefined {
  const { words } = talk.now.money;
  const about = words === undefined ? '' : `: "${cut(words.replaceAll(';', ','), MOST_WORDS)}"`;
  askPerson(talk, `${wish}${about}`);
}

function extra(talk: Talk): undefined {
  const [amount, what, when] = ['extra-amount', 'extra-for', 'extra-when'].map((name) => wordsOf(talk, name));
  askPerson(talk, `vraagt extra geld: ${amount}, voor: ${what}, nodig: ${when}`, 'money.passing-on');
}

function wrongAccount(talk: Talk): undefined {
  const [amount, payer, day] = ['wrong-amount', 'wrong-payer', 'wrong-day'].map((name) =>
    wordsOf(talk, name),
  );
  askPerson(talk, `inkomen op de eigen rekening: ${amount}, van: ${payer}, op: ${day}`, 'money.passing-on');
}

const WISHES: Readonly<Record<string, string>> = {
  pay: 'laten uitbetalen',
  save: 'sparen',
  part: 'een deel uitbetalen en een deel sparen',
};

function incoming(talk: Talk): undefined {
  const wish = WISHES[talk.now.answers['incoming-wish']?.value ?? ''] ?? 'weet nog niet wat';
  const { words = '' } = talk.now.money;
  const what = cut(words.replaceAll(';', ','), MOST_WORDS);
  askPerson(talk, `meldt extra inkomen: "${what}", wens: ${wish}`, 'money.passing-on');
}

function notices(talk: Talk): undefined {
  const { participant } = talk.now.money;
  if (!isYes(talk, 'money-notices') || participant === undefined) {
    stopNotices(talk);
    say(talk, 'money.notices-stopped');
    return;
  }
  const facts = lookUp(talk, { participant, want: ['payouts'] });
  if (facts?.payouts === undefined) return;
  talk.now.money.notices = true;
  say(talk, 'money.notices-set');
  scheduleNotices(talk, facts.payouts);
}

function writing(talk: Talk): undefined {
  const chosen = talk.now.answers['money-writing']?.value;
  if (chosen === 'always' || chosen === 'on-request' || chosen === 'never') talk.now.money.writing = chosen;
  say(talk, 'money.writing-set');
}

function share(talk: Talk): undefined {
  const who = wordsOf(talk, 'share-who');
  const { words = '' } = talk.now.answers['share-who'] ?? {};
  talk.now.consent[`${MONEY_CONSENT}${who.toLowerCase()}`] = { given: true, at: talk.context.now, words };
  audit(talk, 'consent-given');
  say(talk, 'money.shared');
}

function cutLink(talk: Talk): undefined {
  if (isYes(talk, 'money-unlink')) {
    unlink(talk, 'unlink');
    say(talk, 'money.unlinked');
  } else say(talk, 'money.kept');
}

function askCode(talk: Talk): undefined {
  askPerson(talk, WANTS_CODE);
}

export const MONEY_STEPS: Readonly<Record<MoneyAction, Do>> = {
  gate,
  check: checkBirthday,
  answer: answerMoney,
  menu,
  'ask-person': (talk) => askAbout(talk, 'vraagt om mee te kijken'),
  'ask-call': (talk) => askAbout(talk, 'wil hierover gebeld worden, geen bedragen op schrift'),
  'ask-code': askCode,
  extra,
  'wrong-account': wrongAccount,
  incoming,
  notices,
  writing,
  share,
  unlink: cutLink,
};
