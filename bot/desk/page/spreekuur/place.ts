/** The page's own address: `#` home, `#nieuw`, `#tafel/ID`, `#tafel/ID/klaar`, `#tafel/ID/samen`, `#kaart`. */
export type Where =
  | { readonly view: 'home' | 'start' | 'map' }
  | { readonly view: 'table' | 'end' | 'together'; readonly id: string };

export function whereIs(hash: string): Where {
  if (hash === '#nieuw') return { view: 'start' };
  if (hash === '#kaart') return { view: 'map' };
  const found = /^#tafel\/([A-Za-z0-9_-]+)(\/klaar|\/samen)?$/.exec(hash);
  const id = found?.[1];
  if (id === undefined) return { view: 'home' };
  const view = found?.[2] === '/klaar' ? 'end' : found?.[2] === '/samen' ? 'together' : 'table';
  return { view, id };
}
