/**
 * The resident's own phone. A number that a volunteer types is nobody's until whoever has that phone says yes: it is
 * asked in the conversation of that number, and what was told at the table goes there only then.
 */
import { addMinutes } from '../civil-time.ts';
import type { Channel } from '../conversation.ts';
import { workerName } from '../handover/request.ts';
import type { Heard } from '../heard.ts';
import { say, schedule, unschedule, type Talk } from '../talk.ts';
import { askYesNo } from '../traject/ask-yes-no.ts';
import { isShown, sittingOf, spreekuurOf } from './of.ts';
import type { Sitting } from './sitting.ts';

/** A number is not asked again within this time, whoever types it. */
const ASK_AGAIN_MINUTES = 2;
/** A phone that was not asked because of a crash is asked after this time, and no longer once the table is cleared. */
const ASK_SURELY_MINUTES = 1;
const ASK_NO_LONGER_MINUTES = 180;
/** A move that a crash broke off is taken up again after this time. */
const MOVE_AGAIN_MINUTES = 1;

/** Dutch and international ways to write a mobile number; undefined for what cannot be one. */
export function phoneNumber(typed: string): string | undefined {
  const bare = typed.replace(/[\s().-]/g, '').replace(/^00/, '+');
  const full = /^06\d{8}$/.test(bare) ? `+31${bare.slice(1)}` : bare;
  return /^\+\d{8,15}$/.test(full) ? full : undefined;
}

export function typePhone(talk: Talk, sitting: Sitting, number: string): void {
  const known = phoneNumber(number);
  if (known === undefined) {
    talk.refusal = { code: 'no-number' };
    return;
  }
  if (sitting.phone?.state === 'confirmed') return;
  sitting.phone = { number: known, state: 'asked', at: talk.context.now };
  wantAsked(talk, sitting);
}

/** Asks that phone; asked for again each minute until it was, so that a crash in between loses nothing. */
function wantAsked(talk: Talk, { id, volunteer, phone }: Sitting): void {
  if (phone?.state !== 'asked') return;
  const { number, at: typedAt } = phone;
  talk.effects.push({ kind: 'ask-phone', number, sitting: id, volunteer, typedAt });
  unschedule(talk, 'spreekuur-phone', id);
  const at = addMinutes(talk.context.now, ASK_SURELY_MINUTES);
  schedule(talk, { kind: 'spreekuur-phone', about: id, at });
}

/** The minute has passed and nobody said that the phone was asked. */
export function phoneDue(talk: Talk, id: string): void {
  const sitting = sittingOf(talk.now, id);
  if (sitting?.phone === undefined || !isShown(sitting)) return;
  if (addMinutes(sitting.phone.at, ASK_NO_LONGER_MINUTES) > talk.context.now) wantAsked(talk, sitting);
}

/** That phone was asked. @param typedAt which number of this sitting: it may have been typed anew meanwhile */
export function phoneAsked(talk: Talk, sitting: Sitting, typedAt: string): void {
  if (sitting.phone?.at === typedAt) unschedule(talk, 'spreekuur-phone', sitting.id);
}

export function forgetPhone(sitting: Sitting): void {
  if (sitting.phone?.state !== 'confirmed') delete sitting.phone;
}

export function answerPhone(talk: Talk, sitting: Sitting, yes: boolean): void {
  if (sitting.phone === undefined) return;
  sitting.phone.state = yes ? 'confirmed' : 'denied';
  sitting.phone.at = talk.context.now;
}

/** A volunteer typed this phone's number, at that moment. */
export interface PhoneQuestion {
  readonly sitting: string;
  readonly volunteer: string;
  readonly channel: Channel;
  readonly typedAt: string;
}

/** In the conversation of the number itself: who is this, and do you sit there? */
export function askPhone(talk: Talk, { sitting, volunteer, channel, typedAt }: PhoneQuestion): void {
  const { asking, askedFor, sittings } = spreekuurOf(talk.now);
  const question = `${sitting} ${typedAt}`;
  const taken = sittings.some((one) => one.id === sitting);
  const wait =
    Date.parse(talk.context.now) - Date.parse(asking?.at ?? '1970-01-01') < ASK_AGAIN_MINUTES * 60_000;
  // Asked anew after a crash: whoever has this phone was asked, and may have said no since.
  if (taken || wait || askedFor === question || talk.now.optedOutAt !== undefined) return;
  if (talk.now.channels.length === 0) talk.now.channels.push(channel);
  if (!talk.now.introduced) {
    talk.now.introduced = true;
    say(talk, 'about.introduction', {}, { always: true, template: 'spreekuur' });
  }
  const line = askYesNo(talk, 'spreekuur.is-it-you', { volunteer: workerName(talk, volunteer) }, 'spreekuur');
  spreekuurOf(talk.now).asking = { sitting, volunteer, at: talk.context.now, line: line.id };
  spreekuurOf(talk.now).askedFor = question;
}

/** The yes or no from the phone itself; undefined when this message is none. */
export function hearPhone(talk: Talk, heard: Heard): 'yes' | 'no' | undefined {
  const asking = talk.now.spreekuur?.asking;
  const last = talk.now.transcript.findLast((line) => line.from === 'bot' || line.from === 'worker');
  if (asking === undefined || asking.confirmedAt !== undefined || last?.id !== asking.line) return undefined;
  if (heard.word === 'yes' || heard.plain === '1') return 'yes';
  return heard.word === 'no' || heard.plain === '2' ? 'no' : undefined;
}

/** What was told at the table comes here; asked for again each minute until it has. */
export function wantSitting(talk: Talk): void {
  const { asking, movingTo } = talk.now.spreekuur ?? {};
  const move =
    movingTo === undefined
      ? asking?.confirmedAt !== undefined && { from: asking.sitting, to: talk.now.id }
      : { from: talk.now.id, to: movingTo };
  if (move === false) return;
  talk.effects.push({ kind: 'move-sitting', ...move });
  const at = addMinutes(talk.context.now, MOVE_AGAIN_MINUTES);
  unschedule(talk, 'spreekuur-move');
  schedule(talk, { kind: 'spreekuur-move', about: move.from, at });
}
