/** "Bedankt", "doei", "fijn weekend Daan": kind words that ask nothing and answer nothing. */
import type { Heard } from '../heard.ts';
import type { Intent } from '../meaning.ts';
import { hasQuestionMark } from '../plain.ts';
import type { Talk } from '../talk.ts';

/** More words than this tell something beside it; thanks to nobody by name are shorter. */
const MOST_WORDS = 6;
const MOST_WORDS_OF_THANKS = 4;
/** What kind words are taken for; anything else is asked or told beside them. */
const SMALL: readonly Intent[] = ['thanks', 'greeting', 'yes', 'no', 'pause', 'other'];

export interface Courtesy {
  readonly thanks: boolean;
  readonly farewell: boolean;
}

/** Is there more in it than kindness: a question, a need, what befell somebody? */
function tellsMore({ context }: Pick<Talk, 'context'>, { text, meaning }: Heard): boolean {
  const { intent, also, urgent } = meaning;
  const signs = context.words.signs(text);
  const named = (['asks', 'trouble', 'loss', 'unpaid'] as const).some((sign) => signs.includes(sign));
  return (
    named ||
    urgent !== 'none' ||
    hasQuestionMark(text) ||
    [intent, ...also].some((one) => !SMALL.includes(one))
  );
}

/** Is this a word of thanks or praise, a farewell, or both? Undefined for what says or asks more. */
export function courtesyIn(talk: Pick<Talk, 'context'>, heard: Heard): Courtesy | undefined {
  const count = heard.plain.split(' ').length;
  if (count > MOST_WORDS || tellsMore(talk, heard)) return undefined;
  const signs = talk.context.words.signs(heard.text);
  const short = count <= MOST_WORDS_OF_THANKS || heard.meaning.slots.workers.length > 0;
  const farewell = signs.includes('farewell');
  const thanks = signs.includes('gratitude') || heard.meaning.intent === 'thanks';
  return farewell || (thanks && short) ? { thanks, farewell } : undefined;
}

/** "Bedankt Daan", "fijn weekend Daan": said to somebody, who is not asked for. */
export function greetsWorker(talk: Pick<Talk, 'context'>, heard: Heard): boolean {
  return heard.meaning.slots.workers.length > 0 && courtesyIn(talk, heard) !== undefined;
}
