/** Another language: changed by asking, kept, and the same step goes on in it. */
import { resumeFlow } from '../engine.ts';
import type { Heard } from '../heard.ts';
import type { Language } from '../meaning.ts';
import { isWritten, say, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

/** "Ik versta geen Nederlands". */
function lacksDutch({ context }: Talk, { text }: Heard): boolean {
  return context.words.languageIn(text) === 'nl' && context.words.signs(text).includes('lack');
}

/** "Ik versta geen Nederlands", in Arabic, asks for what is written and not for what is named. */
function meant(talk: Talk, heard: Heard): Language {
  const { lang } = heard.meaning;
  const named = talk.context.words.languageIn(heard.text) ?? lang;
  return named === talk.now.lang || lacksDutch(talk, heard) ? lang : named;
}

/** By what the classifier takes it for, or when that makes nothing of it, by the words. */
function asksByMeaning(talk: Talk, heard: Heard): boolean {
  const { intent, lang } = heard.meaning;
  return intent === 'language' || (intent === 'other' && lang !== 'nl' && lacksDutch(talk, heard));
}

export const language: Listener = (talk, heard) => {
  const asked = heard.asksLanguage ?? (asksByMeaning(talk, heard) ? meant(talk, heard) : undefined);
  if (asked === undefined || heard.meaning.urgent !== 'none') return false;
  if (asked === talk.now.lang && heard.asksLanguage === undefined) return false;
  talk.now.langChosen = true;
  talk.now.lang = asked;
  say(talk, isWritten(talk.context, asked) ? 'language.changed' : 'language.not-yet');
  resumeFlow(talk, 'intake.need');
  return true;
};
