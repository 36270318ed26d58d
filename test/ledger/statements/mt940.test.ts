import assert from 'node:assert/strict';
import fc from 'fast-check';
import { camt, mt940, signedEuro } from '../made-statements.ts';
import { readText, refusalOf } from './read.ts';

const one = {
  id: 'S1',
  account: 'NL36ABNA5632579034',
  opening: 1000n,
  entries: [{ date: '2024-07-01', cents: -250n, account: 'NL84INGB2266765221', text: 'Leefgeld juli' }],
};
const good = mt940(one);

/** A statement with these lines between the balances, without a closing balance that could fail. */
function statement(...lines: string[]): string {
  return [':20:X', ':25:NL36ABNA5632579034', ':28C:1', ':60F:C240701EUR10,00', ...lines, '-', ''].join('\n');
}

async function onlyEntry(...lines: string[]) {
  const [entry] = (await readText(statement(...lines))).statements[0]?.entries ?? [];
  assert.ok(entry);
  return entry;
}

describe('An MT940 statement', () => {
  it('is read with and without the lines a bank puts around it', async () => {
    for (const text of [
      good,
      mt940(one, true),
      `{1:F01ABNANL2AXXXX0000000000}{2:I940X}{4:\n${good.trim()}}\n`,
      good.replaceAll('\n', '\r\n'),
    ]) {
      const [only] = (await readText(text)).statements;
      assert.equal(only?.entries[0]?.amount.toFixed(2), '-2.50');
      assert.ok(only.balanceChecked);
    }
  });

  it('is read when the wrapper and the first field share a line', async () => {
    const text = `{1:F01INGBNL2ABXXX0000000000}{2:I940INGBNL2AXBXN}{4:${good}`;
    assert.equal((await readText(text)).statements.length, 1);
  });

  it('is the same whatever pieces it comes in', async () => {
    const whole = await readText(good, 1_000_000);
    for (const size of [1, 7, 64]) assert.deepEqual(await readText(good, size), whole);
  });

  it('reads several statements in one file', async () => {
    assert.equal((await readText(good + mt940({ ...one, id: 'S2' }))).statements.length, 2);
  });

  const directions: [string, string][] = [
    ['C', '2.50'],
    ['D', '-2.50'],
    ['RC', '-2.50'],
    ['RD', '2.50'],
    ['CR', '2.50'],
    ['DR', '-2.50'],
  ];
  for (const [mark, expected] of directions) {
    it(`understands the direction ${mark}`, async () => {
      const entry = await onlyEntry(`:61:2407010701${mark}2,50NTRFNONREF`, ':86:x');
      assert.equal(entry.amount.toFixed(2), expected);
    });
  }

  it('reads amounts as banks write them: without cents, one decimal, leading zeros', async () => {
    assert.equal((await onlyEntry(':61:240701C5,NTRFX')).amount.toFixed(2), '5.00');
    assert.equal((await onlyEntry(':61:240701C5,1NTRFX')).amount.toFixed(2), '5.10');
    assert.equal((await onlyEntry(':61:2407010701C000000000005,10N541X')).amount.toFixed(2), '5.10');
  });

  it('takes the booking day when it is given, also over the turn of the year', async () => {
    assert.equal((await onlyEntry(':61:2401021231D1,00NTRFX')).date, '2023-12-31');
    assert.equal((await onlyEntry(':61:2312310102D1,00NTRFX')).date, '2024-01-02');
  });

  const sides: [string, string[]][] = [
    [
      'ABN AMRO',
      [
        ':86:/TRTP/SEPA OVERBOEKING/IBAN/NL84INGB2266765221/BIC/INGBNL2A',
        '/NAME/F DE JA',
        'GER/REMI/Leefgeld/EREF/NOTPROVIDED',
      ],
    ],
    ['ING', [':86:/EREF/X//CNTP/NL84INGB2266765221/INGBNL2A/F DE JAGER///REMI/USTD//Leefgeld/']],
    ['BNG', [':86:NL84INGB2266765221               F DE JAGER Leefgeld']],
  ];
  for (const [bank, lines] of sides) {
    it(`finds the other side as ${bank} writes it`, async () => {
      const entry = await onlyEntry(':61:2407010701D1,00NTRFX', ...lines);
      assert.equal(entry.parts[0]?.counterAccount, 'NL84INGB2266765221');
      assert.match(entry.parts[0].text, /Leefgeld/);
      assert.match(entry.parts[0].text, /F DE JAGER/);
    });
  }

  it('finds the other side as Rabobank writes it, on a second line', async () => {
    const entry = await onlyEntry(
      ':61:2407010701D000000000001,00N541EREF',
      'NL84INGB2266765221',
      ':86:/EREF/X/BENM//NAME/F DE JAGER/REMI/Leefgeld',
    );
    assert.equal(entry.parts[0]?.counterAccount, 'NL84INGB2266765221');
    assert.equal(entry.parts[0].counterName, 'F DE JAGER');
  });

  it('does not take an account that somebody wrote in the free text', async () => {
    const entry = await onlyEntry(':61:240701C1,00NTRFX', ':86:Geld van NL84INGB2266765221 voor mij');
    assert.equal(entry.parts[0]?.counterAccount, undefined);
    const two = await onlyEntry(
      ':61:240701C1,00NTRFX',
      ':86:/IBAN/NL83ABNA1927261899/NAME/X/REMI/y/IBAN/NL84INGB2266765221',
    );
    assert.equal(two.parts[0]?.counterAccount, undefined);
  });

  it('counts an entry that lost its line break only when the balances prove it', async () => {
    const lines = (closing: string) =>
      statement(
        ':61:240701C1,00NTRFA',
        ':86:eerste :61:240701C2,00NTRFB',
        ':86:tweede',
        `:62F:C240701EUR${closing}`,
      );
    const proven = await readText(lines('13,00'));
    assert.equal(proven.statements[0]?.entries.length, 2);
    assert.equal(proven.warnings.length, 1);
    const written = await readText(lines('11,00'));
    assert.equal(written.statements[0]?.entries.length, 1);
    assert.equal(await refusalOf(lines('14,00')), 'balance-mismatch');
  });

  it('warns when the balances are of other days than the entries, as in test files', async () => {
    const text = statement(':61:190101D25,00NMSC028', ':86:x', ':62F:C240701EUR10,00');
    const { warnings, statements } = await readText(text);
    assert.equal(statements[0]?.balanceChecked, false);
    assert.equal(warnings.length, 1);
  });

  const refused: [string, string, string][] = [
    ['balances that do not add up', good.replace('7,50', '7,51'), 'balance-mismatch'],
    ['a closing balance of nothing', good.replace('C240701EUR7,50', 'C240701EUR0,00'), 'balance-mismatch'],
    ['its end cut off', good.slice(0, good.indexOf(':62F:')), 'cut-off'],
    ['another currency', good.replace('EUR10,00', 'USD10,00'), 'foreign-currency'],
    [
      'an account in another currency',
      good.replace(':25:NL36ABNA5632579034', ':25:NL36ABNA5632579034USD'),
      'foreign-currency',
    ],
    ['a dollar entry', good.replace('D2,50', 'DD2,50'), 'foreign-currency'],
    ['a day that does not exist', good.replace(':61:240701', ':61:240231'), 'wrong-date'],
    ['a booking day that does not exist', good.replace(':61:2407010701', ':61:2407011332'), 'wrong-date'],
    ['a negative amount', good.replace('D2,50', 'D-2,50'), 'negative-amount'],
    ['an amount with a point', good.replace('D2,50', 'D2.50'), 'wrong-amount'],
    ['a fraction of a cent', good.replace('D2,50', 'D2,505'), 'wrong-amount'],
    ['two commas', good.replace('D2,50', 'D2,5,0'), 'wrong-amount'],
    ['no direction', good.replace('D2,50', 'X2,50'), 'wrong-field'],
    ['a direction of the balance that is none', good.replace(':60F:C', ':60F:X'), 'wrong-direction'],
    ['no account', good.replace(/:25:.*\n/, ''), 'missing-field'],
    ['no opening balance', good.replace(/:60F:.*\n/, ''), 'missing-field'],
    ['two closing balances', good.replace(/(:62F:.*\n)/, '$1$1'), 'wrong-field'],
    ['an entry behind the closing balance', good.replace('-\n', ':61:240701C1,00NTRFX\n-\n'), 'wrong-field'],
    ['a field before the first one', `:61:240701C1,00NTRFX\n${good}`, 'wrong-field'],
    ['an endless line', good.replace('Leefgeld', 'x'.repeat(20_000)), 'text-too-long'],
    ['an endless field', good.replace('juli', `juli\n${'y'.repeat(99)}`.repeat(900)), 'text-too-long'],
    ['no statement', ':64:C240701EUR1,00\n'.replace(':64:', 'x'), 'no-statement'],
  ];
  for (const [what, text, code] of refused) {
    it(`is refused with ${what}`, async () => assert.equal(await refusalOf(text), code));
  }

  it('says the same as CAMT.053 about the same random entries', async () => {
    const entry = fc.record({
      date: fc.constantFrom('2024-07-01', '2024-07-15', '2024-07-31'),
      cents: fc.bigInt({ min: -99_999_999n, max: 99_999_999n }),
      account: fc.constantFrom('NL84INGB2266765221', 'NL83ABNA1927261899'),
      text: fc.stringMatching(/^[A-Za-z0-9 ]{0,30}$/),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 15 }), async (entries) => {
        const made = { ...one, entries };
        const told = async (text: string) =>
          (await readText(text)).statements[0]?.entries.map(({ date, amount, parts }) =>
            [date, signedEuro(BigInt(amount.times(100).toFixed(0))), parts[0]?.counterAccount].join(' '),
          );
        assert.deepEqual(await told(mt940(made)), await told(camt(made)));
      }),
      { numRuns: 30 },
    );
  });
});
