/** By SMS the short lines of one turn travel together: a phone that buzzes once, and fewer segments to pay. */
import type { Conversation, Line } from './conversation.ts';

/** Letters of one message when lines are put together, in every alphabet: three segments of GSM-7. */
const MOST_LETTERS = 459;
/** A list of choices: what is asked stands last, with nothing below it. */
const CHOICES = /\n\d+ /;
const QUESTION = /[?؟]/;

/** Of ours, by SMS, and nothing that is sent in a way of its own: numbers for somebody in danger wait for nothing. */
function isOrdinary({ from, delivery }: Line): boolean {
  return (
    from === 'bot' && delivery?.kind === 'sms' && delivery.vital !== true && delivery.template === undefined
  );
}

/** What may leave while a worker has the conversation takes no question along, and is not held up by one. */
function together(line: Line, next: Line): Line | undefined {
  const text = `${line.text}\n${next.text}`;
  const mixed = line.delivery?.always !== next.delivery?.always;
  if (!isOrdinary(line) || !isOrdinary(next) || CHOICES.test(line.text) || text.length > MOST_LETTERS)
    return undefined;
  if (mixed && (next.delivery?.always !== true || QUESTION.test(line.text))) return undefined;
  return { ...line, text, ...(next.delivery === undefined ? {} : { delivery: next.delivery }) };
}

/**
 * @param before the conversation before the turn: its lines stay in front, as they are
 * @param after the conversation after it; its new lines are put together where they may be
 */
export function packSms(before: Conversation, after: Conversation): Conversation {
  const old = before.transcript.length;
  const fresh: Line[] = [];
  for (const line of after.transcript.slice(old)) {
    const last = fresh.at(-1);
    const packed = last && together(last, line);
    if (packed === undefined) fresh.push(line);
    else fresh[fresh.length - 1] = packed;
  }
  const same = fresh.length === after.transcript.length - old;
  return same ? after : { ...after, transcript: [...after.transcript.slice(0, old), ...fresh] };
}
