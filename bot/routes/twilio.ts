/** Twilio's webhooks: a message is answered only after its turn is durable; a wrong signature changes nothing. */
import type { IncomingMessage } from 'node:http';
import { makeTogether, ofAFewMs } from '../together.ts';
import type { Router } from './server.ts';
import { MalformedWebhook } from '../channels/twilio/malformed.ts';
import { readForm } from './body.ts';
import { Problem, sendProblem } from './problem.ts';
import type { Inbound } from '../channels/port.ts';

const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';
/** With its length known the answer leaves in one piece. */
const TWIML_HEADERS = {
  'content-type': 'text/xml; charset=utf-8',
  'content-length': String(Buffer.byteLength(EMPTY_TWIML)),
};

export interface TwilioRoutes {
  /** Is this signature Twilio's over this path (with query) and form? */
  readonly signed: (pathAndQuery: string, form: Record<string, string>, signature: string) => boolean;
  /** @throws MalformedWebhook when the form is no message. */
  readonly parse: (form: Record<string, string>) => Inbound;
  readonly receive: (inbound: Inbound) => Promise<unknown>;
  /** @throws MalformedWebhook when the form is no report. */
  readonly status: (form: Record<string, string>, query: URLSearchParams) => Promise<void>;
  /** Counts a failed signature of this caller; true when there were too many. */
  readonly tooManyForged: (request: IncomingMessage) => boolean;
}

type Handler = Parameters<Router['post']>[1];

export function twilioRoutes(router: Router, routes: TwilioRoutes): void {
  const together = makeTogether(ofAFewMs);
  const verified =
    (then: (form: Record<string, string>, url: string) => Promise<unknown>): Handler =>
    async (request, response) => {
      const form = await readForm(request);
      await together();
      const signature = request.headers['x-twilio-signature'];
      if (typeof signature !== 'string' || !routes.signed(request.url ?? '', form, signature)) {
        const many = routes.tooManyForged(request);
        sendProblem(response, new Problem(many ? 'too-many' : 'forbidden'));
        return;
      }
      await then(form, request.url ?? '').catch((error: unknown) => {
        throw error instanceof MalformedWebhook ? new Problem('malformed', { detail: error.code }) : error;
      });
      response.writeHead(200, TWIML_HEADERS);
      response.end(EMPTY_TWIML);
    };
  router.post(
    '/api/twilio/messages',
    verified(async (form) => routes.receive(routes.parse(form))),
  );
  router.post(
    '/api/twilio/status',
    verified((form, url) => routes.status(form, new URLSearchParams(url.split('?')[1] ?? ''))),
  );
}
