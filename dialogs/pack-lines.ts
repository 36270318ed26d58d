/** The short lines of one turn travel together: a phone that buzzes once, and by SMS fewer segments to pay. */
import type { ChannelKind, Conversation, Line } from './conversation.ts';

/** Letters of one message when lines are put together, in every alphabet: by SMS three segments of GSM-7. */
const MOST_LETTERS = 459;
/** A list of choices: what is asked stands last, with nothing below it. */
const CHOICES = /\n\d+ /;
const QUESTION = /[?؟]/;

/** Of ours, and nothing that is sent in a way of its own: numbers for somebody in danger wait for nothing. */
function isOrdinary({ from, delivery, picture, speech }: Line, kind: ChannelKind): boolean {
  const alone = delivery?.vital === true || delivery?.template !== undefined;
  return from === 'bot' && delivery?.kind === kind && !alone && picture === undefined && speech === undefined;
}

/** By WhatsApp a question with choices stays a message of its own, because it may get buttons; so does a summary. */
function standsAlone({ asks, text }: Line, kind: ChannelKind): boolean {
  return kind === 'whatsapp' && (asks !== undefined || CHOICES.test(text));
}

/** What may leave while a worker has the conversation takes no question along, and is not held up by one. */
function together(line: Line, next: Line): Line | undefined {
  const kind = line.delivery?.kind;
  if (kind === undefined || !isOrdinary(line, kind) || !isOrdinary(next, kind)) return undefined;
  const text = `${line.text}\n${next.text}`;
  if (CHOICES.test(line.text) || standsAlone(next, kind) || text.length > MOST_LETTERS) return undefined;
  const mixed = line.delivery?.always !== next.delivery?.always;
  if (mixed && (next.delivery?.always !== true || QUESTION.test(line.text))) return undefined;
  return {
    ...line,
    text,
    asks: next.asks ?? line.asks,
    delivery: next.delivery ?? line.delivery,
  };
}

/**
 * @param before the conversation before the turn: its lines stay in front, as they are
 * @param after the conversation after it; its new lines are put together where they may be
 */
export function packLines(before: Conversation, after: Conversation): Conversation {
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
