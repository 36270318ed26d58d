/** Twilio's webhooks: a message is answered only after its turn is durable; a wrong signature changes nothing. */
import type { Router } from './server.ts';
import { readForm } from './body.ts';
import { Problem, sendProblem } from './problem.ts';
import type { Inbound } from '../channels/port.ts';

const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

export interface TwilioRoutes {
  /** Is this signature Twilio's over this path (with query) and form? */
  readonly signed: (pathAndQuery: string, form: Record<string, string>, signature: string) => boolean;
  /** @throws Error with a reason when the form is no message. */
  readonly parse: (form: Record<string, string>) => Inbound;
  readonly receive: (inbound: Inbound) => Promise<unknown>;
  readonly status: (form: Record<string, string>, query: URLSearchParams) => Promise<void>;
  /** Counts a failed signature from this address; true when there were too many. */
  readonly tooManyForged: (address: string) => boolean;
}

type Handler = Parameters<Router['post']>[1];

export function twilioRoutes(router: Router, routes: TwilioRoutes): void {
  const verified =
    (then: (form: Record<string, string>, query: URLSearchParams) => Promise<boolean>): Handler =>
    async (request, response) => {
      const form = await readForm(request);
      const signature = request.headers['x-twilio-signature'];
      if (typeof signature !== 'string' || !routes.signed(request.url ?? '', form, signature)) {
        const many = routes.tooManyForged(request.socket.remoteAddress ?? '');
        sendProblem(response, new Problem(many ? 'too-many' : 'forbidden'));
        return;
      }
      const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
      if (!(await then(form, query))) throw new Problem('malformed');
      response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' });
      response.end(EMPTY_TWIML);
    };
  router.post(
    '/api/twilio/messages',
    verified(async (form) => {
      let inbound: Inbound;
      try {
        inbound = routes.parse(form);
      } catch {
        return false;
      }
      await routes.receive(inbound);
      return true;
    }),
  );
  router.post(
    '/api/twilio/status',
    verified(async (form, query) => {
      if (form.MessageSid === undefined || form.MessageStatus === undefined) return false;
      await routes.status(form, query);
      return true;
    }),
  );
}
