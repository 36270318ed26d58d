/** The trained model as one compact file: a JSON head, biases, and the weight table in eighths of a byte-step. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { BUCKETS } from './features.ts';
import { OUTPUTS } from './labels.ts';
import type { Weights } from './train.ts';

const MAGIC = 'warmlijn-model-3';
/** Largest step of a quantised weight. */
const STEPS = 127;
/** Compression level: slow to write once, fast to read at every start. */
const PACKED = 19;

const headSchema = z.strictObject({
  magic: z.literal(MAGIC),
  outputs: z.literal(OUTPUTS),
  buckets: z.literal(BUCKETS),
  /** SHA-256 over all training texts and word classes. */
  trainedOn: z.string().regex(/^[0-9a-f]{64}$/),
  scales: z.array(z.number()).length(OUTPUTS),
  bias: z.array(z.number()).length(OUTPUTS),
});

/** Weights as used at run time: score = bias + scale × sum(value × table). */
export interface Model {
  readonly table: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  readonly trainedOn: string;
}

/** Rounds weights to bytes, one scale per output. */
export function quantise(weights: Weights, trainedOn: string): Model {
  const scales = new Float32Array(OUTPUTS);
  const { table } = weights;
  for (let at = 0; at < table.length; at++) {
    const output = at % OUTPUTS;
    scales[output] = Math.max(scales[output] ?? 0, Math.abs(table[at] ?? 0) / STEPS);
  }
  const bytes = new Int8Array(table.length);
  for (let at = 0; at < table.length; at++) {
    bytes[at] = Math.round((table[at] ?? 0) / (scales[at % OUTPUTS] || 1));
  }
  return { table: bytes, scales, bias: weights.bias, trainedOn };
}

/** Writes the model; the same model gives the same bytes. */
export function writeModel(model: Model, file: string): void {
  const head = JSON.stringify({
    magic: MAGIC,
    outputs: OUTPUTS,
    buckets: BUCKETS,
    trainedOn: model.trainedOn,
    scales: [...model.scales],
    bias: [...model.bias],
  });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(head));
  const table = Buffer.from(model.table.buffer, model.table.byteOffset, model.table.byteLength);
  const packed = zstdCompressSync(table, { params: { [constants.ZSTD_c_compressionLevel]: PACKED } });
  writeFileSync(file, Buffer.concat([length, Buffer.from(head), packed]));
}

/** Reads a model file. Throws an Error naming the file when it is not a model of this version. */
export function readModel(file: string): Model {
  const raw = readFileSync(file);
  try {
    const length = raw.readUInt32LE(0);
    const head = headSchema.parse(JSON.parse(raw.subarray(4, 4 + length).toString()));
    const bytes = zstdDecompressSync(raw.subarray(4 + length));
    const table = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (table.length !== BUCKETS * OUTPUTS) throw new Error('the weight table has another size');
    return {
      table,
      scales: Float32Array.from(head.scales),
      bias: Float32Array.from(head.bias),
      trainedOn: head.trainedOn,
    };
  } catch (cause) {
    throw new Error(`${file} is not a model of this version; make one with bot/tools/train.ts`, { cause });
  }
}

/** Fingerprint of everything a model depends on, for the check that the file belongs to the texts. */
export function fingerprint(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
