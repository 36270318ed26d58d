/** What a volunteer does at the table; each is one turn of the resident's conversation. */
import { rememberInbound } from '../conversation.ts';
import { questionId, startFlow } from '../engine.ts';
import { owner } from '../handover/state.ts';
import type { Meaning } from '../meaning.ts';
import type { Talk } from '../talk.ts';
import { noteFromTable } from './note.ts';
import { answerPhone, forgetPhone, phoneAsked, typePhone, wantSitting } from './phone.ts';
import { callProfessional } from './professional.ts';
import { recap } from './recap.ts';
import { mayType, spreekuurOf, sittingOf } from './of.ts';
import type { Sitting } from './sitting.ts';
import { writeTogether, type TogetherAction } from './together.ts';
import { withdraw } from './withdraw.ts';

/** `id` names a tap, so that sending it again after a lost answer does nothing. */
export type SpreekuurAction =
  | { readonly do: 'begin'; readonly name: string; readonly phone?: string }
  | {
      readonly do: 'say';
      readonly id: string;
      readonly text: string;
      readonly meaning: Meaning;
      /** The question these words answer, when they may come late; empty for words that answer none. */
      readonly asked?: string;
    }
  | { readonly do: 'signal'; readonly id: string; readonly text: string }
  | { readonly do: 'professional'; readonly id: string; readonly why: string; readonly danger: boolean }
  | { readonly do: 'phone'; readonly number: string }
  | { readonly do: 'no-phone' }
  | { readonly do: 'phone-asked'; readonly typedAt: string }
  /** What came back from the phone: `false` when its owner does not sit there. */
  | { readonly do: 'phone-answered'; readonly yes: boolean }
  | { readonly do: 'pause' }
  | { readonly do: 'go-on' }
  | { readonly do: 'end' }
  | { readonly do: 'withdraw' }
  | TogetherAction
  /** What was told goes to the conversation of the resident's own phone. */
  | { readonly do: 'move'; readonly to: string };

/** What we do ourselves, not the volunteer. */
const INNER: readonly SpreekuurAction['do'][] = ['move', 'phone-asked', 'phone-answered'];
/** Name of who did not want to be written down. */
const NOBODY = 'iemand';

function begin(talk: Talk, volunteer: string, id: string, name: string): Sitting {
  const { now } = talk.context;
  talk.now.name = name;
  const sitting: Sitting = { id, volunteer, name, startedAt: now, lastAt: now, state: 'open', told: [] };
  spreekuurOf(talk.now).sittings.push(sitting);
  return sitting;
}

/** Sets the sitting of this turn, or the refusal. */
export function comeToTheTable(
  talk: Talk,
  { volunteer, sitting: id, action }: { volunteer: string; sitting: string; action: SpreekuurAction },
): boolean {
  const found = action.do === 'begin' ? begin(talk, volunteer, id, action.name) : sittingOf(talk.now, id);
  const inner = INNER.includes(action.do);
  if (found === undefined || (!inner && (found.volunteer !== volunteer || found.withdrawnAt !== undefined))) {
    talk.refusal = { code: 'not-at-the-table' };
    return false;
  }
  if (talk.now.spreekuur?.movingTo !== undefined && !inner) {
    talk.refusal = { code: 'moving' };
    return false;
  }
  talk.beside = found;
  if (!inner) found.lastAt = talk.context.now;
  return true;
}

/**
 * Words that were typed without a connection answer the question that stood there then: meanwhile another may be open,
 * or a worker may have come. Danger and need are heard whenever they come.
 */
export function isPassed(talk: Talk, { asked, meaning }: Extract<SpreekuurAction, { do: 'say' }>): boolean {
  if (asked === undefined || meaning.urgent !== 'none') return false;
  return owner(talk.now) === undefined ? asked !== (questionId(talk) ?? '') : asked !== '';
}

/** A signal in words, for whoever takes over; no score, no matrix. */
function signal(talk: Talk, sitting: Sitting, { id, text }: { id: string; text: string }): void {
  if (!mayType(talk.now)) {
    talk.refusal = { code: 'ask-first' };
    return;
  }
  noteOnce(talk, id);
  noteFromTable(talk, sitting, `Signaal: ${text}`);
}

function noteOnce(talk: Talk, id: string): void {
  talk.now.recentInbound = rememberInbound(talk.now.recentInbound, [id]);
}

/** Everything but words for the conversation itself: those are heard as a message is. */
export function actAtTheTable(talk: Talk, action: Exclude<SpreekuurAction, { do: 'say' }>): void {
  const sitting = talk.beside;
  if (sitting === undefined) return;
  switch (action.do) {
    case 'begin':
      if (action.phone !== undefined) typePhone(talk, sitting, action.phone);
      return startFlow(talk, 'spreekuur');
    case 'signal':
      return signal(talk, sitting, action);
    case 'professional':
      noteOnce(talk, action.id);
      return callProfessional(talk, sitting, action);
    case 'phone':
      return typePhone(talk, sitting, action.number);
    case 'no-phone':
      return forgetPhone(sitting);
    case 'phone-asked':
      return phoneAsked(talk, sitting, action.typedAt);
    case 'phone-answered':
      return answerPhone(talk, sitting, action.yes);
    case 'pause':
      sitting.state = 'paused';
      return;
    case 'go-on':
      sitting.state = 'open';
      talk.now.restingSince = undefined;
      return;
    case 'end':
      return recap(talk, sitting);
    case 'withdraw':
      return withdraw(talk);
    case 'plan-agreed':
    case 'plan':
    case 'month':
      if (action.id !== undefined) noteOnce(talk, action.id);
      return writeTogether(talk, sitting, action);
    case 'move':
      spreekuurOf(talk.now).movingTo = action.to;
      return wantSitting(talk);
  }
}

/** After each turn at the table: who said no is not kept by name, and the sitting is over. */
export function leaveTheTable(talk: Talk): void {
  const sitting = talk.beside;
  if (sitting === undefined || talk.now.consent.volunteer?.given !== false) return;
  if (sitting.state === 'ended') return;
  sitting.state = 'ended';
  sitting.name = NOBODY;
  delete sitting.phone;
  talk.now.name = NOBODY;
}
