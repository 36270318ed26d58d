/** What some words mean whatever the classifier makes of them. */
import { namesBillsAlone } from './answers/bills-alone.ts';
import { saysUnopened } from './answers/told-already.ts';
import { openQuestion } from './engine.ts';
import type { Expects } from './flow.ts';
import type { Heard } from './heard.ts';
import { UNSURE_BELOW } from './meaning.ts';
import { hasQuestionMark } from './plain.ts';
import type { Talk } from './talk.ts';

/** What is meant by names of bills alone, and by post that stays closed. */
const WORRIES = { intent: 'get-help', also: [], confidence: 0.9, likely: [] } as const;
/** What is meant by "jullie hebben mijn geld gestolen": the money is no question. */
const GRIEVANCE = { intent: 'complaint', also: [], confidence: 0.9, likely: [] } as const;

/** What is meant by "ik ben bang dat ik mijn huis kwijtraak", and not a word more: the fear is for a home. */
const FEAR_FOR_HOME = { intent: 'eviction', also: [], urgent: 'red', confidence: 0.9, likely: [] } as const;

/** What is meant by "ik wil geen vragen meer", and not a word more: the classifier thinks of "ik wil niet meer". */
const ENOUGH_ASKED = { intent: 'other', also: [], urgent: 'none', confidence: 0.9, likely: [] } as const;

function fearsForHome({ context }: Talk, { text, pasted }: Heard): boolean {
  return pasted === undefined && context.words.signs(text).includes('fears-for-home');
}

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

/** What is meant by "112" or "ambulance" and not a word more: perhaps danger, so it is asked. */
const PERHAPS_DANGER = { urgent: 'emergency', confidence: UNSURE_BELOW, likely: [] } as const;
/** Questions that an amount of 112 answers, or a bill of an ambulance. */
const IN_OWN_WORDS: readonly Expects[] = ['months', 'band', 'words', 'birthday', 'line', 'several', 'guess'];
/** "Bel de politie" answers none of them. */
const WORDS_OF_A_CALL = 3;

function mayBeAnswer(talk: Talk, { plain }: Heard): boolean {
  const question = openQuestion(talk);
  if (question === undefined || !IN_OWN_WORDS.includes(question.expects)) return false;
  return plain.split(' ').length < WORDS_OF_A_CALL;
}

function calledEmergency(talk: Talk, heard: Heard): Heard {
  if (mayBeAnswer(talk, heard)) return { ...heard, word: undefined };
  const { intent, confidence, urgent } = heard.meaning;
  const sure = confidence >= UNSURE_BELOW;
  if (sure && urgent === 'emergency') return heard;
  const meaning = { ...heard.meaning, ...PERHAPS_DANGER, intent: sure ? intent : ('other' as const) };
  return { ...heard, word: 'emergency', meaning };
}

/** "Mijn kind ademt niet", "we are in danger": what the rules and the classifier do not know for sure. */
function namesEmergency({ context }: Talk, { text, meaning, pasted }: Heard): boolean {
  if (meaning.urgent === 'emergency' || pasted !== undefined) return false;
  return context.words.signs(text).includes('emergency');
}

/** The message as it is meant. */
export function asMeant(talk: Talk, heard: Heard): Heard {
  if (heard.word === 'emergency' || namesEmergency(talk, heard)) return calledEmergency(talk, heard);
  if (fearsForHome(talk, heard)) return { ...heard, meaning: { ...heard.meaning, ...FEAR_FOR_HOME } };
  if (heard.word === 'no-questions') return { ...heard, meaning: { ...heard.meaning, ...ENOUGH_ASKED } };
  if (namesBillsAlone(talk, heard) || leavesPostClosed(talk, heard))
    return { ...heard, meaning: { ...heard.meaning, ...WORRIES } };
  return accusesUs(talk, heard) ? { ...heard, meaning: { ...heard.meaning, ...GRIEVANCE } } : heard;
}
