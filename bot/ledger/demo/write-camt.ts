import { Decimal } from 'decimal.js';
import type { Instant } from '../../../dialogs/money/facts.ts';
import type { DemoEntry } from './demo-entries.ts';

/** A bank statement of demo entries as camt.053.001.02, made at an instant; nothing in it needs escaping. */
export function writeCamt(account: string, createdAt: Instant, entries: readonly DemoEntry[]): string {
  const total = entries.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>',
    `<GrpHdr><MsgId>demo</MsgId><CreDtTm>${createdAt}</CreDtTm></GrpHdr>`,
    `<Stmt><Id>demo</Id><CreDtTm>${createdAt}</CreDtTm>`,
    `<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>EUR</Ccy></Acct>`,
    balance('OPBD', new Decimal(0)),
    balance('CLBD', total),
    ...entries.map(entry),
    '</Stmt></BkToCstmrStmt></Document>',
  ].join('\n');
}

function balance(type: string, sum: Decimal): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${money(sum)}</Bal>`;
}

function entry({ date, amount, account, text }: DemoEntry): string {
  const side = amount.isNegative() ? 'Cdtr' : 'Dbtr';
  return (
    `<Ntry>${money(amount)}<Sts>BOOK</Sts><BookgDt><Dt>${date}</Dt></BookgDt><ValDt><Dt>${date}</Dt></ValDt>` +
    `<NtryDtls><TxDtls><RltdPties><${side}Acct><Id><IBAN>${account}</IBAN></Id></${side}Acct></RltdPties>` +
    `<RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
  );
}

function money(amount: Decimal): string {
  const direction = amount.isNegative() ? 'DBIT' : 'CRDT';
  return `<Amt Ccy="EUR">${amount.abs().toFixed(2)}</Amt><CdtDbtInd>${direction}</CdtDbtInd>`;
}
