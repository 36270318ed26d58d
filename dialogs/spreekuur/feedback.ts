/** What the volunteer hears afterwards, when the resident agreed: it was taken up, there was contact, it is done. */
import type { Talk } from '../talk.ts';
import { isShown } from './of.ts';
import type { ToldMoment } from './sitting.ts';

export function tellVolunteer(talk: Talk, moment: ToldMoment): void {
  const { handover, fixedContact, consent, spreekuur } = talk.now;
  const worker = handover?.worker ?? fixedContact;
  if (worker === undefined || consent.feedback?.given !== true) return;
  const told = new Set<string>();
  for (const sitting of spreekuur?.sittings.filter(isShown) ?? []) {
    // Once for each handover: the same moment of a later one is news again.
    const since = handover?.requestedAt ?? '';
    if (sitting.told.some((one) => one.moment === moment && one.at >= since)) continue;
    sitting.told.push({ moment, at: talk.context.now, worker });
    told.add(sitting.volunteer);
  }
  for (const volunteer of told) talk.effects.push({ kind: 'notify', worker: volunteer, what: 'feedback' });
}
