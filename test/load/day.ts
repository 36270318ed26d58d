/**
 * A day of residents who write: when, who and what. The shape of the day is an assumption, written down here so that a
 * city can put in its own; the numbers of messages follow from it.
 */
import type { Chance } from '../service/random.ts';

/** Share of an ordinary day's talks that begins in each hour: few at night, most in the evening after dinner. */
const BY_HOUR = [1, 0.5, 0.5, 0.5, 0.5, 1, 2, 4, 6, 7, 7, 6, 6, 5, 5, 5, 5, 6, 7, 8, 8, 6, 3, 2] as const;
/** Talks of one resident in a month, and messages in a talk, on average. */
export const TALKS_A_MONTH = 2;
export const MESSAGES_A_TALK = 5;
const DAYS_A_MONTH = 30;
/** On payout day this share of all residents asks whether the money is there, from this hour on, for so many hours. */
export const PAYOUT_SHARE = 1 / 3;
export const PAYOUT_HOUR = 8;
export const PAYOUT_HOURS = 2;
export const PAYOUT_TEXTS = ['is mijn leefgeld er al', 'oke bedankt'] as const;

const HOUR_S = 3_600;

interface Rate {
  /** Messages a second of an ordinary day, and those about the payout besides. */
  readonly ordinary: number;
  readonly payout: number;
}

/** In each hour of payout day, in real time, of so many residents. */
export function rates(residents: number): readonly Rate[] {
  const messages = (residents * TALKS_A_MONTH * MESSAGES_A_TALK) / DAYS_A_MONTH;
  const total = BY_HOUR.reduce<number>((sum, share) => sum + share, 0);
  const burst = (residents * PAYOUT_SHARE * PAYOUT_TEXTS.length) / PAYOUT_HOURS / HOUR_S;
  return BY_HOUR.map((share, hour) => ({
    ordinary: (messages * share) / total / HOUR_S,
    payout: hour >= PAYOUT_HOUR && hour < PAYOUT_HOUR + PAYOUT_HOURS ? burst : 0,
  }));
}

/** Messages a second in the busiest hour of payout day, in real time. */
export function peakOf(residents: number): number {
  return Math.max(...rates(residents).map(({ ordinary, payout }) => ordinary + payout));
}

export interface Arrival {
  /** From the beginning, milliseconds. */
  readonly at: number;
  /** Of `residents`. */
  readonly person: number;
  /** Asks on payout day whether the money is there; otherwise a message of an ordinary talk. */
  readonly payout: boolean;
}

export interface DayPlan {
  readonly residents: number;
  /** The day is played in so many seconds. */
  readonly seconds: number;
  /** Messages a second in the busiest hour, as played. */
  readonly peak: number;
}

/**
 * The moments at which messages come in: chance arrivals, as many as the hour calls for, whatever the service does with
 * those before.
 */
export function playDay({ residents, seconds, peak }: DayPlan, chance: Chance): Arrival[] {
  const hours = rates(residents);
  const scale = peak / peakOf(residents);
  const hourMs = (seconds * 1_000) / hours.length;
  const arrivals: Arrival[] = [];
  for (let at = 0; ;) {
    const hour = hours[Math.floor(at / hourMs)];
    if (hour === undefined) return arrivals;
    const rate = hour.ordinary + hour.payout;
    const payout = chance.next() * rate >= hour.ordinary;
    arrivals.push({ at, person: Math.floor(chance.next() * residents), payout });
    at += (-Math.log(1 - chance.next()) / (rate * scale)) * 1_000;
  }
}
