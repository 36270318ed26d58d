/** The page's own address: `#` home, `#nieuw`, `#tafel/ID`, `#tafel/ID/klaar`, `#kaart`. */
export type Where =
  { readonly view: 'home' | 'start' | 'map' } | { readonly view: 'table' | 'end'; readonly id: string };

export function whereIs(hash: string): Where {
  if (hash === '#nieuw') return { view: 'start' };
  if (hash === '#kaart') return { view: 'map' };
  const found = /^#tafel\/([A-Za-z0-9_-]+)(\/klaar)?$/.exec(hash);
  const id = found?.[1];
  if (id === undefined) return { view: 'home' };
  return { view: found?.[2] === undefined ? 'table' : 'end', id };
}
