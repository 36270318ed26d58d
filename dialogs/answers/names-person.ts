/** Who may hear about the money: only words that name somebody are taken for it. */
import type { Heard } from '../heard.ts';
import type { Talk } from '../talk.ts';
import { hasQuestionMark } from '../plain.ts';

/** Longer than this no words are a name alone. */
const MOST_WORDS_OF_NAME = 5;
/** "Ja man" is a yes. */
const FEWEST_AFTER_YES = 3;

const LETTERS_ONLY = /^[\p{L} ]+$/u;

/** "Mijn zus Fatma", "Jan de Vries"; not "nee toch niet", "wie dan" or "weet ik nog niet". In doubt nobody is named. */
export function namesPerson({ context: { words } }: Pick<Talk, 'context'>, heard: Heard): boolean {
  const { plain, text, word } = heard;
  const signs = words.signs(text);
  if (word !== undefined || hasQuestionMark(text) || signs.includes('nobody')) return false;
  // A telephone number beside the name is no part of it.
  const name = plain
    .replaceAll(/[\d+]+/g, ' ')
    .trim()
    .replaceAll(/ +/g, ' ');
  const said = name.split(' ');
  if (words.find(said[0] ?? '') === 'yes' && said.length < FEWEST_AFTER_YES) return false;
  if (signs.includes('relation')) return true;
  const short = said.length <= MOST_WORDS_OF_NAME && name.length > 1 && LETTERS_ONLY.test(name);
  return short && !signs.includes('no-name') && said.every((one) => words.find(one) === undefined);
}
