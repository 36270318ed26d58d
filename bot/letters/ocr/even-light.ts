/** Takes shadows and folds away: each pixel is held against the paper around it. */
import type { Pixels } from './pixels.ts';

/** Side of the squares whose lightest part is taken for paper. */
const SQUARE = 24;
/** Part of a square that may be lighter than the paper in it: noise. */
const LIGHTEST = 0.1;
const LEVELS = 256;

function paperIn({ data, width, height }: Pixels, left: number, top: number): number {
  const counts = new Uint16Array(LEVELS);
  const [right, bottom] = [Math.min(width, left + SQUARE), Math.min(height, top + SQUARE)];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const level = data[y * width + x] ?? 0;
      counts[level] = (counts[level] ?? 0) + 1;
    }
  let beyond = (right - left) * (bottom - top) * LIGHTEST;
  for (let level = LEVELS - 1; level > 0; level -= 1) {
    beyond -= counts[level] ?? 0;
    if (beyond <= 0) return level;
  }
  return 1;
}

/** The brightness of the paper, a value a square. */
function paperOf(pixels: Pixels): Pixels {
  const [width, height] = [Math.ceil(pixels.width / SQUARE), Math.ceil(pixels.height / SQUARE)];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data[y * width + x] = paperIn(pixels, x * SQUARE, y * SQUARE);
  return { data, width, height };
}

/** @returns a new picture in which paper is white everywhere and ink keeps its darkness */
export function evenLight(pixels: Pixels): Pixels {
  const paper = paperOf(pixels);
  const { width, height } = pixels;
  const data = new Uint8Array(width * height);
  const at = (x: number, y: number) =>
    paper.data[Math.min(paper.height - 1, y) * paper.width + Math.min(paper.width - 1, x)] ?? 1;
  for (let y = 0; y < height; y += 1) {
    const fy = Math.max(0, y / SQUARE - 0.5);
    const [y0, dy] = [Math.floor(fy), fy % 1];
    for (let x = 0; x < width; x += 1) {
      const fx = Math.max(0, x / SQUARE - 0.5);
      const [x0, dx] = [Math.floor(fx), fx % 1];
      const top = at(x0, y0) * (1 - dx) + at(x0 + 1, y0) * dx;
      const light = top * (1 - dy) + (at(x0, y0 + 1) * (1 - dx) + at(x0 + 1, y0 + 1) * dx) * dy;
      data[y * width + x] = Math.min(
        255,
        Math.round(((pixels.data[y * width + x] ?? 0) * 255) / Math.max(1, light)),
      );
    }
  }
  return { data, width, height };
}
