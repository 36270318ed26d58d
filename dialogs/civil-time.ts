/** Civil time in the Netherlands for people; storage keeps UTC instants. */
import { Temporal } from 'temporal-polyfill';
import type { Language } from './meaning.ts';
import { LOCALES } from './texts.ts';

export const TIME_ZONE = 'Europe/Amsterdam';

/** What was asked last: a turn asks about its own moment many times. */
let last: { readonly instant: string; readonly at: Temporal.ZonedDateTime; date?: string } | undefined;

function known(instant: string): NonNullable<typeof last> {
  if (last?.instant === instant) return last;
  last = { instant, at: Temporal.Instant.from(instant).toZonedDateTimeISO(TIME_ZONE) };
  return last;
}

export function zoned(instant: string): Temporal.ZonedDateTime {
  return known(instant).at;
}

/** UTC instant with milliseconds, as stored: 2026-11-20T22:10:00.000Z. */
export function stamp(moment: Temporal.ZonedDateTime | Temporal.Instant): string {
  return new Date(moment.epochMilliseconds).toISOString();
}

/** The day on the calendar in Amsterdam, YYYY-MM-DD. */
export function civilDateOf(instant: string): string {
  const moment = known(instant);
  return (moment.date ??= moment.at.toPlainDate().toString());
}

export function addMinutes(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(lang: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[lang], { timeZone: TIME_ZONE, ...options });
  formats.set(key, made);
  return made;
}

/** A day as people say it: "donderdag 26 november". */
export function sayDate(lang: Language, date: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  return format(lang, { weekday: 'long', day: 'numeric', month: 'long' }).format(noon).replace(',', '');
}

const RELATIVE: Readonly<
  Record<Language, { today: string; tomorrow: string; at: string; by: string; hour: string }>
> = {
  nl: { today: 'vandaag', tomorrow: 'morgen', at: 'om', by: 'voor', hour: ' uur' },
  en: { today: 'today', tomorrow: 'tomorrow', at: 'at', by: 'before', hour: '' },
  tr: { today: 'bugün', tomorrow: 'yarın', at: 'saat', by: 'saat', hour: '' },
  ar: { today: 'اليوم', tomorrow: 'غدا', at: 'الساعة', by: 'قبل الساعة', hour: '' },
  pl: { today: 'dzisiaj', tomorrow: 'jutro', at: 'o', by: 'przed', hour: '' },
  es: { today: 'hoy', tomorrow: 'mañana', at: 'a las', by: 'antes de las', hour: '' },
  pap: { today: 'awe', tomorrow: 'mañan', at: 'pa', by: 'promé ku', hour: '' },
};

function clockTime(lang: Language, at: Temporal.ZonedDateTime): string {
  const minute = at.minute === 0 && lang === 'nl' ? '' : `.${String(at.minute).padStart(2, '0')}`;
  if (lang === 'nl') return `${at.hour}${minute}${RELATIVE.nl.hour}`;
  return `${at.hour}:${String(at.minute).padStart(2, '0')}`;
}

/** A day near now in words: "vandaag", "morgen", "maandag", or "maandag 30 november" when further than six days. */
export function sayDay(lang: Language, date: string, now: string): string {
  const days = Temporal.PlainDate.from(civilDateOf(now)).until(date).total('days');
  if (days === 0) return RELATIVE[lang].today;
  if (days === 1) return RELATIVE[lang].tomorrow;
  if (days > 1 && days < 7) return format(lang, { weekday: 'long' }).format(new Date(`${date}T12:00:00Z`));
  return sayDate(lang, date);
}

/** "maandag om 9 uur"; with `by`, the deadline form "morgen voor 17 uur". */
export function sayMoment(lang: Language, instant: string, now: string, form: 'at' | 'by' = 'at'): string {
  const at = zoned(instant);
  const day = sayDay(lang, at.toPlainDate().toString(), now);
  return `${day} ${RELATIVE[lang][form]} ${clockTime(lang, at)}`;
}
