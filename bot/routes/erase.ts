/** `POST /api/erase` and `/api/insight`: the commands ask a running service, which holds the folder; requests are sealed. */
import type { Insight } from '../insight/insight.ts';
import { readBody } from './body.ts';
import { Problem, sendJson } from './problem.ts';
import type { Router } from './server.ts';

export interface EraseRoutes {
  /** The address of a request that is ours, undefined for any other. */
  readonly open: (text: string) => string | undefined;
  /** What was erased, in words without personal data. */
  readonly erase: (address: string) => Promise<readonly string[]>;
  /** As `open`, for insight. */
  readonly openInsight: (text: string) => string | undefined;
  /** Everything kept; undefined when there is nothing. */
  readonly insight: (address: string) => Promise<Insight | undefined>;
}

export function eraseRoutes(router: Router, routes: EraseRoutes): void {
  router.post('/api/erase', async (request, response) => {
    const address = routes.open(await readBody(request));
    if (address === undefined) throw new Problem('forbidden');
    sendJson(response, { erased: await routes.erase(address) });
  });
  router.post('/api/insight', async (request, response) => {
    const address = routes.openInsight(await readBody(request));
    if (address === undefined) throw new Problem('forbidden');
    sendJson(response, { insight: (await routes.insight(address)) ?? null });
  });
}
