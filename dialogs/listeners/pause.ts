/** "pauze", "later", "morgen": the conversation rests and resumes at the same question, with no reproach. */
import { callFlow, letRest, openQuestion, resumeFlow } from '../engine.ts';
import { areasIn } from '../answers/area.ts';
import { courtesyIn } from '../answers/courtesies.ts';
import { hearTrouble, needToldBy } from '../answers/need.ts';
import { parseAnswer } from '../answers/parse-answer.ts';
import type { AskStep } from '../flow.ts';
import { isWaiting } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { SITTING_HOURS } from '../sitting.ts';
import { justSaid, say, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';
import { takesNote } from './takes-note.ts';

const SURE_OF_PAUSE = 0.7;

/** "Morgen" answers the question on which day. */
function saysWhen(talk: Talk, heard: Heard): boolean {
  const { dates, times } = heard.meaning.slots;
  const question = openQuestion(talk);
  // "Nu" and "na mijn werk" say when somebody may call, and stop nothing.
  if (question?.expects === 'call-time' && heard.word === undefined)
    return parseAnswer(talk, question, heard).kind === 'value';
  const expects = question?.expects;
  return (expects === 'words' || expects === 'call-time') && dates.length + times.length > 0;
}

/** Flows that ask how things are; elsewhere something is offered, and "nee, laat maar" turns it down. */
const ASKING: readonly string[] = ['intake', 'acute'];

function turnsDown(talk: Talk, heard: Heard): boolean {
  const flow = talk.now.position?.flow ?? '';
  const step = openQuestion(talk);
  const declinable = step?.expects === 'yes-no' || (step?.expects === 'words' && step.no !== undefined);
  return heard.meaning.intent === 'no' && !ASKING.includes(flow) && declinable;
}

/** "Nu meteen": part of a request that is taken down in the resident's own words. */
function takesRequest(talk: Talk): boolean {
  const step = openQuestion(talk);
  return step?.expects === 'words' && step.no !== undefined && talk.now.restingSince === undefined;
}

/** "Ik moet nu medicijnen halen", from who was asked nothing about it: rather a need than a goodbye. */
function needsMedicine(talk: Talk, { text }: Heard): boolean {
  const step = openQuestion(talk);
  return (step === undefined || step.yields === true) && talk.context.words.signs(text).includes('medicine');
}

/** To ask nothing more, less is enough than to end all messages. */
const SURE_OF_END = 0.5;
/** So short, a wish to end is about this talk. */
const MOST_WORDS_OF_AN_END = 8;

/** "Ik wil stoppen met dit gesprek": not so clear that all messages end, but nothing more is asked. */
function endsTalk({ context }: Talk, { text, plain, word, meaning }: Heard): boolean {
  if (word === 'no-questions') return true;
  const sounds =
    meaning.intent === 'opt-out' && meaning.confidence >= SURE_OF_END && meaning.urgent === 'none';
  if (!sounds || word !== undefined || plain.split(' ').length > MOST_WORDS_OF_AN_END) return false;
  return context.words.topics(text).length === 0;
}

/** "Verder", "nu verder graag", and not a word more. */
function goesOn({ context }: Talk, { text }: Heard): boolean {
  return context.words.signs(text).includes('goes-on');
}

export const pause: Listener = (talk, heard) => {
  if (endsTalk(talk, heard)) {
    letRest(talk, 'pause.no-questions');
    return true;
  }
  if (goesOn(talk, heard)) return false;
  const { intent, confidence, urgent } = heard.meaning;
  const sounds = intent === 'pause' && confidence >= SURE_OF_PAUSE && urgent === 'none';
  const wants = heard.word === 'pause' || (sounds && !takesRequest(talk) && !needsMedicine(talk, heard));
  if (!wants || saysWhen(talk, heard) || turnsDown(talk, heard)) return false;
  letRest(talk, openQuestion(talk) === undefined ? 'pause.nothing-open' : 'pause.rest');
  return true;
};

/** So soon after "ga maar, ik wacht" a yes is about that, and a little later a yes or no may be. */
const HOURS_OF_REPLY = 0.25;
const HOURS_OF_DOUBT = 1;

function hoursOfRest({ now, context }: Talk): number {
  return (Date.parse(context.now) - Date.parse(now.restingSince ?? context.now)) / 3_600_000;
}

/** After "ga maar, ik wacht" an "oke" or "dank je" replies to that, and answers nothing that was asked before. */
function repliesToRest(talk: Talk, heard: Heard, thanks: boolean): boolean {
  if (talk.now.restingSince === undefined) return false;
  const hours = hoursOfRest(talk);
  const soon = hours < (takesNote(talk, heard) ? SITTING_HOURS : HOURS_OF_REPLY);
  // A second one is about the question.
  return thanks || (heard.word === 'yes' && soon && justSaid(talk, 'pause.rest', {}));
}

/** "Doei", "fijne avond", or "oke" after "ga maar": the end of a talk; what was asked stays where it is. */
export const parting: Listener = (talk, heard) => {
  if (heard.first || heard.meaning.urgent !== 'none' || saysWhen(talk, heard)) return false;
  const { thanks = false, farewell = false } = courtesyIn(talk, heard) ?? {};
  // After hours away "dag" and "buenas noches" greet.
  const leaves = farewell && (heard.hoursSince ?? 0) < HOURS_OF_DOUBT;
  if (!leaves && !repliesToRest(talk, heard, thanks)) return false;
  if (openQuestion(talk) !== undefined && talk.now.restingSince === undefined) {
    talk.now.restingSince = talk.context.now;
    say(talk, 'pause.rest');
  } else say(talk, thanks ? 'general.welcome' : 'general.here');
  return true;
};

/** A yes or no of which it is not certain, after a rest, that it is about the question before it. */
function mayBeReply(talk: Talk, question: AskStep, heard: Heard): boolean {
  if (talk.now.restingSince === undefined || (heard.word !== 'yes' && heard.word !== 'no')) return false;
  const soon = hoursOfRest(talk) < HOURS_OF_DOUBT;
  // Only a yes to itself answers what binds.
  return soon || takesNote(talk, heard) || question.binding === true;
}

/** What befell somebody meanwhile is heard, and whoever was asked hears of a need that they come back with. */
function hearReturn(talk: Talk, heard: Heard): void {
  const { handover } = talk.now;
  // A need has its kind word when it is taken up.
  if (needToldBy(talk, heard) === undefined) hearTrouble(talk, heard);
  else if (handover !== undefined && isWaiting(talk.now))
    talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'message' });
}

/** Back after a rest: say where we were and ask whether to go on there. */
export const resume: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  const rested = talk.now.restingSince !== undefined;
  const long = (heard.hoursSince ?? 0) >= SITTING_HOURS;
  if (question === undefined || (!rested && !long)) return false;
  const named = areasIn(talk.context.facts.city.areas, heard.plain).length > 0;
  const free = question.expects === 'words' || (question.expects === 'area' && !named);
  const answersIt = !free && !mayBeReply(talk, question, heard);
  talk.now.restingSince = undefined;
  talk.now.asked = 0;
  // "Verder" is no yes to what was asked before the rest.
  if (goesOn(talk, heard)) {
    resumeFlow(talk);
    return true;
  }
  if (answersIt && parseAnswer(talk, question, heard).kind === 'value') return false;
  if (heard.meaning.urgent !== 'none') return false;
  hearReturn(talk, heard);
  callFlow(talk, 'resume');
  return true;
};
