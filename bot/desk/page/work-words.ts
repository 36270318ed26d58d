/** Words for what workers and residents do together; results are the literal values of the city's register. */
import type { FeedbackMoment, Referrer, Results, Traject } from '../../../dialogs/traject/traject.ts';
import type { Appointment } from './types.ts';

export const APPOINTMENT_STATES: Readonly<Record<Appointment['state'], string>> = {
  proposed: 'nog niet vast',
  fixed: 'vast',
  held: 'was er',
  missed: 'was er niet',
  cancelled: 'afgezegd',
};

export const REFERRERS: Readonly<Record<Referrer['kind'], string>> = {
  vraagwijzer: 'VraagWijzer',
  welzijn: 'Welzijnsorganisatie',
  wijkteam: 'Wijkteam',
  'w-en-i': 'Werk en Inkomen',
  exit: 'Exit',
  jongerenloket: 'Jongerenloket',
  prestatie010: 'Prestatie010',
  reclassering: 'Reclassering',
  detentie: 'Detentie',
  schuldenrechter: 'Schuldenrechter',
  anders: 'Iemand anders',
};

export const FEEDBACK: Readonly<Record<FeedbackMoment, string>> = {
  invited: 'de afspraak is gemaakt',
  accepted: 'iemand pakt het op',
  'first-contact': 'het eerste contact is er',
  'no-show': 'kwam niet op de afspraak',
  result: 'het resultaat',
  'weeks-8': 'hoe het na acht weken gaat',
  closed: 'het is afgesloten',
};

export const NO_SHOW: Readonly<Record<NonNullable<Traject['noShow']>['step'], string>> = {
  message: 'Kwam niet. Er is een bericht gestuurd. Wacht op antwoord.',
  call: 'Kwam niet en antwoordt niet. Nu: bellen.',
  'ask-referrer': 'Niet bereikt. Nu: vraag de verwijzer of contact lukt.',
  'may-close': 'Alles is geprobeerd. Afsluiten mag nu.',
};

type Values<K extends keyof Results> = readonly NonNullable<Results[K]>[];
export const INTAKE_RESULTS: Values<'intake'> = [
  'Toeleiding aanvraag KBR',
  'Betalingsregeling treffen',
  'Budgetbeheer KBR',
  'Sociale lening KBR',
  'Niet verschenen',
  'Wil geen ondersteuning',
  'Geen dienstverlening',
  'Onbekend',
];
export const TRAJECT_RESULTS: Values<'traject'> = [
  'Aanvraag KBR',
  'Betalingsregeling getroffen',
  'Budgetbeheer',
  'Sociale lening',
  'Wil geen (verdere) ondersteuning',
];
export const KBR_RESULTS: Values<'kbr'> = ['ingenomen', 'in behandeling', 'afgewezen'];

/** "1 december 2026" of a civil date. */
export function dayWords(date: string): string {
  return new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date));
}

/** "november 2026" of "2026-11". */
export function monthWords(month: string): string {
  const whole = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('nl-NL', whole).format(Date.parse(`${month}-01`));
}

/** "€ 1.200,50" of text with two decimals; the digits are never made into a number. */
export function euros(amount: string): string {
  const [whole = '', cents = '00'] = amount.replace('-', '').split('.');
  const grouped = new Intl.NumberFormat('nl-NL').format(BigInt(whole));
  return `${amount.startsWith('-') ? '-' : ''}€\u00A0${grouped},${cents}`;
}
