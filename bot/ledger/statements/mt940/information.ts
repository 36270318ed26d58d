import { accountNumber } from '../account-number.ts';
import { collapse } from '../collapse.ts';

/** What field 86 says about the other side. */
export interface Information {
  readonly counterAccount?: string;
  readonly counterName?: string;
  readonly text: string;
}

/** The words between slashes that ABN AMRO, ING, Rabobank and BNG use in a structured field 86. */
const tags =
  'TRTP|RTYP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|CNTP|ORDP|BENM|PREF|NRTX|PIND|RTRN|ULTB|ULTD|ULTC|ISDT|ADDR|SVCL|' +
  'PURP|INIT|IREF|ID|OCMT|EXCH|CHGS|CREF|ACCW|BO|FX|SUBJ|TXT';
const tagged = new RegExp(`/(${tags})/`, 'g');

/** IBAN at the very start, as BNG writes it, followed by white space. */
const leadingIban = /^\s*([A-Z]{2}\d{2}[A-Z0-9]{10,30})(?=\s|$)/;
/** Old Dutch account number of nine or ten digits at the very start. */
const leadingNumber = /^\s*(\d{9,10})(?=\s|$)/;

/**
 * Reads field 86. The account of the other side is only taken from places the bank fills, never from the free text
 * somebody wrote: two different accounts in those places mean none is taken.
 */
export function information(field: string): Information {
  const text = joined(field);
  const subfields = split(text);
  const accounts = new Set<string>();
  for (const [tag, content] of subfields) {
    const account =
      tag === 'IBAN' ? accountNumber(content) : tag === 'CNTP' ? counterparty(content) : undefined;
    if (account !== undefined) accounts.add(account);
  }
  if (subfields.length === 0) {
    const account = (leadingIban.exec(text) ?? leadingNumber.exec(text))?.[1];
    if (account !== undefined) accounts.add(account);
  }
  const [counterAccount] = accounts;
  const counterName = nameIn(subfields);
  return {
    ...(counterAccount !== undefined && accounts.size === 1 ? { counterAccount } : {}),
    ...(counterName === undefined ? {} : { counterName }),
    text: collapse(text),
  };
}

/** A structured field is cut anywhere, so its lines are put together as they are; other text gets a space. */
function joined(field: string): string {
  const lines = field.split('\n');
  if (field.startsWith('/')) return lines.join('');
  return lines.reduce((text, line, index) => {
    const full = (lines[index - 1]?.length ?? 0) >= 65;
    return index === 0 ? line : `${text}${full ? '' : ' '}${line}`;
  }, '');
}

function split(text: string): [string, string][] {
  if (!text.startsWith('/')) return [];
  const marks = [...text.matchAll(tagged)];
  return marks.map((mark, index) => {
    const end = marks[index + 1]?.index ?? text.length;
    // Neighbouring tags share a slash: /ORDP//NAME/ and /EREF/x/REMI/y.
    return [mark[1] ?? '', text.slice(mark.index + mark[0].length, end)];
  });
}

/** CNTP holds account, BIC, name and city between slashes (ING, Rabobank, BNG). */
function counterparty(content: string): string | undefined {
  return accountNumber(content.split('/')[0]);
}

function nameIn(subfields: readonly [string, string][]): string | undefined {
  for (const [tag, content] of subfields) {
    const name = tag === 'NAME' ? content : tag === 'CNTP' ? content.split('/')[2] : undefined;
    if (name !== undefined && collapse(name) !== '') return collapse(name);
  }
  return undefined;
}
