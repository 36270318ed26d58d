/** Flat pages seen at an angle: four corners, and where each place of the page lies between them (Heckbert 1989). */

/** x and y of the corners in turn: top left, top right, bottom right, bottom left. */
export type Corners = readonly [number, number, number, number, number, number, number, number];

type Place = readonly [x: number, y: number];

/** The projection of the unit square to these corners, as a matrix whose last number is 1. */
function projection([x0, y0, x1, y1, x2, y2, x3, y3]: Corners) {
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const scale = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / scale;
  const h = (dx1 * dy3 - dx3 * dy1) / scale;
  return {
    a: x1 - x0 + g * x1,
    b: x3 - x0 + h * x3,
    c: x0,
    d: y1 - y0 + g * y1,
    e: y3 - y0 + h * y3,
    f: y0,
    g,
    h,
  };
}

/** @returns for a place of the page, each of u and v in 0..1, where it is between these corners */
export function seenFrom(corners: Corners): (u: number, v: number) => Place {
  const { a, b, c, d, e, f, g, h } = projection(corners);
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(a * u + b * v + c) / w, (d * u + e * v + f) / w];
  };
}

/** The other way round: which place of the page is seen here. */
export function placeOf(corners: Corners): (x: number, y: number) => Place {
  const { a, b, c, d, e, f, g, h } = projection(corners);
  return (x, y) => {
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
    const u = (e - f * h) * x + (c * h - b) * y + (b * f - c * e);
    const v = (f * g - d) * x + (a - c * g) * y + (c * d - a * f);
    return [u / w, v / w];
  };
}
