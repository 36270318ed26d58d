/** Another language: changed by asking, kept, and the same step goes on in it. */
import { resumeFlow } from '../engine.ts';
import { isWritten, say } from '../talk.ts';
import type { Listener } from './listener.ts';

export const language: Listener = (talk, heard) => {
  const { words } = talk.context;
  const asked =
    heard.asksLanguage ??
    (heard.meaning.intent === 'language' ? (words.languageIn(heard.text) ?? heard.meaning.lang) : undefined);
  if (asked === undefined || heard.meaning.urgent !== 'none') return false;
  if (asked === talk.now.lang && heard.asksLanguage === undefined) return false;
  talk.now.langChosen = true;
  talk.now.lang = asked;
  say(talk, isWritten(talk.context, asked) ? 'language.changed' : 'language.not-yet');
  resumeFlow(talk, 'intake.need');
  return true;
};
