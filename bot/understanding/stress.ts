/** How someone writes right now: changes only how much is asked at once; never stored. */
import type { Intent, Stress, Urgency } from '../../dialogs/meaning.ts';
import type { ReadMessage } from './read-message.ts';

const WORRIED: readonly Intent[] = ['get-help', 'complaint', 'letter', 'extra-money'];
const LONG_WORDS = 45;

/** Shouting, pleading signs, long breathless runs and what is said itself, added up to three levels. */
export function stressOf(
  text: string,
  message: ReadMessage,
  decision: { readonly intent: Intent; readonly urgent: Urgency },
): Stress {
  if (decision.urgent === 'emergency') return 'high';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  let points = decision.urgent === 'red' ? 2 : 0;
  if (letters >= 8 && capitals > letters * 0.6) points += 2;
  if (/[!?]{2,}/.test(text)) points += 1;
  if (/(\p{L})\1{3,}/u.test(text)) points += 1;
  if (/[😭😢😰😱😩😫😡🤬😞😔💔🆘]/u.test(text)) points += 1;
  if (WORRIED.includes(decision.intent)) points += 1;
  if (message.words.length >= LONG_WORDS && !/[.,;\n]/.test(text)) points += 1;
  if (points >= 3) return 'high';
  return points >= 1 ? 'tense' : 'calm';
}
