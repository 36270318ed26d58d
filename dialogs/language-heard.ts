/**
 * The language that the talk goes on in. Who begins in a language is answered in it at once; a greeting, a quoted word
 * or three words of another one do not turn a talk that is under way: a clear question does, a longer message, or the
 * second one.
 */
import type { Conversation } from './conversation.ts';
import type { Heard } from './heard.ts';
import type { Intent, Language } from './meaning.ts';
import { rememberedOfText } from './remembered.ts';

/** A message this long shows which language somebody writes (1 in 400 wrong on the development set). */
const WORDS_OF_A_LANGUAGE = 3;
/** Enough to go on in another language than so far. */
const WORDS_ENOUGH = 5;
/** From here on three words of another language are a question in it (one in 83 Dutch ones taken wrongly, measured). */
const SURE_OF_WHAT = 0.9;
/** Said in a word or two of any language, without wanting to go on in it. */
const SMALL_TALK: readonly Intent[] = [
  'greeting',
  'thanks',
  'yes',
  'no',
  'other',
  'language',
  'pause',
  'opt-out',
];

const countWords = rememberedOfText((plain) => plain.split(' ').filter((word) => /\p{L}/u.test(word)).length);

const wordsIn = ({ plain }: Heard): number => countWords(plain);

/** "Ile mam", "شحال عندي": two words that ask something, and not in Dutch, whose words stand in every language. */
function asksInTwoWords(heard: Heard): boolean {
  const { intent, lang } = heard.meaning;
  return wordsIn(heard) === 2 && lang !== 'nl' && !SMALL_TALK.includes(intent);
}

/** The language that this message shows, if it shows one. */
export function languageShown(heard: Heard): Language | undefined {
  const { inPieces = false } = heard.meaning;
  const shows = inPieces || wordsIn(heard) >= WORDS_OF_A_LANGUAGE || asksInTwoWords(heard);
  return shows ? heard.meaning.lang : undefined;
}

function isEnough(heard: Heard): boolean {
  const { intent, confidence } = heard.meaning;
  const clear = confidence >= SURE_OF_WHAT && !SMALL_TALK.includes(intent);
  return clear || (wordsIn(heard) >= WORDS_ENOUGH && intent !== 'greeting');
}

/** What is not kept stands so: "[geboortedag]". */
const NOT_KEPT = /\[[^\]]*\]/g;
const A_WORD = /(?<![\p{L}\p{N}])\p{L}{2,}(?![\p{L}\p{N}])/u;

/** Nothing but a koppelcode and a day, so far: those are of no language. */
function wroteNoWord({ transcript }: Conversation): boolean {
  return transcript.every(
    ({ from, text }) => from !== 'resident' || !A_WORD.test(text.replace(NOT_KEPT, '')),
  );
}

/** @param before the talk before this message was put in it */
export function languageAfter(before: Conversation, heard: Heard): Language {
  const { lang, langChosen, transcript } = before;
  const { meaning } = heard;
  const shown = languageShown(heard);
  const first = heard.first || (wordsIn(heard) > 0 && wroteNoWord(before));
  if (first && !langChosen && heard.wordLang !== undefined) return heard.wordLang;
  // A word or two that mean nothing to us show no language.
  if (first && shown === undefined && meaning.intent === 'other' && meaning.lang !== 'ar') return lang;
  // A koppelcode is of no language.
  if (langChosen || (shown === undefined && !(first && meaning.slots.codes.length === 0))) return lang;
  const last = transcript.findLast((line) => line.from === 'resident' && line.lang !== undefined)?.lang;
  const underWay = last !== undefined && last !== meaning.lang && meaning.urgent === 'none';
  return underWay && !isEnough(heard) ? lang : meaning.lang;
}
