/** Twilio's webhooks, wired to turns and delivery reports. */
import { makeForgedLimit } from '../forged.ts';
import type { Router } from '../routes/server.ts';
import { twilioRoutes } from '../routes/twilio.ts';
import { residentAddress } from '../turn.ts';
import type { Parts } from './parts.ts';

export function addTwilio(router: Router, parts: Parts): void {
  const { twilio, turns, metrics, store, outbox, tracing, callerOf } = parts;
  const many = makeForgedLimit();
  twilioRoutes(router, {
    signed: (path, form, signature) => twilio?.signed(path, form, signature) ?? false,
    parse: (form) => {
      if (twilio === undefined) throw new Error('Twilio is not configured.');
      return twilio.parseInbound(form, parts.clock.now());
    },
    receive: async (inbound) => {
      const done = metrics.turnSeconds.startTimer();
      const end = await tracing
        .webhook(() => turns.receive(inbound))
        .catch((error: unknown) => {
          // Not acknowledged, so Twilio delivers it again or reports it: somebody must look.
          metrics.turns.inc({ kind: 'message', end: 'failed' });
          throw error;
        });
      done();
      metrics.turns.inc({ kind: 'message', end: end.kind });
    },
    status: async (form, query) => {
      await twilio?.status(form, query, (address) => store.keyOf(residentAddress(address)), outbox.report);
    },
    tooManyForged: (request) => {
      metrics.forged.inc();
      return many(callerOf(request));
    },
  });
}
