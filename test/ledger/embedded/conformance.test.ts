import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerFolder } from '../../../bot/ledger/embedded/folder.ts';
import { importFile } from '../../../bot/ledger/embedded/import-file.ts';
import { openEmbeddedLedger } from '../../../bot/ledger/embedded/ledger.ts';
import { makeVault } from '../../../bot/store/vault.ts';
import { ledgerConformance } from '../conformance.ts';
import type { OpenForConformance } from '../conformance.ts';
import { camt, mt940 } from '../made-statements.ts';
import type { MadeEntry } from '../made-statements.ts';
import { put } from '../temporary.ts';
import type { World } from '../world.ts';

/** The world as a Huishoudboekje file; the search term of an agreement is its number. */
export function sampleOf(world: World): string {
  return JSON.stringify({
    burgers: world.participants.map((one) => ({
      id: one.id,
      bsn: one.bsn,
      voornamen: one.firstNames,
      voorletters: one.initials,
      achternaam: one.surname,
      geboortedatum: one.born,
      rekeningen: [{ iban: one.account }],
      afspraken: one.agreements.map((agreement) => ({
        id: agreement.id,
        rubriek: { naam: agreement.category },
        omschrijving: agreement.description,
        tegenRekening: { iban: agreement.account },
        bedrag: agreement.amount,
        credit: agreement.credit,
        validFrom: agreement.validFrom,
        validThrough: agreement.validThrough,
        zoektermen: [`kenmerk ${agreement.id}.`],
        betaalinstructie: agreement.instruction,
      })),
    })),
  });
}

/** Every transaction of the world as a line of one statement. */
export function entriesOf(world: World): MadeEntry[] {
  return world.participants.flatMap((one) =>
    one.transactions.map(({ agreementId, date, amount }) => ({
      date,
      cents: BigInt(amount.replace('.', '')),
      account: one.agreements.find(({ id }) => id === agreementId)?.account ?? '',
      text: `Betaling kenmerk ${agreementId}.`,
    })),
  );
}

function opener(write: typeof camt | typeof mt940, sealed: boolean): OpenForConformance {
  return async (world, { variant, shift }) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'warmlijn-ledger-'));
    const vault = sealed ? { vault: makeVault([{ id: 'k1', key: Buffer.alloc(32, 7) }]) } : {};
    const clock = () => Date.parse(`${world.today}T12:00:00Z`);
    const folder = new LedgerFolder(dataDir, vault.vault);
    const statement = { id: '1', account: 'NL36ABNA5632579034', opening: 0n, entries: entriesOf(world) };
    for (const [name, contents] of [
      ['people.json', sampleOf(world)],
      ['statement', write(statement)],
    ] as const) {
      await importFile(await put(dataDir, name, contents), folder, { now: new Date(clock()).toISOString() });
    }
    return {
      ledger: await openEmbeddedLedger({ dataDir, ...vault, variant, shift, clock }),
      close: () => rm(dataDir, { recursive: true }),
    };
  };
}

ledgerConformance('The embedded ledger filled with CAMT.053', opener(camt, false));
ledgerConformance('The encrypted embedded ledger filled with MT940', opener(mt940, true));
