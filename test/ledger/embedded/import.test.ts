import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerFolder } from '../../../bot/ledger/embedded/folder.ts';
import { FolderError } from '../../../bot/ledger/embedded/folder-error.ts';
import { importFile } from '../../../bot/ledger/embedded/import-file.ts';
import { openEmbeddedLedger } from '../../../bot/ledger/embedded/ledger.ts';
import type { FileReport } from '../../../bot/ledger/embedded/report.ts';
import type { Vault } from '../../../bot/ledger/embedded/vault-port.ts';
import type { Ledger } from '../../../bot/ledger/port.ts';
import { makeVault } from '../../../bot/store/vault.ts';
import { camt, mt940 } from '../made-statements.ts';
import type { MadeEntry } from '../made-statements.ts';
import { inTemporaryFolder, put } from '../temporary.ts';

const now = '2024-08-15T12:00:00Z';
const fay = 'NL84INGB2266765221';
const shop = 'NL09INGB4826953240';

interface Bench {
  readonly dataDir: string;
  readonly ledger: Ledger;
  take(contents: string, name?: string): Promise<FileReport>;
  balance(id: string, on?: string): Promise<string>;
}

async function bench<T>(use: (bench: Bench) => Promise<T>, vault?: Vault): Promise<T> {
  return inTemporaryFolder(async (dataDir) => {
    const folder = new LedgerFolder(dataDir, vault);
    const clock = () => Date.parse(now);
    const ledger = await openEmbeddedLedger({
      dataDir,
      ...(vault ? { vault } : {}),
      variant: 'income-only',
      shift: 'before',
      clock,
    });
    return use({
      dataDir,
      ledger,
      take: async (contents, name = 'file') =>
        importFile(await put(dataDir, name, contents), folder, { now }),
      balance: async (id, on = '2024-12-31') => {
        const answer = await ledger.balance(id, on);
        return answer.known ? answer.value.balance.toFixed(2) : answer.reason;
      },
    });
  });
}

function people(...agreements: object[][]): string {
  return JSON.stringify({
    burgers: agreements.map((afspraken, index) => ({
      id: String(index + 1),
      achternaam: `Verzonnen ${index + 1}`,
      rekeningen: [{ iban: fay }],
      afspraken,
    })),
    organisaties: [{ kvknummer: '1', vestigingsnummer: '2', afdelingen: [{ rekeningen: [{ iban: shop }] }] }],
  });
}

const pay = {
  omschrijving: 'Loon',
  bedrag: 10,
  credit: true,
  organisatie: { kvknummer: '1', vestigingsnummer: '2' },
};

function statement(...entries: MadeEntry[]) {
  return { id: 'S', account: 'NL36ABNA5632579034', opening: 0n, entries };
}

function income(text: string, cents = 1000n, date = '2024-07-01', reference?: string): MadeEntry {
  return { date, cents, account: shop, text, ...(reference === undefined ? {} : { reference }) };
}

