/** Names practical help nearby from the sociale kaart: at most three, with when it is open and how to reach it. */
import { sayMoment } from '../civil-time.ts';
import type { DirectoryEntry } from '../city.ts';
import { helpNearby, MOST_PLACES } from '../directory.ts';
import type { Step } from '../flow.ts';
import { isOpen, nextOpening } from '../office-hours.ts';
import { say, voice, type Talk } from '../talk.ts';

/** Fewer to read for somebody under stress. */
const FEW_PLACES = 2;

/** One place: when it is open and how to reach it. */
export function sayPlace(talk: Talk, entry: DirectoryEntry): void {
  const { now, facts } = talk.context;
  const place = { place: entry.name, how: entry.howIn?.[voice(talk)] ?? entry.how };
  if (entry.hours === undefined) {
    say(talk, 'directory.entry', place);
    return;
  }
  const hours = { week: entry.hours, closed: facts.city.office.closed };
  const opening = nextOpening(hours, now);
  if (isOpen(hours, now)) say(talk, 'directory.entry-open-now', place);
  else if (opening === undefined) say(talk, 'directory.entry', place);
  else say(talk, 'directory.entry-open', { ...place, when: sayMoment(voice(talk), opening, now) });
}

export function directory(talk: Talk, step: Extract<Step, { directory: unknown }>): string {
  const { facts } = talk.context;
  const area = talk.now.answers.area?.value;
  const found = helpNearby(
    facts.directory,
    {
      need: step.directory,
      lang: talk.now.lang,
      ...(area === undefined ? {} : { area }),
      neighbourhoods: facts.city.neighbourhoods,
    },
    talk.stress === 'calm' && talk.now.stoplight?.colour !== 'rood' ? MOST_PLACES : FEW_PLACES,
  );
  if (found.length === 0) {
    say(talk, 'directory.none');
    return step.next;
  }
  say(talk, 'directory.lead', { count: found.length });
  for (const entry of found) sayPlace(talk, entry);
  return step.next;
}
