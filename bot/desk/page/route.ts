/** The page's own address: `#` the list, `#g/ID` a conversation, `#g/ID/blad` its half-minute sheet, `#team` the team. */
export interface Route {
  readonly view: 'list' | 'conversation' | 'sheet' | 'team';
  readonly id?: string;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export function readRoute(hash: string): Route {
  if (hash === '#team') return { view: 'team' };
  const found = /^#g\/([^/]+)(\/blad)?$/.exec(hash);
  const id = decoded(found?.[1] ?? '');
  if (id === undefined || id === '') return { view: 'list' };
  return { view: found?.[2] === undefined ? 'conversation' : 'sheet', id };
}
