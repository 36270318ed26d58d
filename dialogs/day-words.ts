/**
 * How each language says a day and a time. `Intl` gives the names; what it cannot give stands here: the preposition and
 * case a day needs inside a sentence, and Papiamentu, whose names CLDR does not have.
 */
import type { Language } from './meaning.ts';

/** A day as `Intl` names it, and as numbers for languages it does not know. */
export interface CalendarDay {
  /** 1 (Monday) to 7. */
  readonly weekdayNumber: number;
  /** 1 to 12. */
  readonly monthNumber: number;
  /** 1 to 31. */
  readonly day: number;
  readonly weekday: string;
  readonly dayAndMonth: string;
}

export interface DayWords {
  readonly today: string;
  readonly tomorrow: string;
  /** The night that now belongs to, or that comes next. */
  readonly tonight: string;
  /** By itself, after "op", "on", "el", "do": "woensdag 30 september". */
  readonly date: (day: CalendarDay) => string;
  /** As an answer to "when?": "maandag", "w poniedziałek". */
  readonly onWeekday: (day: CalendarDay) => string;
  /** The same for a day further away. */
  readonly onDate: (day: CalendarDay) => string;
  /** A month by itself, where `Intl` does not know it. @param number 1 to 12 */
  readonly month?: (number: number) => string;
  /** Short names of the days, Monday first, where `Intl` does not know them. */
  readonly shortDays?: readonly string[];
  /** @param time H:MM */
  readonly at: (time: string) => string;
  /** A deadline. @param time H:MM */
  readonly by: (time: string) => string;
}

const weekdayFirst = ({ weekday, dayAndMonth }: CalendarDay) => `${weekday} ${dayAndMonth}`;
const hourOf = (time: string) => Number(time.split(':')[0]);

/** "9 uur", "9.30 uur" */
const uur = (time: string) => `${time.replace(/:00$/, '').replace(':', '.')} uur`;
/** One o'clock is a single hour: "a la 1:00", "a las 2:00". */
const las = (time: string) => `${hourOf(time) === 1 ? 'la' : 'las'} ${time}`;

/** Accusative with its preposition, Monday first. */
const POLISH_ON = [
  'w poniedziałek',
  'we wtorek',
  'w środę',
  'w czwartek',
  'w piątek',
  'w sobotę',
  'w niedzielę',
] as const;
const polishOn = ({ weekdayNumber }: CalendarDay) => POLISH_ON[weekdayNumber - 1] ?? '';

/** Curaçao spelling, Monday first. */
const PAPIAMENTU_DAYS = [
  'djaluna',
  'djamars',
  'djárason',
  'djaweps',
  'djabièrnè',
  'djasabra',
  'djadumingu',
] as const;
const PAPIAMENTU_MONTHS = [
  'yanüari',
  'febrüari',
  'mart',
  'aprel',
  'mei',
  'yüni',
  'yüli',
  'ougùstùs',
  'sèptèmber',
  'òktober',
  'novèmber',
  'desèmber',
] as const;
const papiamentuDay = ({ weekdayNumber }: CalendarDay) => PAPIAMENTU_DAYS[weekdayNumber - 1] ?? '';
const papiamentuDate = (day: CalendarDay) =>
  `${papiamentuDay(day)} ${day.day} di ${PAPIAMENTU_MONTHS[day.monthNumber - 1] ?? ''}`;

export const DAY_WORDS: Readonly<Record<Language, DayWords>> = {
  nl: {
    today: 'vandaag',
    tomorrow: 'morgen',
    tonight: 'vannacht',
    date: weekdayFirst,
    onWeekday: ({ weekday }) => weekday,
    onDate: weekdayFirst,
    at: (time) => `om ${uur(time)}`,
    by: (time) => `voor ${uur(time)}`,
  },
  en: {
    today: 'today',
    tomorrow: 'tomorrow',
    tonight: 'tonight',
    date: weekdayFirst,
    onWeekday: ({ weekday }) => weekday,
    onDate: weekdayFirst,
    at: (time) => `at ${time}`,
    by: (time) => `before ${time}`,
  },
  tr: {
    today: 'bugün',
    tomorrow: 'yarın',
    tonight: 'bu gece',
    date: ({ weekday, dayAndMonth }) => `${dayAndMonth} ${weekday}`,
    onWeekday: ({ weekday }) => `${weekday} günü`,
    onDate: ({ weekday, dayAndMonth }) => `${dayAndMonth} ${weekday} günü`,
    at: (time) => `saat ${time}`,
    // "En geç" needs no ending that would have to follow the number.
    by: (time) => `en geç saat ${time}`,
  },
  ar: {
    today: 'اليوم',
    tomorrow: 'غدا',
    tonight: 'الليلة',
    date: weekdayFirst,
    onWeekday: ({ weekday }) => `يوم ${weekday}`,
    onDate: (day) => `يوم ${weekdayFirst(day)}`,
    at: (time) => `الساعة ${time}`,
    by: (time) => `قبل الساعة ${time}`,
  },
  pl: {
    today: 'dzisiaj',
    tomorrow: 'jutro',
    tonight: 'dziś w nocy',
    date: ({ weekday, dayAndMonth }) => `${dayAndMonth} (${weekday})`,
    onWeekday: polishOn,
    onDate: (day) => `${polishOn(day)} ${day.dayAndMonth}`,
    at: (time) => `o ${time}`,
    by: (time) => `przed ${time}`,
  },
  es: {
    today: 'hoy',
    tomorrow: 'mañana',
    tonight: 'esta noche',
    date: weekdayFirst,
    onWeekday: ({ weekday }) => `el ${weekday}`,
    onDate: (day) => `el ${weekdayFirst(day)}`,
    at: (time) => `a ${las(time)}`,
    by: (time) => `antes de ${las(time)}`,
  },
  pap: {
    today: 'awe',
    tomorrow: 'mañan',
    tonight: 'awe nochi',
    date: papiamentuDate,
    onWeekday: papiamentuDay,
    onDate: papiamentuDate,
    month: (number) => PAPIAMENTU_MONTHS[number - 1] ?? '',
    shortDays: ['lun', 'mar', 'ráz', 'wep', 'bjè', 'sab', 'dum'],
    at: (time) => `pa ${time}`,
    by: (time) => `promé ku ${time}`,
  },
};
