/** Keeps this page and who uses it on the device, so that the spreekuur opens without a connection too. */
import { dropDrafts } from './drafts.ts';
import type { Me } from './types.ts';

const WHO = 'warmlijn.spreekuur-of';
const CACHE = 'warmlijn-spreekuur';
const WORKER = '/desk/assets/spreekuur/offline.js';

const isOurs = (address: string) => {
  const { origin, pathname } = new URL(address);
  return origin === location.origin && pathname.startsWith('/desk/assets/') && pathname !== WORKER;
};

/** From the browser's own store where it can: opening the page costs no second download. */
async function keepFiles(): Promise<void> {
  const files = performance.getEntriesByType('resource').map(({ name }) => name);
  const wanted = ['/desk', ...new Set(files.filter(isOurs))];
  const cache = await caches.open(CACHE);
  await cache.addAll(wanted.map((file) => new Request(file, { cache: 'force-cache' })));
}

/** After a start with a connection. What cannot be kept is not missed while there is one. */
export async function keepPage({ id, name, role }: Me): Promise<void> {
  try {
    localStorage.setItem(WHO, JSON.stringify({ id, name, role }));
    // Inside Teams the page is Microsoft's to open.
    if (window.self !== window.top) return;
    await navigator.serviceWorker.register(WORKER, { scope: '/desk' });
    await keepFiles();
  } catch {
    // No room, or a browser that forbids it.
  }
}

/** Who used this page last and did not sign out. */
export function keptWho(): Me | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(WHO) ?? 'null');
    const { id, name, role }: Record<string, unknown> = { ...(typeof kept === 'object' ? kept : {}) };
    if (typeof id !== 'string' || typeof name !== 'string' || typeof role !== 'string') return undefined;
    return { id, name, role };
  } catch {
    return undefined;
  }
}

/** Whoever signs out leaves nothing behind on the device. */
export async function dropPage({ id }: Me): Promise<void> {
  dropDrafts(id);
  try {
    localStorage.removeItem(WHO);
    await caches.delete(CACHE);
    await (await navigator.serviceWorker.getRegistration('/desk'))?.unregister();
  } catch {
    // Nothing was kept.
  }
}
