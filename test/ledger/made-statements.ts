/** Made-up bank statements. Amounts are whole cents as bigint, so that no test repeats the arithmetic under test. */

export interface MadeEntry {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Signed cents. */
  readonly cents: bigint;
  readonly account: string;
  readonly text: string;
  readonly reference?: string;
}

export interface MadeStatement {
  readonly id: string;
  readonly account: string;
  readonly opening: bigint;
  readonly entries: readonly MadeEntry[];
}

export function euro(cents: bigint, point = '.'): string {
  const size = cents < 0n ? -cents : cents;
  return `${size / 100n}${point}${String(size % 100n).padStart(2, '0')}`;
}

export function signedEuro(cents: bigint): string {
  return `${cents < 0n ? '-' : ''}${euro(cents)}`;
}

/** As camt.053, version 02 unless told. */
export function camt(statement: MadeStatement, version = '02'): string {
  const closing = statement.entries.reduce((sum, entry) => sum + entry.cents, statement.opening);
  const direction = (cents: bigint) => `<CdtDbtInd>${cents < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const balance = (type: string, cents: bigint) =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${euro(cents)}</Amt>${direction(cents)}</Bal>`;
  const status = Number(version) >= 8 ? '<Sts><Cd>BOOK</Cd></Sts>' : '<Sts>BOOK</Sts>';
  const entries = statement.entries.map(({ date, cents, account, text, reference }) => {
    const side = cents < 0n ? 'Cdtr' : 'Dbtr';
    return `<Ntry><Amt Ccy="EUR">${euro(cents)}</Amt>${direction(cents)}${status}<BookgDt><Dt>${date}</Dt></BookgDt><ValDt><Dt>${date}</Dt></ValDt>${reference === undefined ? '' : `<AcctSvcrRef>${reference}</AcctSvcrRef>`}<NtryDtls><TxDtls><RltdPties><${side}Acct><Id><IBAN>${account}</IBAN></Id></${side}Acct></RltdPties><RmtInf><Ustrd>${escape(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>m</MsgId></GrpHdr><Stmt><Id>${statement.id}</Id><Acct><Id><IBAN>${statement.account}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', statement.opening)}${balance('CLBD', closing)}\n${entries.join('\n')}\n</Stmt></BkToCstmrStmt></Document>`;
}

/** As MT940 in the way of BNG, with the wrapper lines of a bank when told. */
export function mt940(statement: MadeStatement, wrapper = false): string {
  const closing = statement.entries.reduce((sum, entry) => sum + entry.cents, statement.opening);
  const six = (date: string) => date.slice(2).replaceAll('-', '');
  const dates = statement.entries.map(({ date }) => date).sort();
  const balance = (cents: bigint, date: string) =>
    `${cents < 0n ? 'D' : 'C'}${six(date)}EUR${euro(cents, ',')}`;
  const lines = [
    ...(wrapper ? ['0200 13XXXXXXXXXXXX00000', '0200 13BNGHNL20AXXX00000', '940 02'] : []),
    `:20:${statement.id}`,
    `:25:${statement.account}`,
    ':28C:1/1',
    `:60F:${balance(statement.opening, dates[0] ?? '2024-01-01')}`,
    ...statement.entries.flatMap(({ date, cents, account, text, reference }) => [
      `:61:${six(date)}${date.slice(5).replace('-', '')}${cents < 0n ? 'D' : 'C'}${euro(cents, ',')}NMSC${reference ?? 'NONREF'}`,
      `:86:/TRTP/SEPA OVERBOEKING/IBAN/${account}/BIC/BNGHNL2G/REMI/${text}`,
    ]),
    `:62F:${balance(closing, dates.at(-1) ?? '2024-01-01')}`,
    '-',
  ];
  return `${lines.join('\n')}\n`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
