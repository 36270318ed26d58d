/**
 * The language that the talk goes on in. Who begins in a language is answered in it at once; a greeting, a quoted word
 * or three words of another one do not turn a talk that is under way: a longer message does, or the second one.
 */
import type { Conversation } from './conversation.ts';
import type { Heard } from './heard.ts';
import type { Language } from './meaning.ts';

/** A message this long shows which language somebody writes (1 in 400 wrong on the development set). */
const WORDS_OF_A_LANGUAGE = 3;
/** Enough to go on in another language than so far. */
const WORDS_ENOUGH = 5;

function wordsIn({ plain }: Heard): number {
  return plain.split(' ').filter((word) => /\p{L}/u.test(word)).length;
}

/** The language that this message shows, if it shows one. */
export function languageShown(heard: Heard): Language | undefined {
  return wordsIn(heard) >= WORDS_OF_A_LANGUAGE ? heard.meaning.lang : undefined;
}

/** @param before the talk before this message was put in it */
export function languageAfter({ lang, langChosen, transcript }: Conversation, heard: Heard): Language {
  const { meaning, first } = heard;
  const shown = languageShown(heard);
  // A word or two that mean nothing to us show no language.
  if (first && shown === undefined && meaning.intent === 'other' && meaning.lang !== 'ar') return lang;
  // A koppelcode is of no language.
  if (langChosen || (shown === undefined && !(first && meaning.slots.codes.length === 0))) return lang;
  const last = transcript.findLast((line) => line.from === 'resident' && line.lang !== undefined)?.lang;
  const underWay = last !== undefined && last !== meaning.lang && meaning.urgent === 'none';
  const enough = wordsIn(heard) >= WORDS_ENOUGH && meaning.intent !== 'greeting';
  return underWay && !enough ? lang : meaning.lang;
}
