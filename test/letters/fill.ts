/** Fills a template with made-up names, dates and amounts; the truth about it goes along. */
import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import type { LetterKind } from '../../dialogs/letter/kinds.ts';
import { chanceFrom, type Chance } from '../service/random.ts';
import type { Template } from './template.ts';

export interface Truth {
  readonly kind: LetterKind;
  readonly sender: string;
  /** Civil dates; null when the letter names none. */
  readonly date: string;
  readonly deadline: string | null;
  /** With two decimals; null when the letter names no single clear amount. */
  readonly amount: string | null;
}

/** A letter ready to be drawn; a paragraph beginning with TABLE: is a table. */
export interface FilledLetter extends Omit<Template, 'kind' | 'due' | 'amount'> {
  readonly truth: Truth;
  /** The line with the date, as this sender writes it. */
  readonly dateLine: string;
  readonly recipient: readonly string[];
}

const NAMES = [
  'mevrouw S. Voorbeeld',
  'de heer T. Proefman',
  'mevrouw A. Denkbeeld',
  'de heer M. Testers',
] as const;
const STREETS = ['Verzonnenstraat', 'Proefplein', 'Nergenslaan', 'Bedachtekade'] as const;
const TOWNS = ['Rotterdam', 'Havenstad', 'Westhaven'] as const;
const MONTHS =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

const two = (number: number) => String(number).padStart(2, '0');

type DateStyle = (date: Temporal.PlainDate) => string;
const long: DateStyle = ({ day, month, year }) => `${String(day)} ${MONTHS[month - 1] ?? ''} ${String(year)}`;
const DATE_STYLES = [
  long,
  long,
  ({ day, month, year }) => `${two(day)}-${two(month)}-${String(year)}`,
  ({ day, month, year }) => `${String(day)}-${String(month)}-${String(year)}`,
  ({ day, month, year }) => `${two(day)}/${two(month)}/${String(year)}`,
  ({ day, month, year }) => `${two(day)}.${two(month)}.${String(year)}`,
] as const satisfies readonly DateStyle[];

type EuroStyle = (amount: Decimal) => string;
function grouped(amount: Decimal): string {
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`;
}
const EURO_STYLES = [
  (amount) => `€ ${grouped(amount)}`,
  (amount) => `€ ${grouped(amount)}`,
  (amount) => `€${amount.toFixed(2).replace('.', ',')}`,
  (amount) => `EUR ${grouped(amount)}`,
  (amount) => `${grouped(amount)} euro`,
] as const satisfies readonly EuroStyle[];

function amountOf(chance: Chance, most: number): Decimal {
  if (chance.next() < 0.15) return new Decimal(chance.wait(1, most / 1_000)).times(10);
  return new Decimal(chance.wait(1_500, most)).div(100);
}

const digits = (chance: Chance, count: number) =>
  Array.from({ length: count }, () => String(chance.wait(0, 9))).join('');

/** @param seed the same seed fills the same way */
export function fillLetter(template: Template, seed: number): FilledLetter {
  const chance = chanceFrom(seed);
  const date = Temporal.PlainDate.from('2026-09-01').add({ days: chance.wait(0, 120) });
  const deadline = template.due === null ? null : date.add({ days: template.due });
  const part = amountOf(chance, 180_000);
  const costs = amountOf(chance, 9_000);
  const total = part.plus(costs);
  const [say, euro] = [chance.pick(DATE_STYLES), chance.pick(EURO_STYLES)];
  const [name, street, town] = [chance.pick(NAMES), chance.pick(STREETS), chance.pick(TOWNS)];
  const address = `${street} ${String(chance.wait(1, 240))}`;
  const values: Readonly<Record<string, string>> = {
    name,
    address,
    date: say(date),
    by: deadline === null ? '' : say(deadline),
    days: String(template.due ?? ''),
    part: euro(part),
    costs: euro(costs),
    total: euro(total),
    ref:
      chance.next() < 0.5
        ? digits(chance, 9)
        : `${digits(chance, 4)}.${digits(chance, 5)}/${digits(chance, 2)}`,
    ref2: digits(chance, 8),
    iban: `NL00 TEST 0${digits(chance, 3)} ${digits(chance, 4)} ${digits(chance, 2)}`,
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_all, key: string) => values[key] ?? '');
  const dateLine = chance.pick([
    `${town}, ${say(date)}`,
    `Datum: ${say(date)}`,
    `Datum ${say(date)}`,
    say(date),
  ]);
  return {
    id: template.id,
    sender: template.sender,
    reference: template.reference.map(fill),
    subject: fill(template.subject),
    body: template.body.map(fill),
    closing: template.closing.map(fill),
    footer: fill(template.footer),
    dateLine,
    recipient: [name, address, `3000 ZZ ${town}`],
    truth: {
      kind: template.kind,
      sender: template.sender,
      date: date.toString(),
      deadline: deadline?.toString() ?? null,
      amount: template.amount === 'total' ? total.toFixed(2) : null,
    },
  };
}
