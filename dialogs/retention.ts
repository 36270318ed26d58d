/** What of a conversation is kept no longer: old words first, and the whole of it when it has been over for long. Pure. */
import type { Conversation, Line } from './conversation.ts';
import { isUnsettled } from './deliveries.ts';
import { hasOpenHandover } from './handover/state.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Lines said before this instant leave, unless they are still on their way. */
export function keptLines(lines: readonly Line[], before: string): readonly Line[] {
  const kept = lines.filter(
    ({ at, delivery }) => at >= before || (delivery !== undefined && isUnsettled(delivery)),
  );
  return kept.length === lines.length ? lines : kept;
}

/**
 * Without words from before this instant: lines, and what answers and questions quote of them. What was decided stays:
 * colour, labels of answers, promises, handovers. Letters go with the words.
 * @returns the same object when there is nothing old
 */
export function withoutOldWords(conversation: Conversation, before: string): Conversation {
  const lines = keptLines(conversation.transcript, before);
  const old = Object.values(conversation.answers).some(({ at, words }) => at < before && words !== '');
  const later = conversation.later.filter(({ at }) => at >= before);
  const letters = conversation.letters?.all.filter(({ at, media }) => at >= before || media !== undefined);
  if (
    lines === conversation.transcript &&
    !old &&
    later.length === conversation.later.length &&
    letters?.length === conversation.letters?.all.length
  )
    return conversation;
  const answers = Object.fromEntries(
    Object.entries(conversation.answers).map(([name, answer]) => [
      name,
      answer.at < before ? { ...answer, words: '' } : answer,
    ]),
  );
  const kept = conversation.letters && { ...conversation.letters, all: letters ?? [] };
  return {
    ...conversation,
    transcript: [...lines],
    answers,
    later,
    ...(kept === undefined ? {} : { letters: kept }),
  };
}

/** The last moment that anything in it is dated, not after now. */
export function lastMoment(conversation: Conversation, now: string): string {
  let last = conversation.createdAt;
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value > last && value <= now && INSTANT.test(value)) last = value;
    } else if (typeof value === 'object' && value !== null) {
      for (const one of Object.values(value)) look(one);
    }
  };
  look(conversation);
  return last;
}

/** Nothing is open, nobody has it, and nothing happened since this instant. */
export function isOver(conversation: Conversation, before: string, now: string): boolean {
  if (hasOpenHandover(conversation) || conversation.promises.some(({ keptAt }) => keptAt === undefined))
    return false;
  return keptLines(conversation.transcript, '9999').length === 0 && lastMoment(conversation, now) < before;
}
