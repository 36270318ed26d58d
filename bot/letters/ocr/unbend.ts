/** Straightens lines that bend with the paper: strips of the page are slid up or down until their lines meet. */
import type { Pixels } from './pixels.ts';

const STRIPS = 24;
/** Neighbouring strips differ by no more than this part of the height. */
const MOST_SHIFT = 0.006;
/** Less ink than this part of a strip tells nothing; it leans as the strip before it. */
const LEAST_INK = 0.002;
const WHITE = 255;

/** Ink in each row of a strip, smoothed over three rows. */
function profileOf({ data, width, height }: Pixels, from: number, to: number): Float64Array {
  const rows = new Float64Array(height);
  for (let y = 0; y < height; y += 1) {
    let ink = 0;
    for (let x = from; x < to; x += 1) ink += WHITE - (data[y * width + x] ?? WHITE);
    rows[y] = ink / WHITE;
  }
  return rows.map((ink, y) => ((rows[y - 1] ?? 0) + 2 * ink + (rows[y + 1] ?? 0)) / 4);
}

/** By how many rows `other` lies lower than `one`. */
function shiftBetween(one: Float64Array, other: Float64Array, most: number, expected: number): number {
  let [best, shift] = [-1, expected];
  for (let by = -most; by <= most; by += 1) {
    let meets = 0;
    for (let y = Math.max(0, -by); y < one.length - Math.max(0, by); y += 1)
      meets += (one[y] ?? 0) * (other[y + by] ?? 0);
    // Of equals the one that goes on as the lines did.
    const value = meets * (1 - 0.004 * Math.abs(by - expected));
    if (value > best) [best, shift] = [value, by];
  }
  return best > 0 ? shift : expected;
}

/** @returns how many rows each strip lies lower than the middle one */
function shiftsOf(pixels: Pixels): Float64Array {
  const { width, height } = pixels;
  const edge = (strip: number) => Math.round((strip * width) / STRIPS);
  const profiles = Array.from({ length: STRIPS }, (_, strip) =>
    profileOf(pixels, edge(strip), edge(strip + 1)),
  );
  const inked = profiles.map(
    (rows) => rows.reduce((sum, ink) => sum + ink, 0) > LEAST_INK * height * (width / STRIPS),
  );
  const most = Math.ceil(MOST_SHIFT * height);
  const shifts = new Float64Array(STRIPS);
  let expected = 0;
  for (let strip = 1; strip < STRIPS; strip += 1) {
    const [one, other] = [profiles[strip - 1], profiles[strip]];
    if (one !== undefined && other !== undefined && inked[strip] === true && inked[strip - 1] === true)
      expected = shiftBetween(one, other, most, Math.round(expected));
    else expected *= 0.7;
    shifts[strip] = (shifts[strip - 1] ?? 0) + expected;
  }
  const middle = shifts[STRIPS / 2] ?? 0;
  const centred = shifts.map((shift) => shift - middle);
  return centred.map((shift, at) => ((centred[at - 1] ?? shift) + shift + (centred[at + 1] ?? shift)) / 3);
}

/** @returns a new picture with the lines straight */
export function unbend(pixels: Pixels): Pixels {
  const { width, height } = pixels;
  const shifts = shiftsOf(pixels);
  const data = new Uint8Array(width * height).fill(WHITE);
  for (let x = 0; x < width; x += 1) {
    const at = Math.min(STRIPS - 1, Math.max(0, (x * STRIPS) / width - 0.5));
    const [low, part] = [Math.floor(at), at % 1];
    const shift = (shifts[low] ?? 0) * (1 - part) + (shifts[Math.min(STRIPS - 1, low + 1)] ?? 0) * part;
    const [whole, rest] = [Math.floor(shift), shift - Math.floor(shift)];
    for (let y = Math.max(0, -whole); y < Math.min(height, height - whole - 1); y += 1) {
      const from = (y + whole) * width + x;
      data[y * width + x] = Math.round(
        (pixels.data[from] ?? WHITE) * (1 - rest) + (pixels.data[from + width] ?? WHITE) * rest,
      );
    }
  }
  return { data, width, height };
}
