/** The picture or sound of one message, for the provider that brings it to the phone; gone as soon as it is there. */
import type { Sound } from '../voice/speaker.ts';
import { Problem } from './problem.ts';
import type { Router } from './server.ts';
import type { Response } from 'restify';

/** Kept by nobody on the way. */
export function sendMedia(response: Response, { bytes, type }: Sound): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-robots-tag', 'noindex');
  response.setHeader('content-type', type);
  response.setHeader('content-length', bytes.length.toString());
  response.writeHead(200);
  response.end(bytes);
}

/** @param serve undefined for an address that was never ours, is over, or whose message has arrived */
export function mediaRoutes(router: Router, serve: (token: string) => Promise<Sound | undefined>): void {
  router.get('/api/media/:token', async (request, response) => {
    const params: { readonly token?: string } = request.params;
    const found = await serve(params.token ?? '');
    response.setHeader('cache-control', 'no-store');
    if (found === undefined) throw new Problem('not-found');
    sendMedia(response, found);
  });
}
