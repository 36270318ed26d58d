/** How far the lines of a text lean: tried at every angle, the right one piles the ink up in the fewest rows. */
import type { Pixels } from './pixels.ts';

const MOST_DEGREES = 8;
const COARSE = 0.5;
const FINE = 0.1;
/** Darker than this is ink, once the light is even. */
const INK = 150;

function inkOf({ data, width, height }: Pixels): readonly (readonly [x: number, y: number])[] {
  const ink: [number, number][] = [];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if ((data[y * width + x] ?? 255) < INK) ink.push([x, y]);
  return ink;
}

function sharpness(ink: readonly (readonly [number, number])[], height: number, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Uint32Array(height * 3);
  for (const [x, y] of ink) {
    const row = Math.round(y - x * slope) + height;
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] ?? 0) + 1;
  }
  return rows.reduce((sum, count) => sum + count * count, 0);
}

/** @param pixels a small picture with even light. @returns degrees clockwise that the lines go down to the right */
export function leanOf(pixels: Pixels): number {
  const ink = inkOf(pixels);
  const best = (from: number, to: number, step: number): number => {
    let [angle, most] = [0, -1];
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const value = sharpness(ink, pixels.height, degrees);
      if (value > most) [angle, most] = [degrees, value];
    }
    return angle;
  };
  const coarse = best(-MOST_DEGREES, MOST_DEGREES, COARSE);
  return best(coarse - COARSE, coarse + COARSE, FINE);
}
