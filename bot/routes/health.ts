/** Liveness, readiness and metrics. */
import type { Registry } from 'prom-client';
import { sameSecret } from '../desk/same-secret.ts';
import { Problem, sendJson } from './problem.ts';
import type { Router } from './server.ts';

export interface Health {
  readonly ready: () => Promise<boolean>;
  /** Told, but no reason to be taken out of service: without money answers people are still helped. */
  readonly ledgerWell: () => boolean;
  readonly registry: Registry;
  readonly metricsToken: string | undefined;
}

export function healthRoutes(router: Router, health: Health): void {
  router.get('/healthz', async (_request, response) => sendJson(response, { ok: true }));
  router.get('/readyz', async (_request, response) => {
    const ready = await health.ready();
    sendJson(response, { ok: ready, ledger: health.ledgerWell() }, ready ? 200 : 503);
  });
  router.get('/metrics', async (request, response) => {
    const { metricsToken } = health;
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (metricsToken !== undefined && !sameSecret(given, metricsToken)) throw new Problem('forbidden');
    response.writeHead(200, { 'content-type': health.registry.contentType });
    response.end(await health.registry.metrics());
  });
}
