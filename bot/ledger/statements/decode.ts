import { statementLimits } from './limits.ts';
import { Refusal } from './refusal.ts';

/** Character sets a bank statement may be written in, by the name in the XML declaration. */
const known = ['utf-8', 'us-ascii', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'utf-16'];

/**
 * Bytes to text, piece by piece. XML follows its declaration and must be exactly that; other files are UTF-8 and
 * keep a mark for what is not, because only descriptions can hold such characters. Throws a Refusal.
 */
export async function* decode(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > statementLimits.bytes) throw new Refusal('too-large');
    decoder ??= decoderFor(piece);
    yield safely(decoder, piece);
  }
  if (decoder) yield safely(decoder, undefined);
}

function decoderFor(first: Uint8Array): TextDecoder {
  const head = new TextDecoder('latin1').decode(first.subarray(0, 200));
  const wide = first[0] === 0xff && first[1] === 0xfe;
  const declared =
    /^[^<]{0,3}<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.-]{1,40})["']/i.exec(head)?.[1] ?? 'utf-8';
  const name = wide ? 'utf-16' : declared.toLowerCase();
  if (!known.includes(name)) throw new Refusal('wrong-encoding', { line: 1 });
  const xml = /^[^<]{0,3}<|^\{\s*"/.test(head) || wide;
  return new TextDecoder(name === 'utf-16' ? 'utf-16le' : name, { fatal: xml });
}

function safely(decoder: TextDecoder, piece: Uint8Array | undefined): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new Refusal('wrong-encoding');
  }
}
