/** Says on the way to the team's page how many places of the sociale kaart wait for their keeper. */
import type { FoundPlace } from '../search-directory.ts';
import { ask } from './api.ts';
import { el } from './el.ts';

/** @param link the way to the team's page; it stays as it is when nothing can be asked now */
export async function markStale(link: HTMLElement): Promise<void> {
  try {
    const places = await ask<FoundPlace[]>('/api/desk/directory');
    const stale = places.filter((place) => place.stale).length;
    const more = el('span', { class: 'stale-words' }, ' na te kijken');
    link.replaceChildren(...(stale === 0 ? ['Team'] : [`Team: ${String(stale)}`, more]));
    link.title = stale === 0 ? '' : 'Plekken van de sociale kaart die lang niet zijn nagekeken';
  } catch {
    // The page itself says when there is no line.
  }
}
