/** The sittings of a conversation, and which of them is going on. */
import type { Conversation } from '../conversation.ts';
import type { Sitting, Spreekuur } from './sitting.ts';

/** After so long without a tap nobody sits there any more: what is said then is not for the volunteer. */
const HOURS_AT_THE_TABLE = 3;

export function spreekuurOf(conversation: Conversation): Spreekuur {
  conversation.spreekuur ??= { sittings: [] };
  return conversation.spreekuur;
}

export function sittingOf(conversation: Conversation, id: string): Sitting | undefined {
  return conversation.spreekuur?.sittings.find((one) => one.id === id);
}

/** May this volunteer still see what was typed there? */
export function isShown(sitting: Sitting): boolean {
  return sitting.withdrawnAt === undefined;
}

/** The sitting that goes on now: volunteer and resident read the same screen. */
export function atTheTable(conversation: Conversation, now: string): Sitting | undefined {
  const since = new Date(Date.parse(now) - HOURS_AT_THE_TABLE * 3_600_000).toISOString();
  return conversation.spreekuur?.sittings.findLast(
    (one) => one.state === 'open' && isShown(one) && one.lastAt >= since,
  );
}

/** The newest sitting whose volunteer the resident lets in. */
export function lastSitting(conversation: Conversation): Sitting | undefined {
  return conversation.spreekuur?.sittings.findLast(isShown);
}

/** The volunteer may type and see what was typed: asked aloud, answered by the resident, kept with who typed it. */
export function mayType(conversation: Conversation): boolean {
  return conversation.consent.volunteer?.given === true;
}