describe('Importing into the embedded ledger', () => {
  it('changes nothing the second time, and reports the duplicates', () =>
    bench(async ({ take, balance, dataDir }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }]));
      const contents = camt(statement(income('Loon Fay'), income('onbekend')));
      const first = await take(contents);
      assert.deepEqual([first.status, first.new, first.unmatched.length], ['imported', 2, 1]);
      const before = await readFile(join(dataDir, 'ledger', 'index.json'));
      const second = await take(contents);
      assert.deepEqual([second.status, second.new, second.duplicates], ['duplicate', 0, 2]);
      assert.deepEqual(await readFile(join(dataDir, 'ledger', 'index.json')), before);
      assert.equal(await balance('1'), '10.00');
    }));

  it('knows until when nothing happened from a statement without entries, and nothing new from an old one', () =>
    bench(async ({ take, ledger }) => {
      const made = (at: string, ...entries: MadeEntry[]) =>
        camt(statement(...entries)).replace('<Acct>', `<CreDtTm>${at}</CreDtTm><Acct>`);
      const asOf = async () => {
        const answer = await ledger.balance('1', '2024-12-31');
        return answer.known ? `${answer.asOf} ${answer.value.balance.toFixed(2)}` : answer.reason;
      };
      await take(people([{ ...pay, zoektermen: ['A'] }]));
      await take(made('2024-07-02T07:00:00Z', income('A')));
      assert.equal(await asOf(), '2024-07-02T07:00:00Z 10.00');
      const empty = await take(made('2024-07-03T07:00:00Z'));
      assert.deepEqual([empty.status, empty.entries], ['imported', 0]);
      assert.equal(await asOf(), '2024-07-03T07:00:00Z 10.00');
      const same = await take(made('2024-07-04T07:00:00Z', income('A')));
      assert.equal(same.status, 'duplicate');
      assert.equal(await asOf(), '2024-07-03T07:00:00Z 10.00', 'a duplicate changes nothing');
      await take(made('2024-07-01T07:00:00Z'));
      assert.equal(await asOf(), '2024-07-03T07:00:00Z 10.00', 'it never goes back');
    }));

  it('takes only what is new of a statement that overlaps another', () =>
    bench(async ({ take, balance }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }]));
      await take(
        camt(statement(income('Loon Fay', 1000n, '2024-07-01'), income('Loon Fay', 1000n, '2024-07-02'))),
      );
      const later = await take(
        camt(statement(income('Loon Fay', 1000n, '2024-07-02'), income('Loon Fay', 500n, '2024-07-03'))),
      );
      assert.deepEqual([later.status, later.new, later.duplicates], ['imported', 1, 1]);
      assert.equal(await balance('1'), '25.00');
    }));

  it('counts two equal lines of one statement twice: the bank wrote two payments', () =>
    bench(async ({ take, balance }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }]));
      await take(camt(statement(income('Loon Fay'), income('Loon Fay'))));
      assert.equal(await balance('1'), '20.00');
    }));

  it('keeps nothing of a file that is refused at its very end', () =>
    bench(async ({ take, balance, dataDir }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }]));
      await take(camt(statement(income('Loon Fay'))));
      const before = await snapshot(dataDir);
      const bad = camt(statement(income('Loon Fay', 9999n, '2024-07-09'), income('Loon Fay', 1n))).replace(
        '</Document>',
        '',
      );
      const refused = await take(bad);
      assert.equal(refused.status, 'refused');
      assert.equal(refused.error?.code, 'not-well-formed');
      assert.deepEqual(await snapshot(dataDir), before);
      assert.equal(await balance('1'), '10.00');
    }));

  it('never counts what could belong to two people, and lists it for a person', () =>
    bench(async ({ take, balance }) => {
      await take(people([{ ...pay, zoektermen: ['loon'] }], [{ ...pay, zoektermen: ['fay'] }]));
      const { unmatched } = await take(camt(statement(income('Loon Fay'))));
      assert.deepEqual(
        unmatched.map(({ reason, amount }) => `${reason} ${amount}`),
        ['several-agreements 10.00'],
      );
      assert.deepEqual([await balance('1'), await balance('2')], ['0.00', '0.00']);
    }));

  it('books on the oldest of two agreements of one person, as the Huishoudboekje does', () =>
    bench(async ({ take, balance }) => {
      const old = { ...pay, id: 'a', validFrom: '2023-01-01', zoektermen: ['fay'] };
      await take(people([old, { ...old, id: 'b', validFrom: '2024-01-01' }]));
      const { unmatched } = await take(camt(statement(income('Loon Fay'))));
      assert.equal(unmatched.length, 0);
      assert.equal(await balance('1'), '10.00');
    }));

  it('needs the account, every search term and a day within the agreement; none without search terms', () =>
    bench(async ({ take, balance }) => {
      const dated = {
        ...pay,
        validFrom: '2024-07-02',
        validThrough: '2024-07-04',
        zoektermen: ['LOON', 'fay'],
      };
      await take(people([dated], [{ ...pay, zoektermen: [] }]));
      const { unmatched } = await take(
        camt(
          statement(
            income('loon FAY te vroeg', 1n, '2024-07-01'),
            income('loon FAY eerste dag', 10n, '2024-07-02'),
            income('loon FAY laatste dag', 100n, '2024-07-04'),
            income('loon FAY te laat', 1000n, '2024-07-05'),
            income('loon van een ander', 10_000n, '2024-07-03'),
            { ...income('loon fay', 100_000n, '2024-07-03'), account: fay },
          ),
        ),
      );
      assert.equal(unmatched.length, 4);
      assert.equal(await balance('1'), '1.10');
    }));

  it('reconciles what waited when the agreement comes later, whatever the order of the files', () =>
    bench(async ({ take, balance }) => {
      await take(mt940(statement(income('Loon Fay'), income('Loon Sam'))));
      assert.equal(await balance('1'), 'not-found');
      const report = await take(people([{ ...pay, zoektermen: ['fay'] }]));
      assert.equal(report.reconciled, 1);
      assert.equal(await balance('1'), '10.00');
    }));

  it('keeps the money of a participant whose agreements change', () =>
    bench(async ({ take, balance }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }]));
      await take(camt(statement(income('Loon Fay'))));
      const report = await take(people([{ ...pay, omschrijving: 'Ander werk', zoektermen: ['nieuw'] }]));
      assert.equal(report.status, 'imported');
      assert.equal(await balance('1'), '10.00');
    }));

  it('does not say a balance before the first bank statement', () =>
    bench(async ({ take, balance }) => {
      await take(people([pay]));
      assert.equal(await balance('1'), 'stale');
    }));

  it('takes the digits of an amount as they stand in the file', () =>
    bench(async ({ take, ledger }) => {
      const exact = people([
        {
          ...pay,
          bedrag: 'EXACT',
          credit: false,
          omschrijving: 'Leefgeld',
          betaalinstructie: { byMonthDay: [1], startDate: '2024-01-01' },
        },
      ]);
      await take(exact.replace('"EXACT"', '999999999999.99'));
      const answer = await ledger.payouts('1', '2024-08-01', '2024-08-31');
      assert.ok(answer.known);
      assert.equal(answer.value[0]?.amount.toFixed(), '999999999999.99');
    }));

  const wrong: [string, string, string, string][] = [
    [
      'a fraction of a cent',
      people([pay]).replace('"bedrag":10', '"bedrag":10.001'),
      'wrong-participants',
      'burgers[0].afspraken[0].bedrag',
    ],
    [
      'an exponent',
      people([pay]).replace('"bedrag":10', '"bedrag":1e1'),
      'wrong-participants',
      'burgers[0].afspraken[0].bedrag',
    ],
    [
      'a negative amount',
      people([pay]).replace('"bedrag":10', '"bedrag":-10'),
      'wrong-participants',
      'burgers[0].afspraken[0].bedrag',
    ],
    [
      'a BSN that is none',
      people([pay]).replace('"id":"1"', '"bsn":"123456789"'),
      'wrong-bsn',
      'burgers[0].bsn',
    ],
    [
      'a wrong date',
      people([{ ...pay, validFrom: '2024-13-01' }]),
      'wrong-participants',
      'burgers[0].afspraken[0].validFrom',
    ],
    [
      'the same person twice',
      people([pay], [pay]).replace('"id":"2"', '"id":"1"'),
      'wrong-participants',
      'burgers[1]',
    ],
    ['nobody named', people([pay]).replace('"id":"1",', ''), 'wrong-participants', 'burgers[0]'],
    [
      'an id that could break a file',
      people([pay]).replace('"id":"1"', '"id":"../x"'),
      'wrong-participants',
      'burgers[0].id',
    ],
    ['something else', '{"people":[]}', 'wrong-participants', 'burgers'],
  ];
  for (const [what, contents, code, element] of wrong) {
    it(`refuses a participants file with ${what}, and says where`, () =>
      bench(async ({ take }) => {
        const { status, error } = await take(contents);
        assert.deepEqual([status, error?.code, error?.element], ['refused', code, element]);
      }));
  }

  for (const [what, contents, code] of [
    ['broken JSON', '{"burgers": [', 'not-json'],
    ['an empty file', '', 'empty-file'],
    ['a letter', 'Geachte heer, mevrouw', 'unknown-format'],
    ['a picture', '\u0089PNG\r\n\u001a\n', 'unknown-format'],
  ] as const) {
    it(`refuses ${what}`, () =>
      bench(async ({ take }) => {
        const { status, error } = await take(contents);
        assert.deepEqual([status, error?.code], ['refused', code]);
      }));
  }

  it('refuses a file that is not there', () =>
    inTemporaryFolder(async (dataDir) => {
      const { error } = await importFile(join(dataDir, 'nothing.xml'), new LedgerFolder(dataDir), { now });
      assert.equal(error?.code, 'unreadable');
    }));

  it('finds a participant by BSN, leading zero or not, and answers with an id that is no BSN', () =>
    bench(async ({ take, ledger }) => {
      await take(people([pay]).replace('"id":"1"', '"bsn":"012345672"'));
      const answer = await ledger.participant('12345672');
      assert.ok(answer.known);
      assert.match(answer.value.id, /^d-[0-9a-f]{16}$/);
      assert.deepEqual(await ledger.participant(answer.value.id), answer);
    }));
});

