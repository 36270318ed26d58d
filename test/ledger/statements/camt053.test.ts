import assert from 'node:assert/strict';
import fc from 'fast-check';
import { camt, signedEuro } from '../made-statements.ts';
import { readText, refusal, refusalOf } from './read.ts';

const one = {
  id: 'S1',
  account: 'NL36ABNA5632579034',
  opening: 1000n,
  entries: [
    {
      date: '2024-07-01',
      cents: -250n,
      account: 'NL84INGB2266765221',
      text: 'Leefgeld juli',
      reference: 'R1',
    },
  ],
};
const good = camt(one);

describe('A CAMT.053 statement', () => {
  for (const version of ['02', '03', '04', '06', '08', '10', '13']) {
    it(`is read in version ${version}`, async () => {
      const { statements } = await readText(camt(one, version));
      assert.equal(statements[0]?.entries[0]?.amount.toFixed(2), '-2.50');
      assert.equal(statements[0].entries[0].parts[0]?.counterAccount, 'NL84INGB2266765221');
      assert.ok(statements[0].balanceChecked);
    });
  }

  it('is the same whatever pieces it comes in', async () => {
    const whole = await readText(good, 1_000_000);
    for (const size of [1, 7, 64]) assert.deepEqual(await readText(good, size), whole);
  });

  it('is read with a prefix before its names, a byte order mark and Windows line ends', async () => {
    const prefixed = good
      .replace(/<(\/?)(?=[A-Z])/g, '<$1c:')
      .replace('xmlns=', 'xmlns:c=')
      .replaceAll('\n', '\r\n');
    const { statements } = await readText(`\uFEFF${prefixed}`);
    assert.equal(statements[0]?.entries.length, 1);
  });

  it('is read in the older character set it declares', async () => {
    const text = good.replace('UTF-8', 'ISO-8859-1').replace('Leefgeld', 'Café');
    const { statements } = await readText(Buffer.from(text, 'latin1'));
    assert.match(statements[0]?.entries[0]?.parts[0]?.text ?? '', /Café/);
  });

  it('reads the name and the account of the newer versions, below Pty', async () => {
    const text = camt(one, '08').replace(
      '<RltdPties>',
      '<RltdPties><Cdtr><Pty><Nm>F. de Jager</Nm></Pty></Cdtr>',
    );
    assert.equal((await readText(text)).statements[0]?.entries[0]?.parts[0]?.counterName, 'F. de Jager');
  });

  it('passes over an envelope of the bank in another namespace', async () => {
    const envelope = '<SplmtryData><Envlp><Stmt xmlns="urn:bank"><Ntry/></Stmt></Envlp></SplmtryData>';
    assert.equal(
      (await readText(good.replace('</Ntry>', `</Ntry>${envelope}`))).statements[0]?.entries.length,
      1,
    );
  });

  it('leaves out what the bank has not booked', async () => {
    const text = good.replace(
      '</Ntry>',
      '</Ntry><Ntry><Amt Ccy="EUR">9.99</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts></Ntry>',
    );
    const [statement] = (await readText(text)).statements;
    assert.deepEqual([statement?.entries.length, statement?.unbooked], [1, 1]);
  });

  it('takes a moment with a zone as a day in the Netherlands', async () => {
    const text = good.replace('<BookgDt><Dt>2024-07-01</Dt>', '<BookgDt><DtTm>2024-06-30T22:30:00Z</DtTm>');
    assert.equal((await readText(text)).statements[0]?.entries[0]?.date, '2024-07-01');
  });

  it('splits a batch whose transactions add up, and leaves another one whole and without other side', async () => {
    const part = (amount: string, account: string) =>
      `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls><RltdPties><CdtrAcct><Id><IBAN>${account}</IBAN></Id></CdtrAcct></RltdPties></TxDtls>`;
    const batch = (second: string) =>
      good.replace(
        /<TxDtls>.*<\/TxDtls>/,
        part('1.00', 'NL84INGB2266765221') + part(second, 'NL83ABNA1927261899'),
      );
    const whole = await readText(batch('1.50'));
    assert.deepEqual(
      whole.statements[0]?.entries[0]?.parts.map(
        ({ amount, counterAccount }) => `${amount.toFixed(2)} ${counterAccount}`,
      ),
      ['-1.00 NL84INGB2266765221', '-1.50 NL83ABNA1927261899'],
    );
    const odd = await readText(batch('1.49'));
    assert.equal(odd.statements[0]?.entries[0]?.parts.length, 1);
    assert.equal(odd.statements[0].entries[0].parts[0]?.counterAccount, undefined);
  });

  const bomb = '<!DOCTYPE lol [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const refused: [string, string, string][] = [
    ['a first draft of the format', camt(one, '01'), 'wrong-version'],
    ['another message of the bank', good.replaceAll('camt.053', 'camt.054'), 'wrong-version'],
    ['a web page', '<html><body>Not found</body></html>', 'wrong-version'],
    [
      'a billion laughs',
      good.replace('<Document', `${bomb}<Document`).replace('S1', '&b;'),
      'document-type-refused',
    ],
    [
      'an external entity',
      good.replace('<Document', '<!DOCTYPE d SYSTEM "file:///etc/passwd"><Document'),
      'document-type-refused',
    ],
    ['an unknown entity', good.replace('S1', '&file;'), 'not-well-formed'],
    ['a cut off file', good.slice(0, -40), 'not-well-formed'],
    ['two roots', `${good}<Document/>`, 'not-well-formed'],
    ['endless nesting', good.replace('<GrpHdr>', '<GrpHdr>' + '<a>'.repeat(100)), 'too-deep'],
    ['an endless text', good.replace('S1', 'S'.repeat(300_000)), 'text-too-long'],
    [
      'an endless comment',
      good.replace('<GrpHdr>', `<!--${'x'.repeat(400_000)}--><GrpHdr>`),
      'text-too-long',
    ],
    [
      'an endless attribute',
      good.replace('<GrpHdr>', `<GrpHdr a="${'x'.repeat(400_000)}">`),
      'text-too-long',
    ],
    ['another currency', good.replace('<Ntry><Amt Ccy="EUR"', '<Ntry><Amt Ccy="USD"'), 'foreign-currency'],
    ['an account in another currency', good.replace('<Ccy>EUR', '<Ccy>GBP'), 'foreign-currency'],
    ['a day that does not exist', good.replace('<Dt>2024-07-01', '<Dt>2024-02-30'), 'wrong-date'],
    ['a date in words', good.replace('<Dt>2024-07-01', '<Dt>1 juli'), 'wrong-date'],
    ['a date in the year 24', good.replace('<Dt>2024-07-01', '<Dt>0024-07-01'), 'wrong-date'],
    ['a negative amount', good.replace('>2.50<', '>-2.50<'), 'negative-amount'],
    ['an amount with a comma', good.replace('>2.50<', '>2,50<'), 'wrong-amount'],
    ['an amount with thousands', good.replace('>2.50<', '>1,002.50<'), 'wrong-amount'],
    ['an amount with an exponent', good.replace('>2.50<', '>25e-1<'), 'wrong-amount'],
    ['a fraction of a cent', good.replace('>2.50<', '>2.505<'), 'wrong-amount'],
    ['not a number', good.replace('>2.50<', '>NaN<'), 'wrong-amount'],
    ['an amount that is too large', good.replace('>2.50<', '>1234567890123456.00<'), 'wrong-amount'],
    ['no amount', good.replace('<Ntry><Amt Ccy="EUR">2.50</Amt>', '<Ntry>'), 'missing-field'],
    ['no direction', good.replace('2.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>', '2.50</Amt>'), 'wrong-direction'],
    ['a strange direction', good.replace('DBIT', 'BOTH'), 'wrong-direction'],
    ['no date at all', good.replace(/<BookgDt>.*<\/ValDt>/, ''), 'missing-field'],
    ['no account', good.replace(/<Acct>.*<\/Acct>/, ''), 'missing-field'],
    ['balances that do not add up', good.replace('>7.50<', '>7.51<'), 'balance-mismatch'],
    [
      'an entry under another prefix',
      good.replace('<Ntry>', '<x:Ntry>').replace('</Ntry>', '</x:Ntry>'),
      'wrong-field',
    ],
    ['no statement', good.replace(/<Stmt>[\s\S]*<\/Stmt>/, ''), 'no-statement'],
    ['another character set than it says', good.replace('juli', 'juli \u00e9'), 'wrong-encoding'],
  ];
  for (const [what, text, code] of refused) {
    it(`is refused with ${what}`, async () => {
      const contents = code === 'wrong-encoding' ? Buffer.from(text, 'latin1') : text;
      assert.equal(await refusalOf(contents), code);
    });
  }

  it('is refused with line, element and a reason in words', async () => {
    const found = await refusal(good.replace('>2.50<', '>-2.50<'));
    assert.equal(found?.place.element, 'Ntry/Amt');
    assert.equal(found.place.line, 3);
    assert.match(found.message, /negative/);
  });

  it('keeps the sign, the total and every amount of random statements', async () => {
    const entry = fc.record({
      date: fc.constantFrom('2024-07-01', '2024-07-15', '2024-07-31'),
      cents: fc.bigInt({ min: -99_999_999_999n, max: 99_999_999_999n }),
      account: fc.constant('NL84INGB2266765221'),
      text: fc
        .string({ unit: 'grapheme', maxLength: 40 })
        .map((text) => text.replace(/[^\p{L}\p{N}\p{P}\p{Sm} ]/gu, '')),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 20 }),
        fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }),
        async (entries, opening) => {
          const { statements } = await readText(camt({ ...one, opening, entries }));
          assert.deepEqual(
            statements[0]?.entries.map(({ amount }) => amount.toFixed(2).replace(/^-0.00$/, '0.00')),
            entries.map(({ cents }) => signedEuro(cents)),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
