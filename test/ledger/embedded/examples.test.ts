import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { shiftToBankDay } from '../../../bot/ledger/bank-days.ts';
import { LedgerFolder } from '../../../bot/ledger/embedded/folder.ts';
import { importFile } from '../../../bot/ledger/embedded/import-file.ts';
import { openEmbeddedLedger } from '../../../bot/ledger/embedded/ledger.ts';
import type { FileReport } from '../../../bot/ledger/embedded/report.ts';
import type { Ledger } from '../../../bot/ledger/port.ts';
import { exampleStatements, haveExamples, sampleFile } from '../examples.ts';
import { signedEuro } from '../made-statements.ts';
import { inTemporaryFolder } from '../temporary.ts';
import { naiveBalance, naiveDueDays, naiveLines, naiveSample } from './naive.ts';

const now = '2026-01-15T12:00:00Z';

async function filled<T>(use: (ledger: Ledger, reports: readonly FileReport[]) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (dataDir) => {
    const folder = new LedgerFolder(dataDir);
    const reports: FileReport[] = [];
    for (const file of [sampleFile, ...exampleStatements()]) {
      reports.push(await importFile(file, folder, { now }));
    }
    const clock = () => Date.parse(now);
    return use(
      await openEmbeddedLedger({ dataDir, variant: 'income-only', shift: 'before', clock }),
      reports,
    );
  });
}

const suite = (): void => {
  const refusedNames: Record<string, string> = {
    'wrong-format.camt053.xml': 'wrong-version',
    'negative-amount.camt053.xml': 'negative-amount',
  };

  it('are imported, or refused as their name says', () =>
    filled((_, reports) => {
      for (const report of reports) {
        const name = basename(report.file);
        const refused = refusedNames[name];
        const expected = refused ? 'refused' : name === 'duplicate-2.camt053.xml' ? 'duplicate' : 'imported';
        assert.equal(report.status, expected, name);
        assert.equal(report.error?.code, refused, name);
        if (refused) assert.ok(report.error?.line !== undefined && report.error.reason.length > 20, name);
      }
      return Promise.resolve();
    }));

  it('give every participant the balance that a naive calculation gives, on many days', () =>
    filled(async (ledger) => {
      const sample = naiveSample(sampleFile);
      const duplicate = (path: string) => path.includes('duplicate-2') || basename(path) in refusedNames;
      const lines = exampleStatements()
        .filter((path) => !duplicate(path))
        .flatMap(naiveLines);
      for (const { bsn } of sample.burgers) {
        for (const on of [
          '2020-12-31',
          '2021-01-01',
          '2023-06-15',
          '2024-07-19',
          '2024-07-20',
          '2024-08-25',
          '2025-12-31',
        ]) {
          const answer = await ledger.balance(bsn, on);
          assert.ok(answer.known);
          assert.equal(
            answer.value.balance.toFixed(2),
            signedEuro(naiveBalance(sample, bsn, lines, on)),
            `${bsn} ${on}`,
          );
        }
      }
    }));

  it('give every participant the payouts of a naive look at each day, over ten years', () =>
    filled(async (ledger) => {
      for (const person of naiveSample(sampleFile).burgers) {
        const answer = await ledger.payouts(person.bsn, '2019-01-01', '2029-01-31');
        assert.ok(answer.known);
        const due = naiveDueDays(person, '2018-12-01', '2029-03-01')
          .map((day) => `${shiftToBankDay(day, 'before')} ${day}`)
          .filter((line) => line >= '2019-01-01' && line.slice(0, 10) <= '2029-01-31');
        assert.deepEqual(
          answer.value.map(({ date, scheduled }) => `${date} ${scheduled}`),
          due,
          person.bsn,
        );
      }
    }));

  it('have at least one participant with money and one with payouts, so that the comparison means something', () =>
    filled(async (ledger) => {
      const balance = await ledger.balance('999999990', '2024-12-31');
      assert.ok(balance.known && balance.value.balance.toFixed(2) === '180.01');
      const payouts = await ledger.payouts('999999989', '2024-01-01', '2024-12-31');
      assert.ok(payouts.known && payouts.value.length === 12);
    }));
};

// The example files stand beside the repository, not in it.
if (haveExamples) describe('The example files', suite);
