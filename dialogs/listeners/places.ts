/** "Waar kan ik eten krijgen in Charlois?": at most three places with how to reach them, and when that was checked. */
import { namedArea } from '../answers/area.ts';
import { sayDate } from '../civil-time.ts';
import { helpNearby, isStale } from '../directory.ts';
import { resumeFlow } from '../engine.ts';
import type { DirectoryEntry, DirectoryNeed } from '../city.ts';
import { isWaiting } from '../handover/state.ts';
import { sayPlace } from '../steps/directory.ts';
import { say, toldNow, voice, type Talk } from '../talk.ts';
import { heardAs, type Heard } from '../heard.ts';
import { acute } from './acute.ts';
import { isExplained } from './explained.ts';
import type { Listener } from './listener.ts';

/** The neighbourhood of this message, else the one that is known; it is kept, so that it is asked only once. */
function areaOf(talk: Talk, heard: Heard): string | undefined {
  const named = namedArea(talk.context.facts.city.areas, heard.plain);
  if (named !== undefined) talk.now.answers.area ??= toldNow(talk, named, named);
  return named ?? talk.now.answers.area?.value;
}

/** The oldest look at one of these places: nothing is told as fresher than it is. */
function sayChecked(talk: Talk, places: readonly DirectoryEntry[]): void {
  const { now, facts } = talk.context;
  const [oldest] = places.toSorted((one, other) => one.checked.localeCompare(other.checked));
  if (oldest === undefined) return;
  const date = sayDate(voice(talk), oldest.checked);
  say(talk, isStale(oldest, facts.city, now) ? 'places.stale' : 'places.checked', { date });
}

function tell(talk: Talk, need: DirectoryNeed, area: string | undefined): void {
  const { directory, city } = talk.context.facts;
  const { neighbourhoods } = city;
  const question = { need, lang: talk.now.lang, neighbourhoods, ...(area === undefined ? {} : { area }) };
  const places = helpNearby(directory, question);
  if (places.length === 0) {
    say(talk, 'places.none');
    return;
  }
  say(talk, 'directory.lead', { count: places.length });
  for (const place of places) sayPlace(talk, place);
  sayChecked(talk, places);
  if (area === undefined) say(talk, 'places.which-area');
}

/** "Waar kan ik vannacht slapen?" is no question about places: somebody has no roof over their head. */
function hasNoRoof({ context }: Talk, heard: Heard, need: DirectoryNeed): boolean {
  const tonight = heard.meaning.urgent !== 'none' || context.words.signs(heard.text).includes('roofless');
  return need === 'housing' && tonight;
}

export const places: Listener = (talk, heard) => {
  const [need] = talk.context.words.places(heard.text);
  if (need === undefined || (heard.meaning.urgent !== 'none' && !isExplained(talk, heard))) return false;
  if (hasNoRoof(talk, heard, need)) return acute(talk, heardAs(heard, 'eviction', heard.text));
  tell(talk, need, areaOf(talk, heard));
  const asks = need === 'food' && !isWaiting(talk.now) && talk.now.position === undefined;
  if (asks) say(talk, 'places.no-food');
  resumeFlow(talk);
  return true;
};
