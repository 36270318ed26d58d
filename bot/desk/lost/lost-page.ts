/** The page for who opens an address in a browser that is not there: kind, small, and with the way back. */
import { readFileSync } from 'node:fs';

const FILE = new URL('lost.html', import.meta.url);

const DESK = '<a class="button filled" href="/desk">Naar het bureau</a>';
const FORM = '<a class="button" href="/aanmelden">Iemand aanmelden</a>';
const TRY_OUT = '<a class="button filled" href="/">Naar de proefpagina</a>';

/** Nothing of the address itself stands in it: that may hold anything. */
export function makeLostPage(tryOut: boolean): (path: string) => string {
  const page = readFileSync(FILE, 'utf8');
  return (path) => {
    const under = (place: string) => path.startsWith(`${place}/`);
    if (under('/desk')) return page.replace('<!-- ways -->', DESK);
    if (under('/aanmelden')) return page.replace('<!-- ways -->', FORM);
    return page.replace('<!-- ways -->', tryOut ? TRY_OUT : `${DESK}\n        ${FORM}`);
  };
}
