/** Drawing a part again without losing what was folded open or where the keyboard was. */
const find = (key: string | undefined) =>
  key === undefined ? null : document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);

/** Puts the caret back in a box that was drawn anew with the same words. */
function caretOf(held: HTMLElement): (next: Element) => void {
  if (!(held instanceof HTMLTextAreaElement)) return () => undefined;
  const { selectionStart, selectionEnd } = held;
  return (next) => {
    if (next instanceof HTMLTextAreaElement) next.setSelectionRange(selectionStart, selectionEnd);
  };
}

/**
 * Remembers where the focus is; the answer puts it back there, on the new node with the same `data-key`, or else on
 * the line it was folded under.
 */
export function rememberFocus(): () => void {
  const held = document.activeElement;
  if (!(held instanceof HTMLElement) || held === document.body) return () => undefined;
  const { key } = held.dataset;
  const fold = held.closest('details')?.dataset.key;
  const caret = caretOf(held);
  return () => {
    const next = held.isConnected ? held : (find(key) ?? find(fold)?.querySelector('summary'));
    next?.focus({ preventScroll: true });
    if (next && next !== held) caret(next);
  };
}

/** Draws `place` again; `fresh` is another conversation, of which nothing was opened yet. */
export function redraw(place: HTMLElement, fresh: boolean, draw: () => void): void {
  const folds = () => place.querySelectorAll<HTMLDetailsElement>('details[data-key]');
  const open = new Map(fresh ? [] : [...folds()].map((one) => [one.dataset.key, one.open]));
  const back = place.contains(document.activeElement) ? rememberFocus() : () => undefined;
  draw();
  for (const one of folds()) one.open = open.get(one.dataset.key) ?? one.open;
  back();
}
