/**
 * Who may hear about money (design C8): somebody whose telephone was linked with a worker's code, and who knows the
 * day and month of birth. A telephone number alone never unlocks an amount. The answer counts for this channel and
 * address: on WhatsApp until 30 days of silence, on SMS for an hour, because the sender of an SMS can be forged.
 */
import { addMinutes } from '../civil-time.ts';
import type { Channel } from '../conversation.ts';
import { replyChannel, unschedule, type Talk } from '../talk.ts';
import { audit } from './audit.ts';

export const MOST_WRONG_TRIES = 3;
export const LOCK_HOURS = 24;
export const SILENCE_DAYS = 30;
export const SMS_CHECK_MINUTES = 60;
/** Codes remembered as used; a code lives a week, so older ones are dead by themselves. */
const MOST_SPENT = 20;
/** Begins the key of a consent to tell somebody about money. */
export const MONEY_CONSENT = 'money: ';

/** Channel and address: what a check counts for. */
export function checkedPlace({ kind, via, address }: Channel): string {
  return `${kind} ${via} ${address}`;
}

/** Where this message came from. */
function place(talk: Talk): string | undefined {
  const channel = replyChannel(talk.now);
  return channel && checkedPlace(channel);
}

/** Until when nothing is said about money; undefined when not locked. A lock that is over is taken away. */
export function lockedUntil(talk: Talk): string | undefined {
  const { money } = talk.now;
  if (money.lockedUntil !== undefined && money.lockedUntil <= talk.context.now) {
    delete money.lockedUntil;
    money.wrongTries = 0;
  }
  return money.lockedUntil;
}

/** Has this resident shown, here and not too long ago, to be the participant? */
export function isChecked(talk: Talk): boolean {
  const { checkedAt, checkedChannel } = talk.now.money;
  if (checkedAt === undefined || checkedChannel === undefined || checkedChannel !== place(talk)) return false;
  if (replyChannel(talk.now)?.kind !== 'sms') return true;
  return talk.context.now < addMinutes(checkedAt, SMS_CHECK_MINUTES);
}

/** May an answer hold this participant's money? */
export function isOpen(talk: Talk): boolean {
  return talk.now.money.participant !== undefined && lockedUntil(talk) === undefined && isChecked(talk);
}

export function forgetCheck(talk: Talk): void {
  delete talk.now.money.checkedAt;
  delete talk.now.money.checkedChannel;
}

/** The right day and month of birth were given. */
export function checkRight(talk: Talk): void {
  const at = place(talk);
  if (at === undefined) return;
  talk.now.money.checkedAt = talk.context.now;
  talk.now.money.checkedChannel = at;
  talk.now.money.wrongTries = 0;
  audit(talk, 'check-right');
}

/** Counts a wrong birthday or a wrong code; the third in a row locks for a day. */
export function wrongTry(talk: Talk): 'again' | 'locked' {
  const { money } = talk.now;
  money.wrongTries += 1;
  audit(talk, 'check-wrong');
  if (money.wrongTries < MOST_WRONG_TRIES) return 'again';
  money.lockedUntil = addMinutes(talk.context.now, LOCK_HOURS * 60);
  forgetCheck(talk);
  audit(talk, 'locked');
  return 'locked';
}

/** Choices made for one participant do not hold for another. */
function forgetChoices(talk: Talk): void {
  const { money } = talk.now;
  money.notices = false;
  money.noticed = [];
  delete money.noticesOfferedAt;
  delete money.writing;
  delete money.negativeToldAt;
  unschedule(talk, 'payout-notice');
  for (const [receiver, consent] of Object.entries(talk.now.consent)) {
    if (receiver.startsWith(MONEY_CONSENT) && consent.given)
      talk.now.consent[receiver] = { ...consent, given: false, at: talk.context.now };
  }
}

/** A worker's code links this conversation to a participant; the check is still to come. */
export function link(talk: Talk, participant: string, code: string): void {
  const { money } = talk.now;
  if (money.participant !== undefined && money.participant !== participant) forgetChoices(talk);
  money.participant = participant;
  money.linkedAt = talk.context.now;
  money.spent = [...(money.spent ?? []), code].slice(-MOST_SPENT);
  money.wrongTries = 0;
  forgetCheck(talk);
  audit(talk, 'link');
}

/** Takes the link away with all that hung on it. */
export function unlink(talk: Talk, why: 'unlink' | 'wrong-person'): void {
  const { money } = talk.now;
  audit(talk, why);
  forgetChoices(talk);
  forgetCheck(talk);
  delete money.participant;
  delete money.linkedAt;
  delete money.waiting;
  delete money.words;
}
