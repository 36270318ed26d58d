/**
 * Whole conversations about money as YAML: what the resident writes, and what is said by text id, with the words that
 * must be in it. A ledger can be changed in between. Unless a turn is `real`, the danger vote of the classifier is left
 * out: what it learns next is no matter of these tests.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { Balance, Bill, Income, Payout } from '../../../dialogs/money/facts.ts';
import type { Said } from '../stage.ts';
import { bill, euro, payout } from './made-ledger.ts';
import { openChecked, openMoney, readBeside, type MoneyStage } from './open.ts';

const amount = z.string().transform((text) => new Decimal(text));
const payoutSchema = z
  .strictObject({
    date: z.string(),
    amount: z.string(),
    scheduled: z.string(),
    status: z.enum(['planned', 'processing', 'sent']),
    sentOn: z.string(),
    lateFrom: z.string(),
    agreed: amount,
    reason: z.string(),
    changedFrom: amount,
    agreementId: z.string(),
  })
  .partial()
  .required({ date: true, amount: true });
const billSchema = z
  .strictObject({
    kind: z.enum(['rent', 'energy', 'water', 'health-insurance', 'other']),
    date: z.string(),
    status: z.enum(['paid', 'planned', 'failed', 'unknown']),
    amount,
    description: z.string(),
  })
  .partial()
  .required({ kind: true, date: true });
const incomeSchema = z.strictObject({
  description: z.string(),
  amount,
  expected: z.string(),
  received: z.string().optional(),
});
const wants = z.enum(['participant', 'balance', 'payouts', 'bills', 'incomes']);
const reasons = z.enum(['unreachable', 'stale', 'conflicting', 'not-found', 'not-supported', 'refused']);
const ledgerSchema = z
  .strictObject({
    balance: z.string(),
    reserved: z.strictObject({ amount, until: z.string() }),
    payouts: z.array(payoutSchema),
    bills: z.array(billSchema),
    incomes: z.array(incomeSchema),
    unknown: z.partialRecord(wants, reasons),
    asOf: z.string(),
  })
  .partial();
type LedgerYaml = z.infer<typeof ledgerSchema>;

const turnSchema = z.strictObject({
  ledger: ledgerSchema.optional(),
  wait: z.number().optional(),
  say: z.string().optional(),
  by: z.enum(['whatsapp', 'sms']).optional(),
  real: z.boolean().default(false),
  hear: z.array(z.string()).optional(),
  /** In Dutch words: what a person was promised to be asked. */
  promised: z.string().optional(),
});
const transcriptSchema = z.strictObject({
  it: z.string(),
  city: z.enum(['income-only', 'with-fixed-costs']).default('income-only'),
  lang: z.enum(['nl', 'en']).default('nl'),
  checked: z.boolean().default(true),
  ledger: ledgerSchema.default({}),
  talk: z.array(turnSchema),
});

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** What is there, without `undefined`. */
function present<T extends object>(value: T): Present<T> {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.assign({}, ...entries.map(([key, one]) => ({ [key]: one })));
}

function balanceOf({ balance = '112.40', reserved }: LedgerYaml): Balance {
  return { balance: euro(balance), ...(reserved === undefined ? {} : { reserved }) };
}

function payoutOf({ date, amount: text, ...more }: z.infer<typeof payoutSchema>): Payout {
  return { ...payout(date, text), ...present(more) };
}

function billOf({ kind, date, ...more }: z.infer<typeof billSchema>, at: number): Bill {
  return { ...bill(kind, date), agreementId: String(at), ...present(more) };
}

function incomeOf({ received, ...income }: z.infer<typeof incomeSchema>, at: number): Income {
  return { agreementId: String(at), ...income, ...(received === undefined ? {} : { received }) };
}

function change({ ledger: { facts } }: MoneyStage, given: LedgerYaml): void {
  facts.balance = balanceOf(given);
  facts.payouts = given.payouts?.map(payoutOf) ?? facts.payouts;
  facts.bills = given.bills?.map(billOf) ?? facts.bills;
  facts.incomes = given.incomes?.map(incomeOf) ?? facts.incomes;
  facts.unknown = present(given.unknown ?? {});
  if (given.asOf === undefined) delete facts.asOf;
  else facts.asOf = given.asOf;
}

/** "money.balance: € 112,40 | vandaag": the text, and pieces that must be in it; `*` is any text. */
function isExpected(said: Said | undefined, expected: string): boolean {
  if (said === undefined) return false;
  const [, id = '', words = ''] = /^([a-z*][a-z0-9.*-]*)(?:: (.*))?$/s.exec(expected) ?? [];
  if (id !== '*' && said.id !== id) return false;
  return words.split(' | ').every((piece) => said.line.text.includes(piece));
}

function play(stage: MoneyStage, turn: z.infer<typeof turnSchema>): void {
  if (turn.ledger !== undefined) change(stage, turn.ledger);
  const heard: Said[] = [];
  if (turn.wait !== undefined) heard.push(...stage.wait(turn.wait));
  if (turn.say !== undefined) {
    const understood = turn.real ? {} : { urgent: 'none' as const };
    const by = turn.by === undefined ? {} : { channel: turn.by };
    heard.push(...stage.write({ text: turn.say, understood, ...by }));
  }
  const got = heard.map(({ id, line }) => `${id ?? '*'}: ${line.text}`);
  if (turn.hear !== undefined) {
    const { hear } = turn;
    const same = heard.length === hear.length && hear.every((one, at) => isExpected(heard[at], one));
    assert.ok(
      same,
      `"${turn.say ?? ''}"\n  wanted ${hear.join('\n         ')}\n  got    ${got.join('\n         ')}`,
    );
  }
  if (turn.promised === undefined) return;
  const open = stage.conversation().promises.filter((one) => one.keptAt === undefined);
  const promised = open.find((one) => one.kind === 'money-answer');
  assert.ok(promised !== undefined, 'nothing was promised');
  assert.ok(promised.what.includes(turn.promised), promised.what);
  assert.ok(promised.due > stage.now());
}

describe('money conversations', () => {
  const folder = new URL('transcripts/', import.meta.url);
  for (const file of readdirSync(folder).sort()) {
    describe(file.replace('.yaml', '').replaceAll('-', ' '), () => {
      for (const one of z.array(transcriptSchema).parse(readBeside(`transcripts/${file}`))) {
        it(one.it, () => {
          const stage = (one.checked ? openChecked : openMoney)({ city: one.city, lang: one.lang });
          change(stage, one.ledger);
          for (const turn of one.talk) play(stage, turn);
        });
      }
    });
  }
});
