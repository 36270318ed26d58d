/** Small plain charts without words: the numbers stand beside them, so screen readers pass the drawing by. */
const NS = 'http://www.w3.org/2000/svg';

type Numbers = Readonly<Record<string, string | number>>;

function svg(name: string, attributes: Numbers, ...children: SVGElement[]): SVGElement {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

const bar = (kind: string, x: number, y: number, width: number, height: number) =>
  svg('rect', { class: kind, x: `${x}%`, y: `${y}%`, width: `${width}%`, height: `${height}%` });

export interface Column {
  /** The whole, and the part of it that is filled. */
  readonly whole: number;
  readonly part: number;
}

/** Columns side by side, oldest left; the highest fills the height. */
export function columnChart(columns: readonly Column[]): SVGElement {
  const most = Math.max(1, ...columns.map(({ whole, part }) => Math.max(whole, part)));
  const step = 100 / Math.max(1, columns.length);
  const high = (value: number) => (value / most) * 98;
  const bars = columns.flatMap(({ whole, part }, at) =>
    [
      { kind: 'whole', value: whole },
      { kind: 'part', value: part },
    ].map(({ kind, value }) => bar(kind, at * step + step * 0.15, 99 - high(value), step * 0.7, high(value))),
  );
  return svg('svg', { class: 'chart', 'aria-hidden': 'true' }, ...bars, bar('ground', 0, 99, 100, 1));
}

/** One bar from the left: `value` of `most`, with what lies past `limit` apart. */
export function barChart(value: number, most: number, limit = most): SVGElement {
  const share = (one: number) => (Math.min(one, most) / Math.max(1, most)) * 100;
  const inside = share(Math.min(value, limit));
  const parts = [bar('track', 0, 0, share(limit), 100), bar('part', 0, 0, inside, 100)];
  if (value > limit) parts.push(bar('over', inside, 0, share(value) - inside, 100));
  return svg('svg', { class: 'bar', 'aria-hidden': 'true' }, ...parts);
}
