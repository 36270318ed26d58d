/** How money answers word days and moments: always by their date, so that a message read later still is true. */
import { civilDateOf, sayDate, sayMoment } from '../civil-time.ts';
import type { Language } from '../meaning.ts';
import { voice, type Talk } from '../talk.ts';
import type { Bill, CivilDate, Instant } from './facts.ts';

/** The language money is spoken in: that of everything else. */
export function spokenLanguage(talk: Pick<Talk, 'now' | 'context'>): Language {
  return voice(talk);
}

export function today(talk: Talk): CivilDate {
  return civilDateOf(talk.context.now);
}

/** "donderdag 26 november" */
export function sayCivilDate(talk: Talk, date: CivilDate): string {
  return sayDate(spokenLanguage(talk), date);
}

/** The moment facts were true, for "stand van": "vandaag om 9 uur", "donderdag 19 november om 23.59 uur". */
export function sayAsOf(talk: Talk, asOf: Instant): string {
  return sayMoment(spokenLanguage(talk), asOf, talk.context.now);
}

/** The kind of bill as the texts name it: an ICU selector has no dash. */
export function billWord(kind: Bill['kind']): string {
  return kind === 'health-insurance' ? 'care' : kind;
}
