/**
 * The weight table as it is added up: a row of 64 bytes for each bucket, read as 16 whole numbers of four weights. Four
 * weights are then added at once, and a row is one line of the processor's cache: a third of the time.
 */
import { OUTPUTS } from './labels.ts';

/** Bytes of a row; those behind the outputs are empty. */
const ROW = 64;
/** Whole numbers of a row: a bucket's row begins at `bucket << ROW_SHIFT`. */
const WORDS = ROW / 4;
const ROW_SHIFT = 4;
/** Makes a weight of -128 to 127 a byte of 0 to 255, so that it takes nothing from its neighbour. */
const ZERO = 128;
/** Two of the four weights, each with room for a sum of 16 bits. */
const PAIR = 0x00ff00ff;
const SUM = 0xffff;
/** So many bytes of 255 fit in a sum of 16 bits. */
const MOST_ROWS = 256;

/** @param table `OUTPUTS` weights for each bucket. */
export function packRows(table: Int8Array): Int32Array {
  const buckets = table.length / OUTPUTS;
  const bytes = new Uint8Array(buckets * ROW).fill(ZERO);
  for (let bucket = 0; bucket < buckets; bucket++)
    for (let output = 0; output < OUTPUTS; output++)
      bytes[bucket * ROW + output] = (table[bucket * OUTPUTS + output] ?? 0) + ZERO;
  return new Int32Array(bytes.buffer);
}

/** Room for the sums of one call of `addRows`. */
export function newSums(): Int32Array {
  return new Int32Array(ROW);
}

/** Fills `sums` with the sum of each output over the rows of `buckets` from `from` to `to`. */
export function addRows(
  rows: Int32Array,
  buckets: Int32Array,
  from: number,
  to: number,
  sums: Int32Array,
): void {
  sums.fill(0);
  for (let start = from; start < to; start += MOST_ROWS) {
    const end = Math.min(to, start + MOST_ROWS);
    const zeros = (end - start) * ZERO;
    for (let word = 0; word < WORDS; word++) {
      let even = 0;
      let odd = 0;
      for (let at = start; at < end; at++) {
        const four = rows[((buckets[at] as number) << ROW_SHIFT) + word] as number;
        even = (even + (four & PAIR)) | 0;
        odd = (odd + ((four >>> 8) & PAIR)) | 0;
      }
      const output = word * 4;
      sums[output] = (sums[output] as number) + (even & SUM) - zeros;
      sums[output + 1] = (sums[output + 1] as number) + (odd & SUM) - zeros;
      sums[output + 2] = (sums[output + 2] as number) + (even >>> 16) - zeros;
      sums[output + 3] = (sums[output + 3] as number) + (odd >>> 16) - zeros;
    }
  }
}
