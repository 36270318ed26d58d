/** A request for extra money: what the first message already says is not asked again. */
import { Decimal } from 'decimal.js';
import type { Heard } from '../heard.ts';
import { westernDigits } from '../letters.ts';
import type { Talk } from '../talk.ts';
import { sayAmount } from './say-amount.ts';
import { sayCivilDate } from './wording.ts';

const ANSWERS = ['extra-amount', 'extra-for', 'extra-when', 'extra-send'];

/** An earlier request is over: everything is asked anew. */
export function forgetRequest(talk: Talk): void {
  talk.now.answers = Object.fromEntries(
    Object.entries(talk.now.answers).filter(([name]) => !ANSWERS.includes(name)),
  );
}

/** "Mag ik 50 extra": a number alone, but not an age, a count of days or part of a time. */
const AMOUNT =
  /(?<![\d.,:]|\b(?:van|maat|schoenmaat|bus|lijn|nummer|size|line) )\d{2,4}(?!\d|[.,:]\d| ?(?:jaar|jarige|maanden|weken|dagen|uur|km|years|days|weeks|lat|dni|anos|años|dias|días|gün|yaş))/u;

/** The amount that is asked for, with or without "euro". */
function amountOf({ text, only, meaning: { slots } }: Heard): string | undefined {
  // What was sent before is taken up with the slots of another message.
  const slot = only === true ? undefined : slots.amounts[0];
  if (slot !== undefined || slots.times.length + slots.dates.length > 0) return slot;
  const digits = westernDigits(text);
  // Of several numbers, or the size of a shoe, nobody knows which is meant.
  const one = (digits.match(/\d+/g) ?? []).length === 1;
  return one ? AMOUNT.exec(digits)?.[0] : undefined;
}

/** Takes over the amount, the purpose and the day that the message names. */
export function beginRequest(talk: Talk, heard: Heard): void {
  forgetRequest(talk);
  const known = (name: string, words: string) => {
    talk.now.answers[name] = { value: words, words, at: talk.context.now };
  };
  const amount = amountOf(heard);
  const day = heard.only === true ? undefined : heard.meaning.slots.dates[0];
  if (amount !== undefined) known('extra-amount', sayAmount('nl', new Decimal(amount)));
  if (talk.context.words.signs(heard.plain).includes('for-what')) known('extra-for', heard.text);
  if (day !== undefined) known('extra-when', sayCivilDate(talk, day));
}
