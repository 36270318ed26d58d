/** Another language: changed by asking, kept, and the same step goes on in it. */
import { resumeFlow } from '../engine.ts';
import type { Heard } from '../heard.ts';
import type { Language } from '../meaning.ts';
import { isWritten, say, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

/** "Ik versta geen Nederlands", in Arabic, asks for what is written and not for what is named. */
function meant({ context, now }: Talk, { text, meaning }: Heard): Language {
  const named = context.words.languageIn(text) ?? meaning.lang;
  const cannot = named === now.lang || (named === 'nl' && context.words.signs(text).includes('lack'));
  return cannot ? meaning.lang : named;
}

export const language: Listener = (talk, heard) => {
  const asked = heard.asksLanguage ?? (heard.meaning.intent === 'language' ? meant(talk, heard) : undefined);
  if (asked === undefined || heard.meaning.urgent !== 'none') return false;
  if (asked === talk.now.lang && heard.asksLanguage === undefined) return false;
  talk.now.langChosen = true;
  talk.now.lang = asked;
  say(talk, isWritten(talk.context, asked) ? 'language.changed' : 'language.not-yet');
  resumeFlow(talk, 'intake.need');
  return true;
};
