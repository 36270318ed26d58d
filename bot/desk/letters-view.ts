/** Letters at the desk: what was read in them and whether their picture is kept, and who may see that. */
import type { Worker } from '../../dialogs/city.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import { hasOpenHandover } from '../../dialogs/handover/state.ts';
import { KIND_NAMES, RED_KINDS } from '../../dialogs/letter/kinds.ts';
import { LETTER_CONSENT, type Letter } from '../../dialogs/letter/letters.ts';

/** The named worker only: who is asked or has the conversation, and the fixed contact. */
export function maySeeLetters(
  { handover, fixedContact, ...conversation }: Conversation,
  worker: Worker,
): boolean {
  const named = hasOpenHandover({ ...conversation, handover }) && handover?.worker === worker.id;
  return named || fixedContact === worker.id;
}

/** Their pictures only when the resident said yes to that. */
export function maySeePictures(conversation: Conversation, worker: Worker): boolean {
  return conversation.consent[LETTER_CONSENT]?.given === true && maySeeLetters(conversation, worker);
}

function letterView({ id, at, from, state, reading, kept, seen }: Letter) {
  return {
    id,
    at,
    from,
    state,
    kind: reading === undefined ? null : KIND_NAMES[reading.kind],
    urgent: reading !== undefined && RED_KINDS.includes(reading.kind),
    sender: reading?.sender ?? null,
    date: reading?.date ?? null,
    deadline: reading?.deadline ?? null,
    amount: reading?.amount ?? null,
    picture: kept === true,
    seen: seen?.at ?? null,
  };
}
export type LetterView = ReturnType<typeof letterView>;

/** Newest first. @returns undefined for who may not see them */
export function lettersView(conversation: Conversation, worker: Worker): LetterView[] | undefined {
  const all = conversation.letters?.all ?? [];
  if (all.length === 0 || !maySeeLetters(conversation, worker)) return undefined;
  return all.toReversed().map(letterView);
}
