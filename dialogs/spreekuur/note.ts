import { nextId, type Talk } from '../talk.ts';
import type { Sitting } from './sitting.ts';

/** A note from the table for whoever takes over: never sent, and it says which volunteer wrote it. */
export function noteFromTable(talk: Talk, sitting: Sitting, text: string): void {
  talk.now.transcript.push({
    id: nextId(talk),
    at: talk.context.now,
    from: 'note',
    by: sitting.volunteer,
    sitting: sitting.id,
    text,
  });
}
