/**
 * "Ik ben 14 en mijn moeder huilt om geld": a child is asked nothing about money. It is heard, and a person comes.
 * Under sixteen somebody cannot consent for themselves (AVG art. 8, UAVG art. 5).
 */
import { requestHandover } from '../handover/request.ts';
import { isWaiting } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { noteOnce, say } from '../talk.ts';
import type { Listener } from './listener.ts';

const YOUNGEST = 6;
const CONSENTS_FROM = 16;

/** An age and nothing that only looks like one: "ik ben 3 maanden achter", "ben 12 jaar getrouwd". */
const AGES: readonly RegExp[] = [
  /\b(?:ik ben|i am|im) (?:pas |nog maar |only |just )?(\d{1,2})(?: (?:jaar|jr)(?: oud)?| years? old)?(?= (?:en|and|maar|but|mijn|mn|my)\b|$)/,
  /\b(?:tengo) (\d{1,2}) anos(?= |$)/,
  /\b(?:mam) (\d{1,2}) lat(?= |$)/,
  /\b(\d{1,2}) yasindayim/,
  /\b(?:mi tin) (\d{1,2}) ana(?= |$)/,
  /عمري (\d{1,2})(?= |$)/,
];
/** "Ik ben 9", as an answer, may be about anything. */
const FEWEST_WORDS = 4;

function ageTold({ plain: text }: Heard): number | undefined {
  const found = AGES.map((age) => age.exec(text)?.[1]).find((one) => one !== undefined);
  return found === undefined ? undefined : Number(found);
}

function isChild(heard: Heard): boolean {
  const age = ageTold(heard);
  return age !== undefined && age >= YOUNGEST && age < CONSENTS_FROM;
}

const NOTE = 'Schrijft jonger dan 16 te zijn.';

export const child: Listener = (talk, heard) => {
  const { urgent } = heard.meaning;
  const enough = heard.first || heard.plain.split(' ').length >= FEWEST_WORDS;
  if (!enough || !isChild(heard) || !noteOnce(talk, NOTE)) return false;
  // What is acute has its own first words, and brings a person who reads the note.
  if (urgent !== 'none' || isWaiting(talk.now)) return false;
  talk.now.position = undefined;
  talk.now.stack = [];
  say(talk, 'child.heard');
  requestHandover(talk, { urgency: 'red', reason: 'een kind schrijft zelf, jonger dan 16' });
  return true;
};
