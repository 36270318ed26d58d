/** Bills in the resident's own words, as the choices of the question which ones are behind. */
import type { Heard } from '../heard.ts';
import type { MoneyTopic } from '../money/topics.ts';
import type { Talk } from '../talk.ts';

const CHOICES: Readonly<Partial<Record<MoneyTopic, string>>> = {
  rent: 'rent',
  energy: 'energy',
  water: 'other',
  'health-insurance': 'care',
};

/** "stroom" and "gas" are energy, "cz" is zorgpremie. */
export function billsIn(talk: Talk, { text }: Heard): string[] {
  return [...new Set(talk.context.words.topics(text).flatMap((topic) => CHOICES[topic] ?? []))];
}