describe('The folder of the embedded ledger', () => {
  it('survives a crash at any moment before the index is replaced', () =>
    bench(async ({ take, balance, dataDir }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }]));
      await take(camt(statement(income('Loon Fay'))));
      await put(join(dataDir, 'ledger'), 'abcdef.json', '{"half":');
      await put(join(dataDir, 'ledger'), 'index.json.new', '{"format":1,"revi');
      await put(join(dataDir, 'ledger'), 'lock', '999999999');
      assert.equal(await balance('1'), '10.00');
      const next = await take(camt(statement(income('Loon Fay', 5n, '2024-07-02'))));
      assert.equal(next.status, 'imported');
      assert.equal(await balance('1'), '10.05');
      const left = await readdir(join(dataDir, 'ledger'));
      assert.ok(!left.includes('abcdef.json') && !left.includes('index.json.new') && !left.includes('lock'));
    }));

  it('lets one import at a time change it', () =>
    bench(async ({ dataDir }) => {
      const folder = new LedgerFolder(dataDir);
      await folder.change(async () => {
        await assert.rejects(
          () => folder.change(() => Promise.resolve(undefined)),
          (error: unknown) => error instanceof FolderError && error.code === 'busy',
        );
        return undefined;
      });
    }));

  it('keeps no readable name, account, BSN or amount when there is a vault', () => {
    const vault = makeVault([{ id: 'k1', key: Buffer.alloc(32, 1) }]);
    return bench(async ({ take, balance, dataDir }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }]).replace('"id":"1"', '"id":"1","bsn":"999999990"'));
      await take(camt(statement(income('Loon Fay'), income('van een vreemde'))));
      assert.equal(await balance('999999990'), '10.00');
      for (const [name, bytes] of Object.entries(await snapshot(dataDir))) {
        assert.doesNotMatch(name + bytes, /Verzonnen|INGB|999999990|10\.00|vreemde/);
      }
    }, vault);
  });

  it('does not answer from a damaged or exchanged file', () => {
    const vault = makeVault([{ id: 'k1', key: Buffer.alloc(32, 1) }]);
    return bench(async ({ take, ledger, dataDir }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }], [{ ...pay, zoektermen: ['sam'] }]));
      const files = (await readdir(join(dataDir, 'ledger'))).filter((name) => name !== 'index.json');
      const [first = ''] = files;
      for (const file of files) {
        await writeFile(join(dataDir, 'ledger', file), await readFile(join(dataDir, 'ledger', first)));
      }
      const answers = [await ledger.participant('1'), await ledger.participant('2')];
      assert.ok(answers.some((answer) => !answer.known && answer.reason === 'unreachable'));
    }, vault);
  });

  it('does not mix plain and encrypted files', () =>
    bench(async ({ take, dataDir }) => {
      await take(people([pay]));
      const vault = makeVault([{ id: 'k1', key: Buffer.alloc(32, 1) }]);
      await assert.rejects(
        () => new LedgerFolder(dataDir, vault).index(),
        (error: unknown) => error instanceof FolderError && error.code === 'not-sealed',
      );
    }));

  it('shows a running service what another process imported, at its next question', () =>
    bench(async ({ take, balance }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }]));
      for (let day = 1; day <= 9; day += 1) {
        await take(camt(statement(income('Loon Fay', 100n, `2024-07-0${day}`))));
        assert.equal(await balance('1'), `${day}.00`);
      }
    }));

  it('answers while imports go on, old or new but never half', () =>
    bench(async ({ take, balance }) => {
      await take(people([{ ...pay, zoektermen: ['fay'] }]));
      await take(
        camt(statement(income('Loon Fay', 100n, '2024-06-01'), income('Loon Fay', 100n, '2024-06-02'))),
      );
      let busy = true;
      const seen = new Set<string>();
      const reading = (async () => {
        while (busy) seen.add(await balance('1'));
      })();
      for (let day = 1; day <= 9; day += 1) {
        await take(
          camt(
            statement(income('Loon Fay', 50n, `2024-07-0${day}`), income('Fay loon', 50n, `2024-07-0${day}`)),
          ),
        );
      }
      busy = false;
      await reading;
      for (const balance of seen) assert.match(balance, /^\d+\.00$/);
    }));
});

/** Every file of the ledger and its bytes as text. */
async function snapshot(dataDir: string): Promise<Record<string, string>> {
  const folder = join(dataDir, 'ledger');
  const files = (await readdir(folder)).sort();
  const contents = await Promise.all(files.map((name) => readFile(join(folder, name), 'latin1')));
  return Object.fromEntries(files.map((name, index) => [name, contents[index] ?? '']));
}
