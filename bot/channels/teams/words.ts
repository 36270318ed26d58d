/** Dutch words of cards and chat: short, kind, and never more about a resident than a first name, colour and reason. */
import { TIME_ZONE } from '../../../dialogs/civil-time.ts';
import type { Colour } from '../../../dialogs/conversation.ts';
import type { DeskRow } from '../../store/port.ts';

/** A colour is never colour alone: shape and word go with it. */
export const SIGNS: Readonly<Record<Colour, { sign: string; style: string }>> = {
  rood: { sign: '■ Rood: nu', style: 'attention' },
  oranje: { sign: '▲ Oranje: plan', style: 'warning' },
  groen: { sign: '● Groen: rust', style: 'good' },
};
export const NO_COLOUR = { sign: 'Nog geen kleur', style: 'emphasis' };

/** Made-up names of the work list for who gave none begin like this. */
const NAMELESS = /^…/;

/** First name of a resident; Teams keeps what it is shown, so it is not shown more. */
export function firstName(name: string | undefined): string {
  const first = name?.trim().split(/\s+/)[0] ?? '';
  return first === '' || NAMELESS.test(first) ? 'een bewoner' : first;
}

export function startingWithCapital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const MOMENT = new Intl.DateTimeFormat('nl-NL', {
  timeZone: TIME_ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

/** A card stays where it is for days, so never "vandaag": "vrijdag 20 november om 23:10". */
export function sayWhen(instant: string): string {
  return MOMENT.format(new Date(instant));
}

/** "12 minuten", "3 uur", "2 dagen". */
export function sayWaiting(since: string, now: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(since)) / 60_000));
  if (minutes < 1) return 'net';
  if (minutes < 60) return minutes === 1 ? '1 minuut' : `${String(minutes)} minuten`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${String(hours)} uur`;
  return `${String(Math.floor(hours / 24))} dagen`;
}

/** One line of a list: "rood · Tamara · geen eten · wacht 12 minuten". */
export function sayRow(row: DeskRow, now: string, shownReason: (reason: string) => string): string {
  const parts = [
    row.stoplight ?? 'geen kleur',
    firstName(row.name),
    shownReason(row.reason),
    ...(row.waitingSince === null ? [] : [`wacht ${sayWaiting(row.waitingSince, now)}`]),
  ];
  return parts.join(' · ');
}
