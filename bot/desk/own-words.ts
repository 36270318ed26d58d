/** What a resident said in their own words, to quote to the worker who comes. */
import type { Conversation } from '../../dialogs/conversation.ts';

/** A shorter line answers a question ("charlois", "2") and says nothing by itself. */
const LEAST_WORDS = 4;
const MOST_QUOTES = 3;

/** The first lines that say something, and what the resident named as their need, however short. */
export function ownWords({ transcript, answers }: Conversation): string[] {
  const need = answers.need?.words.trim();
  const talk = transcript.filter((line) => line.from !== 'note');
  const said = talk
    // An answer to a worker says little without what the worker wrote.
    .filter((line, at) => line.from === 'resident' && talk[at - 1]?.from !== 'worker')
    .map((line) => line.text.trim())
    .filter((text) => /\p{L}/u.test(text))
    .filter((text) => text === need || text.split(/\s+/).length >= LEAST_WORDS);
  return [...new Set(said)].slice(0, MOST_QUOTES);
}
