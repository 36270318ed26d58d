/** "Ik wil niet stoppen", "vergeet me niet", "hou op met die vragen": no end of all messages and nothing to erase. */
import { letRest } from '../engine.ts';
import { askOnceMore } from '../handover/request.ts';
import { isInDanger, isWaiting, owner } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { hasQuestionMark } from '../plain.ts';
import { say, type Talk } from '../talk.ts';
import { goOn } from './go-on.ts';
import type { Listener } from './listener.ts';

/** So short, it says nothing else. */
const MOST_WORDS = 6;
/** Below this the understanding has no better idea of what it means. */
const SURE_OF_OTHER = 0.5;

/** `keeps`: it is taken back; `sometimes`: some messages only; `talk`: our questions only. */
type Limit = 'keeps' | 'sometimes' | 'talk';

/** What takes back or limits the end that the words alone say. */
export function limits({ context }: Pick<Talk, 'context'>, { text }: Heard): Limit | undefined {
  const signs = context.words.signs(text);
  // "Waarom kunnen jullie mijn gegevens niet verwijderen" wants the end.
  const asks = hasQuestionMark(text) || signs.includes('asks-why');
  if (signs.includes('keeps')) return asks ? undefined : 'keeps';
  if (signs.includes('of-talk') && !signs.includes('of-messages')) return 'talk';
  return signs.includes('sometimes') ? 'sometimes' : undefined;
}

/** "Vergeet me niet hè", and nothing more. */
export function asksToStay(talk: Pick<Talk, 'context'>, heard: Heard): boolean {
  const short = heard.plain.split(' ').length <= MOST_WORDS;
  return short && heard.meaning.confidence < SURE_OF_OTHER && limits(talk, heard) === 'keeps';
}

/** What these words would end, were they not limited. To end nothing, less is enough than to end messages. */
function ends({ meaning: { intent, confidence, urgent } }: Heard): 'stop' | 'erase' | undefined {
  if (urgent !== 'none') return undefined;
  if (intent === 'erase') return 'erase';
  return intent === 'opt-out' && confidence >= SURE_OF_OTHER ? 'stop' : undefined;
}

export const stays: Listener = (talk, heard) => {
  if (heard.word !== undefined || owner(talk.now) !== undefined || isInDanger(talk.now)) return false;
  const limit = limits(talk, heard);
  const ending = ends(heard);
  const meant = ending === 'stop' || (ending === 'erase' && limit === 'keeps') || asksToStay(talk, heard);
  if (limit === undefined || !meant) return false;
  if (limit === 'talk') {
    letRest(talk, 'pause.no-questions');
    return true;
  }
  say(talk, limit === 'keeps' ? 'stop.stays' : 'stop.how');
  const { handover } = talk.now;
  if (handover !== undefined && isWaiting(talk.now)) askOnceMore(talk, handover);
  goOn(talk, heard);
  return true;
};
