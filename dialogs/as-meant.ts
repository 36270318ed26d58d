/** What some words mean whatever the classifier makes of them. */
import { namesBillsAlone } from './answers/bills-alone.ts';
import { saysUnopened } from './answers/told-already.ts';
import type { Heard } from './heard.ts';
import { UNSURE_BELOW } from './meaning.ts';
import { hasQuestionMark } from './plain.ts';
import type { Talk } from './talk.ts';

/** What is meant by names of bills alone, and by post that stays closed. */
const WORRIES = { intent: 'get-help', also: [], confidence: 0.9, likely: [] } as const;
/** What is meant by "jullie hebben mijn geld gestolen": the money is no question. */
const GRIEVANCE = { intent: 'complaint', also: [], confidence: 0.9, likely: [] } as const;

function accusesUs({ context }: Talk, { text, meaning }: Heard): boolean {
  const accuses = context.words.signs(text).includes('accuses');
  return accuses && meaning.urgent === 'none' && !hasQuestionMark(text);
}

/** "Ik heb schulden en doe de post niet open": there is no letter to look at, and nothing to ask about it first. */
function leavesPostClosed(talk: Talk, heard: Heard): boolean {
  const { intent, confidence, urgent } = heard.meaning;
  const unsure = (intent === 'letter' || intent === 'get-help') && confidence < UNSURE_BELOW;
  return unsure && urgent === 'none' && saysUnopened(talk, heard);
}

/** The message as it is meant. */
export function asMeant(talk: Talk, heard: Heard): Heard {
  if (namesBillsAlone(talk, heard) || leavesPostClosed(talk, heard))
    return { ...heard, meaning: { ...heard.meaning, ...WORRIES } };
  return accusesUs(talk, heard) ? { ...heard, meaning: { ...heard.meaning, ...GRIEVANCE } } : heard;
}
