import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { City } from '../../../dialogs/city.ts';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import { addDays } from '../bank-days.ts';
import { LedgerFolder } from '../embedded/folder.ts';
import { importFile } from '../embedded/import-file.ts';
import { openEmbeddedLedger } from '../embedded/ledger.ts';
import type { Vault } from '../embedded/vault-port.ts';
import type { Ledger } from '../port.ts';
import { agreementsOf, DAYS_OF_BOOKS } from './demo-agreements.ts';
import { entriesOf, openingOf, type DemoEntry } from './demo-entries.ts';
import type { Demo } from './demo-schema.ts';
import { lastStatement } from './statement-moment.ts';
import { writeCamt } from './write-camt.ts';

export interface DemoParts {
  readonly demo: Demo;
  /** The books are made anew in a folder of their own below it, apart from what was imported. */
  readonly dataDir: string;
  readonly vault: Vault;
  readonly city: Pick<City, 'variant' | 'payoutShift' | 'timeZone'>;
  /** UTC instant. */
  readonly now: () => string;
}

/** The ledger of the demo participants: real imports into an embedded ledger, a new bank statement every morning. */
export async function openDemo({ demo, dataDir, vault, city, now }: DemoParts): Promise<Ledger> {
  const own = join(dataDir, 'try-out-ledger');
  const shift = city.payoutShift;
  const start = lastStatement(now(), city.timeZone);
  const people = demo.participants.map((participant) => ({
    participant,
    agreements: agreementsOf(participant, start.day),
  }));

  async function take(name: string, contents: string): Promise<void> {
    const path = join(own, name);
    await writeFile(path, contents, { mode: 0o600 });
    const report = await importFile(path, new LedgerFolder(own, vault), { now: now() });
    await rm(path);
    if (report.error !== undefined || report.unmatched.length > 0)
      throw new Error(`The try-out's own ${name} was not taken: ${report.error?.reason ?? 'unmatched'}`);
  }

  /** From `from` up to the day of the statement. */
  function statement(from: CivilDate, made: typeof start, opening: readonly DemoEntry[] = []): Promise<void> {
    const to = addDays(made.day, -1);
    const entries = people.flatMap(({ agreements }) => entriesOf(agreements, shift, from, to));
    return take('statement', writeCamt(demo['city-account'], made.at, [...opening, ...entries]));
  }

  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true, mode: 0o700 });
  await take('participants', JSON.stringify({ burgers: people.map(burgerOf) }));
  const first = addDays(start.day, -DAYS_OF_BOOKS + 1);
  const openings = people.map(({ participant, agreements }) => {
    const entries = entriesOf(agreements, shift, first, addDays(start.day, -1));
    return openingOf(participant, agreements, entries, start.day);
  });
  await statement(first, start, openings);
  const ledger = await openEmbeddedLedger({
    dataDir: own,
    vault,
    variant: city.variant,
    shift,
    clock: () => Date.parse(now()),
  });

  /** The clock of a try-out may run, or be moved, past the next statement. */
  let fresh = Promise.resolve();
  let until = start;
  const upToDate = (): Promise<void> => {
    const made = lastStatement(now(), city.timeZone);
    if (made.at > until.at) {
      const from = until.day;
      until = made;
      fresh = fresh.then(() => statement(from, made));
    }
    return fresh;
  };
  return {
    ...ledger,
    balance: async (id, on) => upToDate().then(() => ledger.balance(id, on)),
    payouts: async (id, from, to) => upToDate().then(() => ledger.payouts(id, from, to)),
    bills: async (id, from, to) => upToDate().then(() => ledger.bills(id, from, to)),
    incomes: async (id, from, to) => upToDate().then(() => ledger.incomes(id, from, to)),
  };
}

function burgerOf({
  participant,
  agreements,
}: {
  participant: Demo['participants'][number];
  agreements: ReturnType<typeof agreementsOf>;
}) {
  const [first = '', ...rest] = participant.name.split(' ');
  return {
    id: participant.id,
    voornamen: first,
    achternaam: rest.join(' ') || first,
    geboortedatum: participant.born,
    rekeningen: [{ iban: participant.account }],
    afspraken: agreements,
  };
}
