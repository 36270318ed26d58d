/** What the ledger command answers; amounts are text, days are ISO. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import cliProgress from 'cli-progress';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { citySchema } from '../../dialogs/city.ts';
import type { UnknownReason } from '../../dialogs/money/facts.ts';
import { addDays } from '../ledger/bank-days.ts';
import { LedgerFolder } from '../ledger/embedded/folder.ts';
import { importFile } from '../ledger/embedded/import-file.ts';
import { openEmbeddedLedger } from '../ledger/embedded/ledger.ts';
import type { FileReport } from '../ledger/embedded/report.ts';
import type { Vault } from '../ledger/embedded/vault-port.ts';
import type { Ledger } from '../ledger/port.ts';

/** Where the ledger is, how it is encrypted, which city it is of and what time it is. */
export interface Place {
  readonly dataDir: string;
  readonly vault: Vault;
  readonly cityFolder: string;
  readonly clock: () => number;
}

export interface Answer {
  readonly json: Record<string, unknown>;
  readonly exit: number;
}

/** How many days ahead payouts are shown when no end is given. */
const aheadDays = 92;
/** How many days back, so that the last payout is in the list. */
const backDays = 31;

const unknown: Record<UnknownReason, string> = {
  'not-found': 'This participant is not in the ledger.',
  unreachable: 'The ledger cannot be read; was it made with other keys?',
  stale: 'No bank statement has been imported yet.',
  conflicting: 'What the ledger holds contradicts itself.',
  'not-supported': 'This ledger cannot answer that.',
  refused: 'The ledger refused to answer.',
};

/** Imports files one after the other; one that is refused does not stop the others. */
export async function commandImport(place: Place, files: readonly string[]): Promise<Answer> {
  const folder = new LedgerFolder(place.dataDir, place.vault);
  const reports: FileReport[] = [];
  for (const file of files) {
    const bar = progressBar(file);
    const now = new Date(place.clock()).toISOString();
    try {
      reports.push(await importFile(file, folder, { now, progress: (bytes) => bar?.update(bytes) }));
    } finally {
      bar?.stop();
    }
  }
  const sum = (count: (report: FileReport) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  const refused = reports.filter(({ status }) => status === 'refused').length;
  return {
    json: {
      files: reports,
      read: sum((report) => report.new),
      skipped: sum((report) => report.duplicates),
      unmatched: sum((report) => report.unmatched.length),
      refused,
    },
    exit: refused > 0 ? 1 : 0,
  };
}

/** The balance at the end of a day, today when none is given. */
export async function commandBalance(place: Place, key: string, day: string | undefined): Promise<Answer> {
  const on = day ?? today(place);
  const answer = await (await open(place)).balance(key, on);
  if (answer.known) {
    const { balance, reserved } = answer.value;
    const aside = reserved ? { reserved: { amount: reserved.amount.toFixed(2), until: reserved.until } } : {};
    return {
      json: { participant: key, on, balance: balance.toFixed(2), ...aside, asOf: answer.asOf },
      exit: 0,
    };
  }
  if (answer.reason === 'stale') {
    return { json: { participant: key, on, balance: '0.00', asOf: null, note: unknown.stale }, exit: 0 };
  }
  return notKnown(key, answer.reason);
}

/** Payouts of a period; without one, from a month ago to three months ahead. */
export async function commandPayouts(
  place: Place,
  key: string,
  from: string | undefined,
  to: string | undefined,
): Promise<Answer> {
  const start = from ?? addDays(to !== undefined && to < today(place) ? to : today(place), -backDays);
  const end = to ?? addDays(start > today(place) ? start : today(place), aheadDays);
  if (start > end) {
    return { json: { error: { code: 'bad-period', reason: `${start} is after ${end}.` } }, exit: 2 };
  }
  const answer = await (await open(place)).payouts(key, start, end);
  if (!answer.known) return notKnown(key, answer.reason);
  const payouts = answer.value.map(({ agreementId, amount, agreed, changedFrom, ...payout }) => ({
    date: payout.date,
    scheduled: payout.scheduled,
    amount: amount.toFixed(2),
    status: payout.status,
    agreement: agreementId,
    ...(payout.sentOn === undefined ? {} : { sentOn: payout.sentOn }),
    ...(payout.lateFrom === undefined ? {} : { lateFrom: payout.lateFrom }),
    ...(agreed ? { agreed: agreed.toFixed(2) } : {}),
    ...(payout.reason === undefined ? {} : { reason: payout.reason }),
    ...(changedFrom ? { changedFrom: changedFrom.toFixed(2) } : {}),
  }));
  return { json: { participant: key, from: start, to: end, payouts, asOf: answer.asOf }, exit: 0 };
}

function notKnown(key: string, reason: UnknownReason): Answer {
  return { json: { participant: key, error: { code: reason, reason: unknown[reason] } }, exit: 1 };
}

function open(place: Place): Promise<Ledger> {
  const { dataDir, vault, clock } = place;
  const { payoutShift: shift, variant } = cityRules(place.cityFolder);
  return openEmbeddedLedger({ dataDir, vault, clock, shift, variant });
}

const rulesSchema = citySchema.pick({ payoutShift: true, variant: true });

/** The city's rules for payments; without a readable city, payments are early rather than late. */
function cityRules(folder: string) {
  try {
    const read = rulesSchema.safeParse(strip(parse(readFileSync(join(folder, 'city.yaml'), 'utf8'))));
    if (read.success) return read.data;
  } catch {
    // Said below, whatever the cause.
  }
  process.stderr.write(
    `${folder}/city.yaml has no payoutShift and variant: using "before" and "income-only".\n`,
  );
  return { payoutShift: 'before', variant: 'income-only' } as const;
}

function strip(city: unknown): unknown {
  if (typeof city !== 'object' || city === null) return city;
  return Object.fromEntries(Object.entries(city).filter(([name]) => name in rulesSchema.shape));
}

function today(place: Place): string {
  const now = Temporal.Instant.fromEpochMilliseconds(place.clock());
  return now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString();
}

/** On a terminal only, and on stderr, so that stdout stays JSON. */
function progressBar(file: string): cliProgress.SingleBar | undefined {
  if (!process.stderr.isTTY) return undefined;
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const bar = new cliProgress.SingleBar(
    { stream: process.stderr, format: `${file} {bar} {percentage}%`, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(size, 0);
  return bar;
}
