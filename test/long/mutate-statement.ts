/** Damages bank statements in the ways accidents and attackers do; the same seed gives the same damage. */

/** A small repeatable generator (mulberry32): answers a whole number below the limit. */
export type Random = (limit: number) => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Pieces that mean something to a reader of statements. */
const poison = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<Ntry>',
  '</Ntry>',
  '<Stmt>',
  '</Stmt>',
  'Ccy="USD"',
  'DBIT',
  'CRDT',
  '-1.00',
  '99999999999999999999',
  '1e9',
  'NaN',
  '2024-02-30',
  '\u0000',
  '\uFEFF',
  '\n:61:240101D1,00NTRFX\n',
  '\n:62F:C240101EUR0,00\n',
  '\n:86:/IBAN/NL84INGB2266765221/',
  '\n:20:X\n',
  '\n-\n',
  '{4:',
  ':61:240101C1,00N',
  'x'.repeat(70_000),
  '<a>'.repeat(60),
];

type Damage = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const damages: readonly Damage[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[random(copy.length)] = random(256);
    return copy;
  },
  (bytes, random) => bytes.subarray(0, random(bytes.length + 1)),
  (bytes, random) => cut(bytes, random(bytes.length + 1), random(200)),
  (bytes, random) =>
    insert(bytes, random(bytes.length + 1), Buffer.from(poison[random(poison.length)] ?? '')),
  (bytes, random) => {
    const from = random(bytes.length + 1);
    return insert(bytes, random(bytes.length + 1), bytes.subarray(from, from + random(3000)));
  },
  (bytes, random, other) => {
    const from = random(other.length + 1);
    return Buffer.concat([bytes.subarray(0, random(bytes.length + 1)), other.subarray(from)]);
  },
  (bytes, random) => {
    // Another digit in an amount, a date or a version.
    const copy = Buffer.from(bytes);
    const start = random(copy.length + 1);
    const at = copy.findIndex((byte, index) => index >= start && byte >= 0x30 && byte <= 0x39);
    if (at >= 0) copy[at] = 0x30 + random(10);
    return copy;
  },
];

/** One to four damages of one statement; `other` is a second statement to splice with. */
export function mutateStatement(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let result = bytes;
  for (let times = 1 + random(4); times > 0; times -= 1) {
    result = damages[random(damages.length)]?.(result, random, other) ?? result;
  }
  return result;
}

function cut(bytes: Buffer, at: number, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
}

function insert(bytes: Buffer, at: number, piece: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}
