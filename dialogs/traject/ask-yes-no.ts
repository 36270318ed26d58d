/** A question that a thumb can answer, outside the flows. */
import { numbered } from '../choices-in.ts';
import type { Line } from '../conversation.ts';
import { sayWords, voice, type Talk } from '../talk.ts';
import type { TextValues } from '../texts.ts';

/** @param template approved template for when the WhatsApp window is closed */
export function askYesNo(talk: Talk, id: string, values: TextValues, template: string): Line {
  const { texts } = talk.context;
  const lang = voice(talk);
  const choices = numbered([texts.say(lang, 'choice.yes'), texts.say(lang, 'choice.no')]);
  return sayWords(talk, `${texts.say(lang, id, values)}\n${choices}`, { always: true, template, asks: id });
}
