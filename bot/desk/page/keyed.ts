/** Brings a parent's children in line with items, keeping each item's own node: focus and scroll survive. */
const nodesOf = new WeakMap<Element, Map<string, HTMLElement>>();

/** Moves without losing focus where the browser can (`moveBefore`), else gives the focus back. */
function place(parent: Element, node: HTMLElement, before: Node | null): void {
  const held = node.contains(document.activeElement) ? document.activeElement : null;
  parent.insertBefore(node, before);
  if (held instanceof HTMLElement) held.focus({ preventScroll: true });
}

/** `make` once per key, `update` every time; nodes of items that are gone leave. */
export function keyed<T>(
  parent: Element,
  items: readonly T[],
  keyOf: (item: T) => string,
  make: (item: T) => HTMLElement,
  update: (node: HTMLElement, item: T) => void,
): void {
  const known = nodesOf.get(parent) ?? new Map<string, HTMLElement>();
  nodesOf.set(parent, known);
  const wanted = new Set(items.map(keyOf));
  for (const [key, node] of known) {
    if (wanted.has(key)) continue;
    node.remove();
    known.delete(key);
  }
  let cursor = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const node = known.get(key) ?? make(item);
    known.set(key, node);
    update(node, item);
    if (node === cursor) cursor = cursor.nextElementSibling;
    // One node left its place: pass it by, it is put down where it belongs later on.
    else if (node === cursor?.nextElementSibling) cursor = node.nextElementSibling;
    else place(parent, node, cursor);
  }
}
