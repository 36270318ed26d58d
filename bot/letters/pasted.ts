/** A letter that somebody pasted into a message, parted from what they say themselves. */
import type { Meaning } from '../../dialogs/meaning.ts';
import { plain } from '../../dialogs/plain.ts';

/** Shorter than this is no letter. */
const LEAST_WORDS = 35;
/** Marks of a letter that a message of a resident hardly ever has together. */
const LEAST_MARKS = 3;
/** Lines under the greeting at the end that still belong to the letter: name, function, organisation. */
const UNDER_LINES = 4;
const OWN_WORDS =
  /\b(?:ik|mij|mijn|mn|me|we|help|kun je|kan je|kunnen jullie|hoi|hallo|hey|hee|wat moet|wat is dit|wat betekent|snap|lees|kijk|please|i|my|can you|ben|ne|bu|czy|co|que|mi|kiko)\b/;
const BEGINS =
  /\b(?:geachte|beste (?:heer|mevrouw|meneer|huurder|bewoner|klant)|betreft|onderwerp|ons kenmerk|uw kenmerk|kenmerk|datum|dossiernummer|postbus)\b/;
const ENDS = /\b(?:met vriendelijke groet|vriendelijke groet|hoogachtend|met hoogachting)/;

export interface Parted {
  /** What the resident says beside the letter; empty when nothing. */
  readonly own: string;
  readonly letter: string;
}

/** Words in front of the letter on its own first line. */
function ownOnTheLine(line: string): string {
  const at = line.search(/\bgeachte\b/i);
  const before = at > 0 ? line.slice(0, at) : '';
  return OWN_WORDS.test(plain(before)) ? before.trim() : '';
}

/** @param marks how many marks of a letter a text has, as `plain` gives it. @returns undefined when there is no letter in it */
export function partPasted(text: string, marks: (plainText: string) => number): Parted | undefined {
  const all = plain(text);
  if (all.split(' ').length < LEAST_WORDS || marks(all) < LEAST_MARKS) return undefined;
  const lines = text.split('\n');
  const [first = ''] = lines;
  const begins = lines.findIndex((line) => BEGINS.test(plain(line)));
  const front = lines.slice(0, Math.max(0, begins)).findLastIndex((line) => OWN_WORDS.test(plain(line))) + 1;
  const ends = lines.findLastIndex((line) => ENDS.test(plain(line)));
  const back = ends < 0 ? [] : lines.slice(ends + 1 + UNDER_LINES);
  const behind = back.findIndex((line) => OWN_WORDS.test(plain(line)));
  const end = behind < 0 ? lines.length : ends + 1 + UNDER_LINES + behind;
  const own = [...lines.slice(0, front), ...lines.slice(end)].join('\n').trim();
  return { own: own === '' ? ownOnTheLine(first) : own, letter: lines.slice(front, end).join('\n') };
}

/** From this belief it was a rule that saw danger; below it the classifier, which official language misleads. */
const BY_RULE = 0.85;
/** In these languages letters are not written, and somebody speaks of themselves. */
const SPEAKS = /\b(?:ik|ikke|mij|mijn|mn|me|i|my|ben|beni|benim|ja|mnie|yo|mi)\b|\p{Script=Arabic}/u;

/**
 * Danger told in a text with a letter in it: by a rule anywhere, in the whole or in one line that the words around it
 * would drown; by the classifier only where somebody speaks of themselves.
 */
export function alarmIn(text: string, understand: (words: string) => Meaning): Meaning | undefined {
  const counts = (words: string, { urgent, confidence }: Meaning) =>
    urgent === 'emergency' && (confidence >= BY_RULE || SPEAKS.test(plain(words)));
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const line of lines) {
    const meaning = understand(line);
    if (counts(line, meaning)) return meaning;
  }
  const whole = understand(text);
  return whole.urgent === 'emergency' && whole.confidence >= BY_RULE ? whole : undefined;
}
