/** The web server: security headers, one place for errors, routes by folder. */
import restify, { type Handler, type Request, type Response, type Server } from 'restify';
import type { Logger } from 'pino';
import { redacted } from '../redacted.ts';
import { Problem, sendProblem } from './problem.ts';

/** Everything the pages need comes from here; nothing inline, nothing from elsewhere. */
const CONTENT_SECURITY =
  "default-src 'self'; frame-ancestors 'self' https://teams.microsoft.com https://*.office.com; base-uri 'none'; form-action 'self'; object-src 'none'";

function secure(_request: Request, response: Response, next: () => void): void {
  response.setHeader('content-security-policy', CONTENT_SECURITY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
  next();
}

export interface Router {
  get(path: string, handler: Handler): void;
  post(path: string, handler: Handler): void;
}

/** A server and a router whose handlers may throw a Problem; anything else thrown is logged and answered as failed. */
export function makeServer(log: Logger): { server: Server; router: Router } {
  const server = restify.createServer({
    name: 'Warmlijn',
    log,
    handleUncaughtExceptions: false,
    ignoreTrailingSlash: true,
  });
  server.pre(secure);
  const guarded =
    (handler: Handler): Handler =>
    async (request, response) => {
      try {
        await handler(request, response);
      } catch (error) {
        const problem = error instanceof Problem ? error : new Problem('failed');
        if (!(error instanceof Problem)) log.error({ err: redacted(error) }, 'a request failed');
        if (response.headersSent) response.end();
        else sendProblem(response, problem);
      }
    };
  server.on('NotFound', ((_request: Request, response: Response) => {
    sendProblem(response, new Problem('not-found'));
  }) as (...given: never[]) => void);
  return {
    server,
    router: {
      get: (path, handler) => server.get(path, guarded(handler)),
      post: (path, handler) => server.post(path, guarded(handler)),
    },
  };
}
