/**
 * The service worker of the spreekuur: without a connection the page itself still opens, so that what was typed can be
 * seen and gone on with. It serves the page and its files only; nothing of a resident passes through it.
 */
const PATIENCE = 4_000;

interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const isAsked = (event: Event): event is Asked => 'request' in event && 'respondWith' in event;

const isPage = ({ method, url }: Request): boolean => {
  const { origin, pathname } = new URL(url);
  const ours = pathname === '/desk' || pathname.startsWith('/desk/assets/');
  return method === 'GET' && origin === location.origin && ours;
};

/** Fresh from the server; what was kept when that fails, or takes too long. */
async function answer(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
  const fresh = fetch(request);
  if (kept === undefined) return fresh;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([fresh.then((found) => (found.status >= 500 ? kept : found)).catch(() => kept), late]);
}

self.addEventListener('fetch', (event) => {
  if (isAsked(event) && isPage(event.request)) event.respondWith(answer(event.request));
});
