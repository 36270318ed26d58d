/** What a message can be about, as words a resident uses: for "Je had het ook over ..." and for choices when unsure. */
import type { Intent, Language } from './meaning.ts';
import { voice, type Talk } from './talk.ts';

const TOPICS: Partial<Readonly<Record<Intent, string>>> = {
  balance: 'topic.balance',
  payout: 'topic.payout',
  'bill-paid': 'topic.bill-paid',
  'extra-money': 'topic.extra-money',
  'get-help': 'topic.get-help',
  human: 'topic.human',
  appointment: 'topic.appointment',
  letter: 'topic.letter',
  'no-food': 'topic.no-food',
  eviction: 'topic.eviction',
  cutoff: 'topic.cutoff',
  bailiff: 'topic.bailiff',
  'self-harm': 'topic.self-harm',
  violence: 'topic.violence',
  complaint: 'topic.complaint',
  privacy: 'topic.privacy',
  erase: 'topic.erase',
};

/** Can somebody be asked whether they mean this? */
export function isTopic(intent: Intent): boolean {
  return TOPICS[intent] !== undefined;
}

/** "je leefgeld", "een brief": the topic in the resident's language; empty for what is no topic. */
export function topicWords(
  talk: Pick<Talk, 'context' | 'now'>,
  intent: Intent | undefined,
  lang: Language = voice(talk),
): string {
  const id = intent === undefined ? undefined : TOPICS[intent];
  return id === undefined ? '' : talk.context.texts.say(lang, id);
}

/** The choices of an unsure moment: what it may be about, and the way out. */
export function guessLabels(talk: Pick<Talk, 'context' | 'now'>, lang: Language = voice(talk)): string[] {
  const guesses = (talk.now.guess?.intents ?? []).map((intent) => topicWords(talk, intent, lang));
  return [...guesses, talk.context.texts.say(lang, 'choice.something-else')];
}
