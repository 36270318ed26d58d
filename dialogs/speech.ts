/** Answers as sound: only by WhatsApp, only with an engine for the language, and always beside the written words. */
import type { Context } from './context.ts';
import type { Conversation, Line } from './conversation.ts';
import { replyChannel, sayWords, voice, type Talk } from './talk.ts';

/** Longest text that is read aloud in one message: about a minute. */
const MOST_LETTERS = 900;

/** Can this resident get sound now? */
export function readAloud(now: Conversation, context: Context): boolean {
  return replyChannel(now)?.kind === 'whatsapp' && context.readsAloud?.(voice({ now, context })) === true;
}

const isOurs = ({ from, delivery, speech }: Line) =>
  (from === 'bot' || from === 'worker') && delivery !== undefined && speech === undefined;

/** These lines as one text to read; choices keep their numbers, so that they can be typed. */
function toRead(lines: readonly Line[]): string {
  const words = lines
    .filter(isOurs)
    .map(({ text }) => text)
    .join('\n');
  return words.length <= MOST_LETTERS ? words : words.slice(0, words.lastIndexOf(' ', MOST_LETTERS));
}

/** Reads what was last said before the resident's present message. @returns false when there is nothing. */
export function lastWords(talk: Talk): boolean {
  const { transcript } = talk.now;
  const now = transcript.findLastIndex(({ from }) => from === 'resident');
  const last = transcript.findLastIndex((line, at) => at < now && isOurs(line));
  const before = transcript.findLastIndex(({ from }, at) => at < last && from === 'resident');
  const words = toRead(transcript.slice(before + 1, now));
  if (words === '') return false;
  const otherwise = talk.context.texts.say(voice(talk), 'speech.failed');
  sayWords(talk, words, { always: true, speech: { otherwise } });
  return true;
}

/** Who likes it gets every turn as sound too, behind the written words and never instead of them. */
export function withSpeech(before: Conversation, after: Conversation, context: Context): Conversation {
  if (after.prefers?.speech !== true || after.optedOutAt !== undefined || !readAloud(after, context))
    return after;
  const fresh = after.transcript.slice(before.transcript.length);
  const last = fresh.findLast(isOurs);
  const words = toRead(fresh);
  if (last?.delivery === undefined || words === '' || fresh.some(({ speech }) => speech !== undefined))
    return after;
  const { kind, since, state, tries } = last.delivery;
  const line: Line = {
    id: `${last.id}s`,
    at: context.now,
    from: 'bot',
    text: words,
    ...(last.lang === undefined ? {} : { lang: last.lang }),
    speech: {},
    delivery: { kind, since, state, tries, always: true },
  };
  return { ...after, transcript: [...after.transcript, line] };
}
