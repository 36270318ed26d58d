/** Finds the page on a desk that is darker than it, and lays it flat. */
import { seenFrom, type Corners } from './homography.ts';
import type { Pixels } from './pixels.ts';
import { sample } from './sample.ts';

const LEVELS = 256;
/** A page takes at least this part of the photo, and fills its four corners at least so far. */
const LEAST_PART = 0.35;
const LEAST_FILLED = 0.93;
/** Opposite sides of a page differ no more than this; otherwise a shadow was taken for its edge. */
const LEAST_ALIKE = 0.82;
/** Brightness by which page and desk differ at least. */
const LEAST_CONTRAST = 25;

/** The level that parts dark and light best (Otsu 1979), and how far their means lie apart. */
function partingLevel({ data }: Pixels): { readonly level: number; readonly contrast: number } {
  const counts = new Float64Array(LEVELS);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  const total = data.length;
  const sum = counts.reduce((all, count, level) => all + count * level, 0);
  let [below, sumBelow, best, level, contrast] = [0, 0, -1, 0, 0];
  for (let at = 0; at < LEVELS - 1; at += 1) {
    below += counts[at] ?? 0;
    sumBelow += (counts[at] ?? 0) * at;
    if (below === 0 || below === total) continue;
    const apart = (sum - sumBelow) / (total - below) - sumBelow / below;
    const spread = below * (total - below) * apart * apart;
    if (spread > best) [best, level, contrast] = [spread, at, apart];
  }
  return { level, contrast };
}

/** Marks of the largest light patch that hangs together. */
function largestPatch(
  { data, width, height }: Pixels,
  level: number,
): { readonly marks: Uint32Array; readonly mark: number; readonly size: number } {
  const marks = new Uint32Array(width * height);
  let [mark, best, size] = [0, 0, 0];
  for (let start = 0; start < data.length; start += 1) {
    if (marks[start] !== 0 || (data[start] ?? 0) <= level) continue;
    mark += 1;
    const open = [start];
    marks[start] = mark;
    let count = 0;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      count += 1;
      const x = at % width;
      for (const [next, inside] of [
        [at - 1, x > 0],
        [at + 1, x < width - 1],
        [at - width, at >= width],
        [at + width, at < width * (height - 1)],
      ] as const) {
        if (!inside || marks[next] !== 0 || (data[next] ?? 0) <= level) continue;
        marks[next] = mark;
        open.push(next);
      }
    }
    if (count > size) [best, size] = [mark, count];
  }
  return { marks, mark: best, size };
}

function area([x0, y0, x1, y1, x2, y2, x3, y3]: Corners): number {
  return Math.abs((x0 - x2) * (y1 - y3) - (x1 - x3) * (y0 - y2)) / 2;
}

/** Are the opposite sides about as long as each other? */
function isPageShaped([x0, y0, x1, y1, x2, y2, x3, y3]: Corners): boolean {
  const [top, right] = [Math.hypot(x1 - x0, y1 - y0), Math.hypot(x2 - x1, y2 - y1)];
  const [bottom, left] = [Math.hypot(x2 - x3, y2 - y3), Math.hypot(x3 - x0, y3 - y0)];
  const alike = (one: number, other: number) => Math.min(one, other) / Math.max(one, other) > LEAST_ALIKE;
  return alike(top, bottom) && alike(left, right);
}

/** @param pixels a small, blurred picture. @returns the corners in its pixels; undefined when no page stands out */
export function findPage(pixels: Pixels): Corners | undefined {
  const { width, height } = pixels;
  const { level, contrast } = partingLevel(pixels);
  if (contrast < LEAST_CONTRAST) return undefined;
  const { marks, mark, size } = largestPatch(pixels, level);
  const far = { tl: Infinity, tr: -Infinity, br: -Infinity, bl: -Infinity };
  const at = { tl: [0, 0], tr: [0, 0], br: [0, 0], bl: [0, 0] };
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (marks[y * width + x] !== mark) continue;
      const [sum, difference] = [x + y, x - y];
      if (sum < far.tl) [far.tl, at.tl] = [sum, [x, y]];
      if (sum > far.br) [far.br, at.br] = [sum, [x, y]];
      if (difference > far.tr) [far.tr, at.tr] = [difference, [x, y]];
      if (-difference > far.bl) [far.bl, at.bl] = [-difference, [x, y]];
    }
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = [
    at.tl,
    at.tr,
    at.br,
    at.bl,
  ].flat();
  const corners: Corners = [x0, y0, x1, y1, x2, y2, x3, y3];
  const whole = area(corners);
  const stands = whole > LEAST_PART * width * height && size > LEAST_FILLED * whole && isPageShaped(corners);
  return stands ? corners : undefined;
}

/** @param corners in pixels of this picture. @returns the page alone, as if seen from straight above */
export function layFlat(pixels: Pixels, corners: Corners): Pixels {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = corners;
  const width = Math.round(Math.max(Math.hypot(x1 - x0, y1 - y0), Math.hypot(x2 - x3, y2 - y3)));
  const height = Math.round(Math.max(Math.hypot(x3 - x0, y3 - y0), Math.hypot(x2 - x1, y2 - y1)));
  const from = seenFrom(corners);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [px, py] = from((x + 0.5) / width, (y + 0.5) / height);
      data[y * width + x] = Math.round(sample(pixels, px, py));
    }
  return { data, width, height };
}
