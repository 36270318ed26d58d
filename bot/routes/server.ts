/** The web server: security headers, one place for errors, routes by folder. */
import restify, { type Handler, type Request, type Response, type Server } from 'restify';
import type { Logger } from 'pino';
import { redacted } from '../redacted.ts';
import { Problem, sendPage, sendProblem } from './problem.ts';

/** Pages of Microsoft that may show the desk in a frame: Teams, Microsoft 365 and Outlook. */
const HOSTS =
  'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com';

/** Everything the pages need comes from here; nothing inline, nothing from elsewhere. */
const CONTENT_SECURITY = `default-src 'self'; frame-ancestors 'self' ${HOSTS}; base-uri 'none'; form-action 'self'; object-src 'none'`;

function secure(response: Response): void {
  response.setHeader('content-security-policy', CONTENT_SECURITY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/** Opened in a browser: programs ask for anything, or for JSON. */
const opensPage = (request: Request) =>
  request.method === 'GET' && request.accepts(['application/problem+json', 'text/html']) === 'text/html';

export type { Server } from 'restify';

export interface Router {
  get(path: string, handler: Handler): void;
  post(path: string, handler: Handler): void;
}

export interface HttpServer {
  readonly server: Server;
  readonly router: Router;
  readonly closing: () => void;
  readonly hold: () => void;
  readonly letIn: () => void;
}

/**
 * A server and a router whose handlers may throw a Problem; anything else thrown is logged and answered as failed.
 * Who opens an address in a browser that is not there gets the page that `lost` makes of its path.
 * After `closing` each connection ends with the answer it is owed. After `hold` requests wait until `letIn`.
 */
export function makeServer(log: Logger, lost: (path: string) => string): HttpServer {
  const server = restify.createServer({
    name: 'Warmlijn',
    log,
    handleUncaughtExceptions: false,
    ignoreTrailingSlash: true,
    // The sealed address of a picture is longer than the router's hundred.
    maxParamLength: 600,
  });
  let closing = false;
  let door: PromiseWithResolvers<void> | undefined;
  server.pre((_request, response, next) => {
    secure(response);
    // Who keeps a connection would go on sending over it, and stopping would never end.
    if (closing) response.setHeader('connection', 'close');
    if (door === undefined) next();
    else
      void door.promise.then(() => {
        next();
      });
  });
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
  server.on('NotFound', ((request: Request, response: Response) => {
    if (opensPage(request)) sendPage(response, lost(request.getPath()), 404);
    else sendProblem(response, new Problem('not-found'));
  }) as (...given: never[]) => void);
  return {
    server,
    closing: () => {
      closing = true;
    },
    hold: () => {
      door = Promise.withResolvers();
    },
    letIn: () => {
      door?.resolve();
      door = undefined;
    },
    router: {
      get: (path, handler) => server.get(path, guarded(handler)),
      post: (path, handler) => server.post(path, guarded(handler)),
    },
  };
}
