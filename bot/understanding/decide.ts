/** From votes to a decision: the rules are a floor under urgency, the classifier may raise it, never lower it. */
import { EXPLAINED_BELOW, INTENTS, LANGUAGES, UNSURE_BELOW } from '../../dialogs/meaning.ts';
import type { Intent, Language, Urgency } from '../../dialogs/meaning.ts';
import type { Danger } from './danger/judge-danger.ts';
import type { Votes } from './model/classify.ts';
import { MAIN, TOPICS, URGENT_AT, urgencyOf } from './model/labels.ts';

/** Belief from which the classifier alone raises an alarm: a missed emergency weighs more than a false alarm. */
export const EMERGENCY_FROM = 0.14;
export const RED_FROM = 0.34;
/** Belief in another acute need that explains a little belief in danger. */
const EXPLAINS_FROM = 0.5;
/** From this belief a rule that was silenced (a joke, long ago) is followed after all. */
const SILENCED_FROM = 0.5;
/** From this belief another intent is carried along. */
export const ALSO_FROM = 0.5;
/** The same for a second acute need beside one that is there. */
const ALSO_NEED_FROM = 0.4;
const MOST_ALSO = 3;

export interface Decision {
  readonly intent: Intent;
  readonly also: readonly Intent[];
  readonly urgent: Urgency;
  readonly lang: Language;
  readonly confidence: number;
  readonly likely: readonly Intent[];
}

/** Belief per intent, urgent and not urgent added up. */
function beliefs(votes: Votes): Map<Intent, number> {
  const belief = new Map<Intent, number>(INTENTS.map((intent) => [intent, 0]));
  MAIN.forEach(({ intent }, at) => belief.set(intent, (belief.get(intent) ?? 0) + (votes.main[at] ?? 0)));
  return belief;
}

/** Belief that a topic is really going on. */
function pressing(votes: Votes, topic: Intent): number {
  return votes.main[URGENT_AT + TOPICS.indexOf(topic)] ?? 0;
}

function strongest(topics: readonly Intent[], votes: Votes): Intent {
  return topics.reduce((best, topic) => (pressing(votes, topic) > pressing(votes, best) ? topic : best));
}

/**
 * A little belief in danger, and no rule: an acute need says what it is about ("alleen nog thee en beschuit"), or there
 * is violence without anybody or anything that could do it ("ik ben 19 en krijg overal nee").
 */
function isExplained(votes: Votes, reds: readonly Intent[], isThreatened: () => boolean): boolean {
  const belief = beliefs(votes);
  if (reds.some((topic) => (belief.get(topic) ?? 0) >= EXPLAINS_FROM)) return true;
  return pressing(votes, 'violence') > pressing(votes, 'self-harm') && !isThreatened();
}

/** Urgent topics in the message, most pressing first; empty when nothing is urgent. */
function urgentTopics(votes: Votes, danger: Danger, isThreatened: () => boolean): Intent[] {
  const found = new Set(danger.floor);
  const emergencies = TOPICS.filter((topic) => urgencyOf(topic) === 'emergency');
  const reds = TOPICS.filter((topic) => urgencyOf(topic) === 'red');
  const sum = (topics: readonly Intent[]): number =>
    topics.reduce((total, topic) => total + pressing(votes, topic), 0);
  const from = (intents: readonly Intent[], usual: number): number =>
    intents.some((intent) => danger.silenced.includes(intent)) ? SILENCED_FROM : usual;
  const alarm = sum(emergencies);
  const explained =
    alarm < EXPLAINED_BELOW && alarm >= EMERGENCY_FROM && isExplained(votes, reds, isThreatened);
  const others = explained ? reds : TOPICS;
  if (!explained && alarm >= from(emergencies, EMERGENCY_FROM)) found.add(strongest(emergencies, votes));
  else if (sum(others) >= from(reds, RED_FROM) && found.size === 0) found.add(strongest(others, votes));
  return TOPICS.filter((topic) => found.has(topic));
}

/**
 * Decides what a message means from the classifier's votes and the rules.
 * @param isThreatened whether the message speaks of somebody or something that could be a threat
 */
export function decide(votes: Votes, danger: Danger, lang: Language, isThreatened: () => boolean): Decision {
  const belief = beliefs(votes);
  const ranked = [...belief].sort((a, b) => b[1] - a[1]).map(([intent]) => intent);
  const topics = urgentTopics(votes, danger, isThreatened);
  const intent = topics[0] ?? ranked[0] ?? 'other';
  const certain = topics.length > 0 && danger.floor.includes(intent);
  const isNeed = (one: Intent): boolean => topics.length > 0 && urgencyOf(one) === 'red';
  const also = INTENTS.map((one, at) => ({ one, vote: votes.present[at] ?? 0 }))
    .filter(({ one }) => one !== intent && one !== 'other')
    .filter(({ one, vote }) => vote >= (isNeed(one) ? ALSO_NEED_FROM : ALSO_FROM) || topics.includes(one))
    .sort((a, b) => b.vote - a.vote)
    .slice(0, MOST_ALSO)
    .map(({ one }) => one);
  const confidence = Math.min(0.99, Math.max(belief.get(intent) ?? 0, certain ? 0.9 : 0));
  return {
    intent,
    also,
    urgent: topics[0] ? urgencyOf(topics[0]) : 'none',
    lang,
    confidence: Math.round(confidence * 1000) / 1000,
    likely: confidence < UNSURE_BELOW ? ranked.slice(0, 3) : [],
  };
}

/** How much more the language of the conversation, or Dutch when unknown, is believed beforehand. */
const PRIOR_KNOWN = 6;
const PRIOR_DUTCH = 2.5;
const LETTER = /\p{L}/u;
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;

/** A word or two of it in a message of another language are quoted. */
function isMostlyArabic(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => LETTER.test(word));
  return 2 * words.filter((word) => ARABIC_SCRIPT.test(word)).length >= words.length;
}

/** "Ye7ki", "ma3i": Arabic sounds that Latin letters lack are written as digits inside a word. */
const DIGIT_AS_SOUND = /(?<![\p{L}\d])(?=[\p{L}\d]{2,12}(?![\p{L}\d]))\p{L}+[3579]\p{L}[\p{L}3579]*/gu;
/** "7ada", "3andi": at the beginning it may be a number too, so it only counts beside another. */
const DIGIT_IN_FRONT = /(?<![\p{L}\d])[379]\p{L}{2,10}(?![\p{L}\d])/gu;
const FEWEST_OF_SOUNDS = 2;

function isArabicInDigits(text: string): boolean {
  const inside = text.match(DIGIT_AS_SOUND)?.length ?? 0;
  return inside > 0 && inside + (text.match(DIGIT_IN_FRONT)?.length ?? 0) >= FEWEST_OF_SOUNDS;
}

/** The language of a message; the conversation so far decides what is written the same in several. */
export function decideLanguage(votes: Votes, text: string, known: Language | undefined): Language {
  const arabic = ARABIC_SCRIPT.test(text);
  if (arabic && (known === 'ar' || isMostlyArabic(text))) return 'ar';
  if (isArabicInDigits(text)) return 'ar';
  let best: Language = known ?? 'nl';
  let highest = 0;
  LANGUAGES.forEach((lang, at) => {
    if (arabic && lang === 'ar') return;
    const prior = lang === known ? PRIOR_KNOWN : lang === 'nl' && !known ? PRIOR_DUTCH : 1;
    const belief = (votes.language[at] ?? 0) * prior;
    if (belief > highest) [best, highest] = [lang, belief];
  });
  return best;
}
