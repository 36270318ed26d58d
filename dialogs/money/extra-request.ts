/** A request for extra money: what the first message already says is not asked again. */
import { Decimal } from 'decimal.js';
import type { Heard } from '../heard.ts';
import type { Talk } from '../talk.ts';
import { sayAmount } from './say-amount.ts';
import { sayCivilDate } from './wording.ts';

const ANSWERS = ['extra-amount', 'extra-for', 'extra-when', 'extra-send'];
/** "voor een bril", but not "voor vrijdag". */
const PURPOSE =
  /\b(?:voor|for) (?:een|mijn|mn|me|m n|de|het|n|nieuwe?|boodschappen|my|a|an|the|new|groceries)\b(?! week| maand)/;

/** An earlier request is over: everything is asked anew. */
export function forgetRequest(talk: Talk): void {
  talk.now.answers = Object.fromEntries(
    Object.entries(talk.now.answers).filter(([name]) => !ANSWERS.includes(name)),
  );
}

/** Takes over the amount, the purpose and the day that the message names. */
export function beginRequest(talk: Talk, heard: Heard): void {
  forgetRequest(talk);
  const { amounts, dates } = heard.meaning.slots;
  const known = (name: string, words: string) => {
    talk.now.answers[name] = { value: words, words, at: talk.context.now };
  };
  const [amount] = amounts;
  const [day] = dates;
  if (amount !== undefined) known('extra-amount', sayAmount('nl', new Decimal(amount)));
  if (PURPOSE.test(heard.plain)) known('extra-for', heard.text);
  if (day !== undefined) known('extra-when', sayCivilDate(talk, day));
}
