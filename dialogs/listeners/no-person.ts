/** "Ik wil geen mens spreken", "bel me niet", "het hoeft niet meer": never taken for asking somebody, and passed on. */
import { needOf } from '../answers/need.ts';
import { callFlow, leaveFlow, openQuestion, resumeFlow, startFlow } from '../engine.ts';
import { callOffCall, callOffPerson, mayCallOff } from '../handover/call-off.ts';
import { isInDanger, isWaiting } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { say, type Talk } from '../talk.ts';
import { hasQuestionMark } from '../plain.ts';
import type { Listener } from './listener.ts';
import { opening } from './opening.ts';

/** The flow that asks what is to be passed on. */
const FLOW = 'no-person';
/** Questions that make no sense any more, or are answered by these words. */
const ABOUT_A_PERSON: readonly string[] = [FLOW, 'share', 'callback'];
/** "Het hoeft niet meer", in more words, is about something that is being told. */
const MOST_WORDS_OF_SETTLED = 8;

type Wish = 'person' | 'call';

/** What the resident does not want, in so many words; questions ("waarom belt er niemand?") are none. */
export function declines(talk: Pick<Talk, 'context'>, text: string): Wish | undefined {
  const signs = talk.context.words.signs(text);
  if (signs.includes('unheard') || hasQuestionMark(text)) return undefined;
  if (signs.includes('no-person')) return 'person';
  return signs.includes('no-call') ? 'call' : undefined;
}

/** "Het hoeft niet meer", while a person is waited for. */
export function saysSettled({ now, context }: Talk, heard: Heard): boolean {
  const short = heard.plain.split(' ').length <= MOST_WORDS_OF_SETTLED;
  return short && isWaiting(now) && context.words.signs(heard.text).includes('settled');
}

/** Nobody was asked. A first message is heard on: only who says nothing else begins with the opening question. */
function askNobody(talk: Talk, heard: Heard, wish: Wish): void {
  say(talk, 'no-person.nobody');
  if (wish === 'call') callOffCall(talk);
  if (!heard.first) resumeFlow(talk);
  else if (heard.meaning.intent === 'human') startFlow(talk, 'intake');
  else opening(talk, heard);
}

/** A person was asked: an ordinary question is taken back when the resident says so twice, anything else that person decides. */
function letGo(talk: Talk, again: boolean): void {
  if (mayCallOff(talk) && !again) {
    callFlow(talk, FLOW);
    return;
  }
  say(talk, callOffPerson(talk) ? 'no-person.off' : 'no-person.passed-on');
  resumeFlow(talk);
}

function letNobodyCall(talk: Talk): void {
  callOffCall(talk);
  say(talk, 'no-person.by-message');
  resumeFlow(talk);
}

/** "Ik wil geen hulp": theirs to decide, and the door stays open. */
function declinesHelp({ context }: Talk, heard: Heard): boolean {
  const short = heard.plain.split(' ').length <= MOST_WORDS_OF_SETTLED && !hasQuestionMark(heard.text);
  return short && heard.meaning.urgent === 'none' && context.words.signs(heard.text).includes('no-help');
}

export const noHelp: Listener = (talk, heard) => {
  if (!declinesHelp(talk, heard) || isInDanger(talk.now)) return false;
  if (isWaiting(talk.now)) letGo(talk, false);
  else {
    talk.now.restingSince = talk.context.now;
    say(talk, openQuestion(talk) === undefined ? 'pause.nothing-open' : 'pause.rest');
  }
  return true;
};

export const noPerson: Listener = (talk, heard) => {
  // Nothing is asked, so it is the person who is no longer needed.
  const settled = talk.now.position === undefined && saysSettled(talk, heard);
  const wish = declines(talk, heard.text) ?? (settled ? 'person' : undefined);
  if (wish === undefined || isInDanger(talk.now)) return false;
  const need = needOf(heard);
  if (need !== undefined && need !== 'human') {
    // What is needed is heard now; that nobody should call is kept.
    if (wish === 'call') callOffCall(talk);
    return false;
  }
  const asking = talk.now.position?.flow;
  if (asking !== undefined && ABOUT_A_PERSON.includes(asking)) leaveFlow(talk);
  if (!isWaiting(talk.now)) askNobody(talk, heard, wish);
  else if (wish === 'person') letGo(talk, asking === FLOW);
  else letNobodyCall(talk);
  return true;
};
