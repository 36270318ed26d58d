/** The referrers' form: open to whoever registers from outside, within limits, and to workers who are signed in. */
import { z } from 'zod';
import type { Request } from 'restify';
import { REFERRER_KINDS } from '../../dialogs/referral/referrer.ts';
import { phoneNumber } from '../../dialogs/spreekuur/phone.ts';
import { sameSecret } from '../desk/same-secret.ts';
import type { Referrals } from '../referral/referrals.ts';
import { readJson } from './body.ts';
import type { DeskRouter } from './guard.ts';
import { Problem, sendJson } from './problem.ts';
import type { Router } from './server.ts';

const MOST_LETTERS = 600;
const MOST_OF_NAME = 40;
const MOST_OF_CONTACT = 80;

const words = z.string().trim().max(MOST_LETTERS, 'dit is te lang');
const needed = (most: number) => z.string().trim().min(1, 'vul dit in').max(most, 'dit is te lang');
/** A name goes to the resident's phone: no addresses, numbers or signs in it that could lead somewhere. */
const personName = needed(MOST_OF_NAME).regex(/^[\p{L}\p{M}'’ -]+$/u, 'alleen letters');

const formBody = z.strictObject({
  once: z.uuid('laad de pagina opnieuw'),
  code: z.string().max(MOST_OF_CONTACT).optional(),
  referrer: z.strictObject({
    kind: z.enum(REFERRER_KINDS),
    name: personName,
    contact: needed(MOST_OF_CONTACT),
    threeWay: z.boolean(),
  }),
  resident: z.strictObject({
    name: personName,
    phone: z
      .string()
      .trim()
      .max(30)
      .refine((typed) => phoneNumber(typed) !== undefined, 'geen telefoonnummer, typ het als 06 12 34 56 78')
      .optional(),
    area: z.string().trim().max(MOST_OF_NAME).optional(),
  }),
  reason: needed(MOST_LETTERS),
  involved: words.default(''),
  tried: words.default(''),
  urgent: z.boolean().default(false),
  /** Without the resident's own yes nobody is registered. */
  consent: z.literal(true, 'vraag het eerst aan de bewoner'),
});
const receiptBody = z.strictObject({ receipt: z.string().min(1).max(1_000) });

export interface ReferralRoutes {
  readonly referrals: Referrals;
  readonly areas: readonly string[];
  /** Word that referrers from outside were given; undefined when the form is open to everybody. */
  readonly code: string | undefined;
  /** Counts one registration from this caller; true when there were too many. */
  readonly tooMany: (request: Request) => boolean;
  /** The same for looking at a receipt, and for a wrong code. */
  readonly tooManyLooks: (request: Request) => boolean;
}

export function referralRoutes(router: Router, desk: DeskRouter, routes: ReferralRoutes): void {
  const { referrals, areas, code, tooMany, tooManyLooks } = routes;
  const read = async (request: Request) => {
    const body = await readJson(request, formBody);
    const { code: given, once, referrer, resident, reason, involved, tried, urgent } = body;
    const form = { once, referrer, resident, reason, involved, tried, urgent };
    const { area } = form.resident;
    if (area !== undefined && !areas.includes(area))
      throw new Problem('malformed', { detail: 'resident.area: kies een wijk' });
    return { given, form };
  };
  const look = (request: Request) => {
    if (tooManyLooks(request)) throw new Problem('too-many');
  };
  router.get('/api/referrals', async (_request, response) => {
    sendJson(response, { areas, code: code !== undefined });
  });
  router.post('/api/referrals', async (request, response) => {
    const { given, form } = await read(request);
    if (code !== undefined && !sameSecret(given ?? '', code)) {
      look(request);
      throw new Problem('forbidden', { detail: 'Deze aanmeldcode klopt niet.' });
    }
    if (tooMany(request))
      throw new Problem('too-many', {
        detail: 'Er kwamen veel aanmeldingen. Probeer het over een uur weer, of bel.',
      });
    sendJson(response, await referrals.register(form), 201);
  });
  router.post('/api/referrals/state', async (request, response) => {
    look(request);
    const state = await referrals.state((await readJson(request, receiptBody)).receipt);
    if (state === undefined) throw new Problem('not-found');
    sendJson(response, state);
  });
  desk.post('/api/desk/referrals', async (request, response, { worker }) => {
    const { form } = await read(request);
    sendJson(response, await referrals.register(form, worker), 201);
  });
}
