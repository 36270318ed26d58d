/** Another language: changed by asking, kept, and the same step goes on in it. */
import { resumeFlow } from '../engine.ts';
import { say } from '../talk.ts';
import type { Listener } from './listener.ts';

export const language: Listener = (talk, heard) => {
  const asked = heard.asksLanguage ?? (heard.meaning.intent === 'language' ? heard.meaning.lang : undefined);
  if (asked === undefined || heard.meaning.urgent !== 'none') return false;
  if (asked === talk.now.lang && heard.asksLanguage === undefined) return false;
  talk.now.langChosen = true;
  talk.now.lang = asked;
  const spoken =
    talk.context.facts.city.languages.includes(asked) && talk.context.texts.has(asked, 'language.changed');
  say(talk, spoken ? 'language.changed' : 'language.not-yet');
  resumeFlow(talk, 'intake.need');
  return true;
};
