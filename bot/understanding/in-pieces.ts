/**
 * Danger and acute need in several messages ("mi", "marido me", "pega"): who is afraid types a few words at a time, and
 * none of them says it. Understood together with what was written just before, two thirds of those cries are heard.
 */
import { EXPLAINED_BELOW, UNSURE_BELOW, type Intent, type Meaning } from '../../dialogs/meaning.ts';
import type { Understanding } from './understanding.ts';

/** More words than this are a sentence of their own. */
const MOST_WORDS = 6;
/** "Niet meer" and "mi no ke" refuse something, or begin or end what is worse. */
const REFUSALS: readonly Intent[] = ['no', 'opt-out', 'pause'];
const LETTER = /\p{L}/u;

/** A few words that say nothing by themselves. "2" and "ja" are answers, and no part of a sentence. */
function isPiece(text: string, { intent, confidence, urgent }: Meaning): boolean {
  const words = text.trim().split(/\s+/).length;
  if (urgent !== 'none' || words > MOST_WORDS || !LETTER.test(text)) return false;
  return intent === 'other' || confidence < UNSURE_BELOW || (words > 1 && REFUSALS.includes(intent));
}

/** "Pega" alone is a doubt; after "mi" and "marido me" it is none. */
const isDoubt = ({ urgent, confidence }: Meaning): boolean => urgent !== 'none' && confidence < UNSURE_BELOW;

/** "Stroom" and "gas" one after the other are two bills, and nothing is cut off. */
function isAlarm({ urgent, intent, confidence }: Meaning): boolean {
  return urgent !== 'none' && intent !== 'cutoff' && confidence >= EXPLAINED_BELOW;
}

/** Does the whole say what this piece does not, or not for sure? What a piece raises is never lowered. */
function saysMore(whole: Meaning, own: Meaning): boolean {
  if (!isAlarm(whole)) return false;
  return own.urgent === 'none' || (whole.urgent === own.urgent && whole.confidence > own.confidence);
}

/** The same understanding, which hears what is urgent also where it stands in several messages; nothing else. */
export function inPieces(understanding: Understanding): Understanding {
  return {
    understand(text, context) {
      const own = understanding.understand(text, context);
      if (context.before === undefined || (!isPiece(text, own) && !isDoubt(own))) return own;
      const written = context.before();
      const isWhole = (one: string) => !isPiece(one, understanding.understand(one, context));
      const pieces = written.slice(written.findLastIndex(isWhole) + 1);
      if (pieces.length === 0) return own;
      const whole = understanding.understand([...pieces, text].join(' '), context);
      if (!saysMore(whole, own)) return own;
      // Heard already, at the message before this one.
      const heard = understanding.understand(pieces.join(' '), context);
      return heard.urgent === whole.urgent ? own : { ...whole, slots: own.slots, inPieces: true };
    },
  };
}
