import { decode } from '../../../bot/ledger/statements/decode.ts';
import { readCamt } from '../../../bot/ledger/statements/camt053/read.ts';
import { readMt940 } from '../../../bot/ledger/statements/mt940/read.ts';
import { Refusal } from '../../../bot/ledger/statements/refusal.ts';
import type { StatementFile } from '../../../bot/ledger/statements/statement.ts';

/** Reads a statement from text or bytes in pieces of a size. */
export async function readText(contents: string | Uint8Array, piece = 1000): Promise<StatementFile> {
  const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const xml = /^[^a-zA-Z0-9:]*</.test(Buffer.from(bytes.subarray(0, 50)).toString('latin1'));
  return (xml ? readCamt : readMt940)(decode(pieces()));
}

/** The code of the refusal, or "read" when the text is taken. */
export async function refusalOf(contents: string | Uint8Array): Promise<string> {
  return (await refusal(contents))?.code ?? 'read';
}

export async function refusal(contents: string | Uint8Array): Promise<Refusal | undefined> {
  try {
    await readText(contents);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
