/** A message fits in a few SMS segments with the longest values, and does not cost double by one stray letter. */
import type { Language } from '../../../dialogs/meaning.ts';
import { errorAt, warningAt, type Finding } from '../finding.ts';
import { placeholdersOf, renderings } from '../renderings.ts';
import { outsideGsm, smsSize } from '../sms-segments.ts';
import type { Spoken } from '../spoken.ts';
import type { Check } from '../subject.ts';

/** Languages that can do without letters outside GSM-7. */
export const PLAIN_LANGUAGES: readonly Language[] = ['nl', 'en'];

/** Most segments of one message: letters outside GSM-7 leave less than half the room, and nobody is denied theirs. */
export function mostSegments(lang: Language): number {
  return PLAIN_LANGUAGES.includes(lang) ? 2 : 4;
}

function tooLong({ lang, message, sent }: Spoken): Finding[] {
  const sizes = sent.map(smsSize);
  const largest = sizes.reduce((one, other) => (other.segments > one.segments ? other : one), smsSize(''));
  if (largest.segments <= mostSegments(lang)) return [];
  const worst = placeholdersOf(message.elements).size > 0 ? ' with the longest values' : '';
  const reason = `text "${message.id}" takes ${largest.segments} SMS segments in ${lang}${worst} (${largest.units} ${largest.encoding} units)`;
  return [errorAt(message.place, 'sms-length', reason)];
}

function strayLetters({ lang, message }: Spoken): Finding[] {
  if (!PLAIN_LANGUAGES.includes(lang)) return [];
  const stray = outsideGsm(renderings(message.elements, () => '').join(''));
  if (stray.length === 0) return [];
  const reason = `text "${message.id}" has ${stray.join(' ')} outside GSM-7, so its SMS holds 70 characters instead of 160`;
  return [warningAt(message.place, 'sms-letters', reason)];
}

export const sms: Check = ({ spoken }) => spoken.flatMap((one) => [...tooLong(one), ...strayLetters(one)]);
