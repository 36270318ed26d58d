/**
 * `npm run sms:cost`: plays a whole intake by SMS in every language, on the real flows and texts, and prints what it
 * costs as a table for the README. `-- --price 0.09` gives the price of one segment in euros; `-- --write` puts the
 * table into the README.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Decimal } from 'decimal.js';
import type { ChannelKind } from '../dialogs/conversation.ts';
import { LANGUAGES, type Language } from '../dialogs/meaning.ts';
import { smsSize } from '../bot/content/sms-segments.ts';
import { openStage } from './dialogs/stage.ts';

const README = resolve(import.meta.dirname, '../README.md');
const MARKS = ['<!-- sms-cost -->', '<!-- /sms-cost -->'] as const;
/** What one segment to a Dutch number costs, roughly; every city has its own contract. */
const PRICE = '0.09';
/** Friday night: nobody is at work, so every line that can come does come. */
const FRIDAY_NIGHT = '2026-11-20T22:10:00.000Z';
const TUESDAY = '2026-11-17T09:00:00.000Z';

const NAMES: Readonly<Record<Language, string>> = {
  nl: 'Dutch',
  en: 'English',
  tr: 'Turkish',
  ar: 'Arabic',
  pl: 'Polish',
  es: 'Spanish',
  pap: 'Papiamentu',
};
export const NO_FOOD: Readonly<Record<Language, string>> = {
  nl: 'ik heb geen eten meer voor mijn kinderen',
  en: 'I have no food left for my children',
  tr: 'çocuklarım için yiyecek kalmadı',
  ar: 'ليس عندي طعام للأطفال',
  pl: 'nie mam jedzenia dla dzieci',
  es: 'no tengo comida para mis hijos',
  pap: 'mi no tin kuminda pa mi yunan',
};
const DEBTS: Readonly<Record<Language, string>> = {
  nl: 'ik heb schulden',
  en: 'I have debts',
  tr: 'borçlarım var',
  ar: 'عندي ديون',
  pl: 'mam długi',
  es: 'tengo deudas',
  pap: 'mi tin debe',
};
/** Numbers and names only, so that every language walks the same way. */
const RED = ['2', 'charlois', '1'];
const ORANGE = ['1', '1 3', '2', '4', '2', '1', '2', '2', '2', 'charlois', '2', '1', '1', '1', '1', '1'];

const MOST_MORE = 5;

export interface SmsCost {
  /** Messages in both directions. */
  readonly messages: number;
  /** Segments that Warmlijn sends: what is paid for. */
  readonly segments: number;
  readonly colour: string | undefined;
  readonly lang: Language;
  /** Is no question open any more? */
  readonly done: boolean;
  /** Everything that Warmlijn says, line by line. */
  readonly said: readonly string[];
}

function played(start: string, first: string, answers: readonly string[], kind: ChannelKind): SmsCost {
  const stage = openStage(start, kind);
  for (const text of [first, ...answers]) stage.write({ text });
  // A question that was added since is answered with its first choice.
  for (let more = 0; more < MOST_MORE && stage.conversation().position !== undefined; more += 1)
    stage.write({ text: '1' });
  const { transcript, stoplight, lang, position } = stage.conversation();
  const sent = transcript.filter((line) => line.delivery !== undefined);
  return {
    messages: transcript.length,
    segments: sent.reduce((sum, line) => sum + smsSize(line.text).segments, 0),
    colour: stoplight?.colour,
    lang,
    done: position === undefined,
    said: sent.map(({ text }) => text),
  };
}

/** No food on a Friday night, to the promise of a first talk. */
export const redIntake = (lang: Language, kind: ChannelKind = 'sms'): SmsCost =>
  played(FRIDAY_NIGHT, NO_FOOD[lang], RED, kind);
/** Debts on a Tuesday, every question of the intake answered. */
export const orangeIntake = (lang: Language): SmsCost => played(TUESDAY, DEBTS[lang], ORANGE, 'sms');

/** @param price euros a segment */
export function costTable(price: Decimal): string {
  const row = (lang: Language) => {
    const cells = [redIntake(lang), orangeIntake(lang)].flatMap(({ messages, segments }) => [
      String(messages),
      String(segments),
      `€ ${price.times(segments).toFixed(2)}`,
    ]);
    return `| ${[NAMES[lang], ...cells].join(' | ')} |`;
  };
  return [
    `| € ${price.toFixed(2)} a segment | rood: messages | segments | cost | oranje: messages | segments | cost |`,
    '|---|---|---|---|---|---|---|',
    ...LANGUAGES.map(row),
  ].join('\n');
}

function write(table: string): void {
  const [from, to] = MARKS;
  const readme = readFileSync(README, 'utf8');
  const [before, rest = ''] = readme.split(from);
  const [, after] = rest.split(to);
  if (before === undefined || after === undefined)
    throw new Error(`README.md: ${from} and ${to} are not there.`);
  writeFileSync(README, `${before}${from}\n\n${table}\n\n${to}${after}`);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { price: { type: 'string', default: PRICE }, write: { type: 'boolean', default: false } },
  });
  const table = costTable(new Decimal(values.price));
  if (values.write) write(table);
  process.stdout.write(`${table}\n`);
}
