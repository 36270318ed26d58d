/** "Bedankt", "doei", "fijn weekend Daan": kind words that ask nothing and answer nothing. */
import type { Heard } from '../heard.ts';
import { hasQuestionMark } from '../plain.ts';
import type { Talk } from '../talk.ts';

/** More words than this tell something beside it. */
const MOST_WORDS = 6;

export interface Courtesy {
  readonly thanks: boolean;
  readonly farewell: boolean;
}

/** Is this a word of thanks or praise, a farewell, or both? Undefined for what says or asks more. */
export function courtesyIn({ context }: Pick<Talk, 'context'>, heard: Heard): Courtesy | undefined {
  const { urgent, intent } = heard.meaning;
  if (heard.plain.split(' ').length > MOST_WORDS || urgent !== 'none' || hasQuestionMark(heard.text))
    return undefined;
  const signs = context.words.signs(heard.text);
  const thanks = signs.includes('gratitude') || intent === 'thanks';
  const farewell = signs.includes('farewell');
  return thanks || farewell ? { thanks, farewell } : undefined;
}

/** "Bedankt Daan", "fijn weekend Daan": said to somebody, who is not asked for. */
export function greetsWorker(talk: Pick<Talk, 'context'>, heard: Heard): boolean {
  return heard.meaning.slots.workers.length > 0 && courtesyIn(talk, heard) !== undefined;
}
