/** Serves the pages and what they load: read once at start, compressed, with a fingerprint. */
import type { Router } from './server.ts';
import type { Request, Response } from 'restify';
import type { Asset } from '../desk/assets.ts';

function send(request: Request, response: Response, asset: Asset): void {
  response.setHeader('etag', asset.etag);
  response.setHeader('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304);
    response.end();
    return;
  }
  const zipped = (request.headers['accept-encoding'] ?? '').includes('gzip');
  response.writeHead(200, {
    'content-type': asset.type,
    vary: 'accept-encoding',
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(zipped ? asset.gzip : asset.body);
}

/** The one script that may answer for the whole desk: it opens the page of the spreekuur without a connection. */
const OFFLINE = '/desk/assets/spreekuur/offline.js';

export function pageRoutes(router: Router, assets: ReadonlyMap<string, Asset>): void {
  for (const [path, asset] of assets) {
    router.get(path, async (request, response) => {
      if (path === OFFLINE) response.setHeader('service-worker-allowed', '/desk');
      send(request, response, asset);
    });
  }
}
