/** `POST /api/erase`: `npm run erase` asks a running service, which holds the folder; the request is sealed. */
import { readBody } from './body.ts';
import { Problem, sendJson } from './problem.ts';
import type { Router } from './server.ts';

export interface EraseRoutes {
  /** The address of a request that is ours, undefined for any other. */
  readonly open: (text: string) => string | undefined;
  /** What was erased, in words without personal data. */
  readonly erase: (address: string) => Promise<readonly string[]>;
}

export function eraseRoutes(router: Router, routes: EraseRoutes): void {
  router.post('/api/erase', async (request, response) => {
    const address = routes.open(await readBody(request));
    if (address === undefined) throw new Problem('forbidden');
    sendJson(response, { erased: await routes.erase(address) });
  });
}
