/**
 * "Waar is het voor?" "Voor luiers." Whoever names a thing answers the question that is open; it is a cry for help only
 * when something is said to be missing or about to happen. In doubt it is a cry.
 */
import { openQuestion } from '../engine.ts';
import type { Heard } from '../heard.ts';
import type { Talk } from '../talk.ts';

/** More words than this tell a story. */
const MOST_WORDS = 8;
/** So few are a thing by themselves, also without "voor". */
const FEW_WORDS = 3;
/** From here on a bailiff, an eviction or a cut-off is no mere word: "de deurwaarder komt morgen". */
const SURE_OF_CRY = 0.9;

/** Is this nothing but the name of a thing? */
export function isOnlyNamed(talk: Talk, { plain, text, meaning }: Heard): boolean {
  const count = plain.split(' ').length;
  if (count > MOST_WORDS) return false;
  if (meaning.intent !== 'no-food' && meaning.confidence >= SURE_OF_CRY) return false;
  const signs = talk.context.words.signs(text);
  return !signs.includes('lack') && (signs.includes('purpose') || count <= FEW_WORDS);
}

/** Is this the answer to an open question in free words? */
export function answersInWords(talk: Talk, heard: Heard): boolean {
  const free = openQuestion(talk)?.expects === 'words' && talk.now.restingSince === undefined;
  return free && isOnlyNamed(talk, heard);
}
