/** The Bot Framework endpoint: who is not Teams is refused before anything is read from what was sent. */
import type { IncomingMessage } from 'node:http';
import type { WireAnswer, WireRequest } from '../channels/teams/wire.ts';
import { readBody } from './body.ts';
import { Problem, sendJson } from './problem.ts';
import type { Router } from './server.ts';

export interface TeamsRoutes {
  /** Undefined when Teams is not set: then nobody can prove to be it. */
  readonly receive: ((request: WireRequest) => Promise<WireAnswer>) | undefined;
  /** Counts a request that was not from Teams; true when this caller did it too often. */
  readonly tooManyForged: (request: IncomingMessage) => boolean;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const REFUSALS = { 400: 'malformed', 401: 'not-signed-in', 403: 'forbidden' } as const;

export function teamsRoutes(router: Router, routes: TeamsRoutes): void {
  router.post('/api/messages', async (request, response) => {
    const { authorization } = request.headers;
    const body = parsed(await readBody(request));
    const answer = (await routes.receive?.({ authorization, body })) ?? { status: 401 };
    const { status } = answer;
    if (status === 400 || status === 401 || status === 403) {
      const many = status !== 400 && routes.tooManyForged(request);
      throw new Problem(many ? 'too-many' : REFUSALS[status]);
    }
    if (answer.body === undefined) {
      response.writeHead(status);
      response.end();
      return;
    }
    sendJson(response, answer.body, status);
  });
}
