/**
 * Several needs in one message are all answered: the first one now, the others when the conversation comes to a rest.
 * What a person who was asked will deal with anyway is left to that person.
 */
import { MONEY_TOPICS, UNSURE_BELOW, type Intent } from './meaning.ts';
import { heardAs, type Heard } from './heard.ts';
import { isWaiting, owner } from './handover/state.ts';
import { say, type Talk } from './talk.ts';
import { topicWords } from './topics.ts';

/** Questions that take one answer, so they come before a long talk. */
const QUICK: readonly Intent[] = ['balance', 'payout', 'privacy'];
/** Matters that take a talk or a person. */
const LONG: readonly Intent[] = ['get-help', 'letter', 'human', 'complaint'];
/** Small talk, in front of what somebody really came for. */
const SMALL: readonly Intent[] = ['greeting', 'thanks', 'yes', 'no', 'pause', 'other'];
/** Intents that are often seen in one and the same question; who deals with one deals with all of them. */
const ALIKE: readonly (readonly Intent[])[] = [
  MONEY_TOPICS,
  ['get-help', 'letter'],
  ['human', 'appointment'],
  ['privacy', 'erase'],
];
/** What was asked longer ago is not brought up any more. */
const HOURS_KEPT = 48;
const MOST_KEPT = 3;

/** Most matters taken up in one turn. */
export const MOST_AT_ONCE = 3;

/** Belief split over two matters that are both there is not being unsure. */
function splitBelief(heard: Heard): Heard {
  const { intent, also, likely, confidence } = heard.meaning;
  const both = likely.slice(0, 2).every((one) => one === intent || also.includes(one));
  if (likely.length === 0 || also.length === 0 || !both) return heard;
  return {
    ...heard,
    meaning: { ...heard.meaning, likely: [], confidence: Math.max(confidence, UNSURE_BELOW) },
  };
}

/** The message with what should be answered first in front: acute need as it is, then quick questions, then the rest. */
export function quickFirst(said: Heard): Heard {
  // How sure danger is, is weighed as it was understood.
  if (said.meaning.urgent === 'emergency') return said;
  const heard = splitBelief(said);
  const { intent, also, urgent, confidence } = heard.meaning;
  if (urgent !== 'none') return heard;
  const quick = also.find((one) => QUICK.includes(one));
  const other = also.find((one) => LONG.includes(one));
  const first = LONG.includes(intent) ? quick : SMALL.includes(intent) ? (quick ?? other) : undefined;
  if (first === undefined) return heard;
  const rest = [intent, ...also].filter((one) => one !== first);
  const sure = Math.max(confidence, UNSURE_BELOW);
  return { ...heard, meaning: { ...heard.meaning, intent: first, also: rest, confidence: sure } };
}

/** Keeps what the message also asked and nobody dealt with. @param dealtWith what the listener took on */
export function keepForLater(talk: Talk, heard: Heard, dealtWith: readonly Intent[]): void {
  const done = new Set([
    ...dealtWith,
    ...ALIKE.filter((group) => group.some((one) => dealtWith.includes(one))).flat(),
  ]);
  const asked = [heard.meaning.intent, ...heard.meaning.also];
  const counts = (one: Intent, at: number) =>
    QUICK.includes(one) || LONG.includes(one) || (at === 0 && MONEY_TOPICS.includes(one));
  for (const intent of asked.filter((one, at) => !done.has(one) && counts(one, at))) {
    if (talk.now.later.some((kept) => kept.intent === intent)) continue;
    talk.now.later.push({ intent, words: heard.text, at: talk.context.now });
  }
  talk.now.later = talk.now.later.slice(-MOST_KEPT);
}

function isAtRest(talk: Talk): boolean {
  const { now } = talk;
  const emergency = isWaiting(now) && now.handover?.urgency === 'emergency';
  const busy = now.position !== undefined || now.restingSince !== undefined || emergency;
  return !busy && owner(now) === undefined && now.optedOutAt === undefined;
}

/** Does something that was asked beside wait to be taken up? What was asked too long ago is let go. */
export function hasLater(talk: Talk): boolean {
  const oldest = Date.parse(talk.context.now) - HOURS_KEPT * 3_600_000;
  talk.now.later = talk.now.later.filter(({ at }) => Date.parse(at) >= oldest);
  return talk.now.later.length > 0;
}

/** The next matter to take up, announced; undefined while something else is going on. */
export function takeUp(talk: Talk, heard: Heard): Heard | undefined {
  if (!hasLater(talk)) return undefined;
  const [next, ...rest] = talk.now.later;
  if (next === undefined || !isAtRest(talk)) return undefined;
  talk.now.later = rest;
  say(talk, 'later.lead', { topic: topicWords(talk, next.intent) });
  return heardAs(heard, next.intent, next.words);
}
