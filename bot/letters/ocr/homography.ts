/** Flat pages seen at an angle: four corners, and where each place of the page lies between them. */

/** x and y of the corners in turn: top left, top right, bottom right, bottom left. */
export type Corners = readonly [number, number, number, number, number, number, number, number];

type Place = readonly [x: number, y: number];

/** @returns for a place of the page, each of u and v in 0..1, where it is between these corners (Heckbert 1989) */
export function seenFrom([x0, y0, x1, y1, x2, y2, x3, y3]: Corners): (u: number, v: number) => Place {
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const scale = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / scale;
  const h = (dx1 * dy3 - dx3 * dy1) / scale;
  return (u, v) => {
    const w = g * u + h * v + 1;
    const x = (x1 - x0 + g * x1) * u + (x3 - x0 + h * x3) * v + x0;
    const y = (y1 - y0 + g * y1) * u + (y3 - y0 + h * y3) * v + y0;
    return [x / w, y / w];
  };
}

/** The other way round: which place of the page is seen here. */
export function placeOf([x0, y0, x1, y1, x2, y2, x3, y3]: Corners): (x: number, y: number) => Place {
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const scale = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / scale;
  const h = (dx1 * dy3 - dx3 * dy1) / scale;
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
  return (x, y) => {
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
    const u = (e - f * h) * x + (c * h - b) * y + (b * f - c * e);
    const v = (f * g - d) * x + (a - c * g) * y + (c * d - a * f);
    return [u / w, v / w];
  };
}
