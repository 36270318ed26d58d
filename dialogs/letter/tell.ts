/** Says what was read: what it is and how urgent, from whom and until when, what to do first, and who reads along. */
import { civilDateOf, sayDate } from '../civil-time.ts';
import { Decimal } from 'decimal.js';
import { sayAmount } from '../money/say-amount.ts';
import { say, sayWords, voice, type Talk } from '../talk.ts';
import { EVENT_KINDS, type LetterKind } from './kinds.ts';
import type { Reading } from './reading.ts';

/** Two texts in one message, which does not travel together with the one before it: no more than can be taken in. */
function sayTogether(talk: Talk, texts: readonly string[]): void {
  const said = texts.filter((text) => text !== '');
  if (said.length > 0) sayWords(talk, said.join(' '));
}

const WHAT: Readonly<Record<LetterKind, string>> = {
  reminder: 'letter.is-reminder',
  demand: 'letter.is-demand',
  writ: 'letter.is-writ',
  summons: 'letter.is-summons',
  eviction: 'letter.is-eviction',
  cutoff: 'letter.is-cutoff',
  repayment: 'letter.is-repayment',
  other: 'letter.is-other',
};

const FIRST: Readonly<Record<LetterKind, string>> = {
  reminder: 'letter.first-reminder',
  demand: 'letter.first-demand',
  writ: 'letter.first-writ',
  summons: 'letter.first-summons',
  eviction: 'letter.first-eviction',
  cutoff: 'letter.first-cutoff',
  repayment: 'letter.first-repayment',
  other: 'letter.first-other',
};

/** Until when and how much, in one sentence that says how sure it is. */
function whenAndHowMuch(talk: Talk, { kind, deadline, amount: exact }: Reading): string {
  const { texts, now } = talk.context;
  const lang = voice(talk);
  const amount = exact === undefined ? '' : sayAmount(lang, new Decimal(exact));
  if (deadline === undefined) return amount === '' ? '' : texts.say(lang, 'letter.amount', { amount });
  const day = sayDate(lang, deadline);
  if (deadline < civilDateOf(now)) return texts.say(lang, 'letter.past-day', { day });
  if (EVENT_KINDS.includes(kind)) return texts.say(lang, 'letter.on-day', { day });
  return amount === ''
    ? texts.say(lang, 'letter.by-day', { day })
    : texts.say(lang, 'letter.by-day-amount', { day, amount });
}

/** The first two messages: what it is, and what stands in it. */
export function tellWhat(talk: Talk, reading: Reading): void {
  const { texts } = talk.context;
  const lang = voice(talk);
  say(talk, WHAT[reading.kind], {}, { always: true });
  const { sender } = reading;
  const from =
    sender === undefined ? '' : texts.say(lang, 'letter.from', { sender: sender.replace(/\.$/, '') });
  sayTogether(talk, [from, whenAndHowMuch(talk, reading)]);
}

/** The last message: what to do first, and that a named person looks along. */
export function tellFirst(talk: Talk, kind: LetterKind, worker: string): void {
  const { texts } = talk.context;
  const lang = voice(talk);
  sayTogether(talk, [texts.say(lang, FIRST[kind]), texts.say(lang, 'letter.mine', { worker })]);
}
