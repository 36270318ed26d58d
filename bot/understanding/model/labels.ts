/** The outputs of the classifier and how utterances map onto them. */
import { INTENTS, LANGUAGES } from '../../../dialogs/meaning.ts';
import type { Intent, Language, Urgency } from '../../../dialogs/meaning.ts';

/** Topics that can be urgent; each has two main classes, urgent and not, because the words differ. */
export const TOPICS: readonly Intent[] = [
  'self-harm',
  'violence',
  'no-food',
  'eviction',
  'cutoff',
  'bailiff',
];

/** How urgent a topic is when it is really going on. */
export function urgencyOf(topic: Intent): Urgency {
  if (topic === 'self-harm' || topic === 'violence') return 'emergency';
  return TOPICS.includes(topic) ? 'red' : 'none';
}

export interface MainClass {
  readonly intent: Intent;
  readonly urgent: Urgency;
}

/** Exactly one of these per message: intent together with urgency. */
export const MAIN: readonly MainClass[] = [
  ...INTENTS.map((intent) => ({ intent, urgent: 'none' as const })),
  ...TOPICS.map((intent) => ({ intent, urgent: urgencyOf(intent) })),
];

/** Output layout: main classes, the urgent ones last, then "is present" per intent, then language. */
export const URGENT_AT = INTENTS.length;
export const PRESENT_AT = MAIN.length;
export const LANGUAGE_AT = PRESENT_AT + INTENTS.length;
export const OUTPUTS = LANGUAGE_AT + LANGUAGES.length;

/** Index of the main class of an intent with an urgency. */
export function mainIndex(intent: Intent, urgent: Urgency): number {
  return MAIN.findIndex((main) => main.intent === intent && main.urgent === urgent);
}

/** Index of a language output below `LANGUAGE_AT`. */
export function languageIndex(lang: Language): number {
  return LANGUAGES.indexOf(lang);
}
