/** A little belief in danger, without a rule, that clear words about something else explain. */
import { isInDanger, owner } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { EXPLAINED_BELOW } from '../meaning.ts';
import type { Talk } from '../talk.ts';
import { declines } from './no-person.ts';
import { asksToStay } from './stays.ts';

/** "Er hoeft niemand te bellen", "vergeet me niet", "waar kan ik slapen"; not while there is danger or a worker reads. */
export function isExplained(talk: Talk, heard: Heard): boolean {
  if (heard.meaning.urgent !== 'emergency' || heard.meaning.confidence >= EXPLAINED_BELOW) return false;
  if (isInDanger(talk.now) || owner(talk.now) !== undefined) return false;
  const asksPlace = talk.context.words.places(heard.text).length > 0;
  return asksPlace || declines(talk, heard.text) !== undefined || asksToStay(talk, heard);
}
