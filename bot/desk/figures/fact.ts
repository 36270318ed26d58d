/** What the team lead's figures are made of: one conversation without names, words or numbers of the resident. */
import type { Colour, Conversation, Handover, Promised } from '../../../dialogs/conversation.ts';
import type { Traject } from '../../../dialogs/traject/traject.ts';

export interface Fact {
  readonly id: string;
  readonly createdAt: string;
  readonly colour: Colour | null;
  /** Earlier handovers and the present one, oldest first. */
  readonly handovers: readonly Handover[];
  readonly promises: readonly Promised[];
  readonly fixedContact: string | null;
  readonly traject: Traject | null;
  readonly optedOut: boolean;
}

export function factOf(conversation: Conversation): Fact {
  const { id, createdAt, stoplight, handover, handoverHistory, promises, fixedContact, traject } =
    conversation;
  return {
    id,
    createdAt,
    colour: stoplight?.colour ?? null,
    handovers: [...(handoverHistory ?? []), ...(handover === undefined ? [] : [handover])],
    promises,
    fixedContact: fixedContact ?? null,
    traject: traject ?? null,
    optedOut: conversation.optedOutAt !== undefined,
  };
}
