/** The style of a room of the page that is not always needed. */
import { el } from './el.ts';

/** Resolves when it is there, or could not be had. */
export function styled(room: 'team' | 'spreekuur'): Promise<void> {
  return new Promise((resolve) => {
    const done = () => resolve();
    const href = `/desk/assets/${room}/${room}.css`;
    document.head.append(el('link', { rel: 'stylesheet', href, onload: done, onerror: done }));
  });
}
