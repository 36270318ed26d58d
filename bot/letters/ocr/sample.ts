import type { Pixels } from './pixels.ts';

/** The brightness between pixels. @param x from 0 up to the width */
export function sample({ data, width, height }: Pixels, x: number, y: number): number {
  const [left, top] = [Math.min(width - 1, Math.max(0, x)), Math.min(height - 1, Math.max(0, y))];
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [fx, fy] = [left - x0, top - y0];
  const upper = (data[y0 * width + x0] ?? 255) * (1 - fx) + (data[y0 * width + x1] ?? 255) * fx;
  const lower = (data[y1 * width + x0] ?? 255) * (1 - fx) + (data[y1 * width + x1] ?? 255) * fx;
  return upper * (1 - fy) + lower * fy;
}
