/** The provider says this resident wants no messages: the same as STOP (contract B5). */
import type { AgendaItem, Conversation } from '../conversation.ts';
import type { Applied } from './result.ts';

const UNASKED: readonly AgendaItem['kind'][] = ['check-in', 'resume-reminder', 'payout-notice'];

export const OPTED_OUT_TASK = 'heeft zich bij de provider afgemeld voor berichten';

/** Opts out once; what is planned unasked is dropped, and a worker with an open case hears it. */
export function optOut(conversation: Conversation, now: string): Applied {
  if (conversation.optedOutAt !== undefined) return { conversation, phoneTasks: [] };
  const agenda = conversation.agenda.filter((item) => !UNASKED.includes(item.kind));
  return { conversation: { ...conversation, optedOutAt: now, agenda }, phoneTasks: [OPTED_OUT_TASK] };
}
