/** Varies training sentences the way people do: slips of the thumb, dropped words, two needs in one message. */
import type { Utterance } from '../read-utterances.ts';
import type { Intent } from '../../../dialogs/meaning.ts';

/** From most to least pressing; the rest is equal. */
export const PRESSING: readonly Intent[] = [
  'self-harm',
  'violence',
  'no-food',
  'eviction',
  'cutoff',
  'bailiff',
];

function slip(word: string, random: () => number): string {
  if (word.length < 4) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = random();
  if (kind < 0.35) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.7) return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  if (kind < 0.85) return word.slice(0, at) + (word[at] ?? '') + word.slice(at);
  return word.slice(0, at) + String.fromCharCode(97 + Math.floor(random() * 26)) + word.slice(at + 1);
}

/** Some words misspelled, some run together, now and then one left out. */
export function misspell(text: string, random: () => number): string {
  const words = text.split(' ');
  const kept = words.filter(() => words.length < 6 || random() > 0.04);
  return kept.map((word) => (random() < 0.12 ? slip(word, random) : word)).join(' ');
}

const JOINTS = [' ', ' en ', ', ', '. ', ' ook ', ' + ', '\n', ' ... '];

/** The rank of an utterance's need; lower is more pressing. */
function rank(utterance: Utterance): number {
  const at = utterance.urgent === 'none' ? -1 : PRESSING.indexOf(utterance.intent);
  return at < 0 ? PRESSING.length : at;
}

const FILLERS: readonly Intent[] = ['greeting', 'thanks', 'yes', 'no', 'other', 'pause'];

/** Two messages sent as one: the more pressing need is the intent, the other is carried along. */
export function together(first: Utterance, second: Utterance, random: () => number): Utterance {
  const text = first.text + (JOINTS[Math.floor(random() * JOINTS.length)] ?? ' ') + second.text;
  let [main, extra] = rank(second) < rank(first) ? [second, first] : [first, second];
  if (rank(main) === PRESSING.length && FILLERS.includes(main.intent) && !FILLERS.includes(extra.intent)) {
    [main, extra] = [extra, main];
  }
  const also = [...new Set([...main.also, extra.intent, ...extra.also])].filter(
    (intent) => intent !== main.intent,
  );
  return { ...main, text, also };
}
