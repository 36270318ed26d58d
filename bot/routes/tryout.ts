/** The try-out phone (only in try-out mode): a resident's messages without Twilio, and a clock that can be moved. */
import { z } from 'zod';
import type { ChannelKind, Conversation } from '../../dialogs/conversation.ts';
import type { Response } from 'restify';
import type { Inbound } from '../channels/port.ts';
import type { Clock } from '../clock.ts';
import { readJson } from './body.ts';
import type { Sound } from '../voice/speaker.ts';
import { sendMedia } from './media.ts';
import { Problem, sendJson } from './problem.ts';
import { queryOf } from './query.ts';
import type { Router } from './server.ts';

export interface TryOutRoutes {
  readonly clock: Clock;
  readonly nextId: () => string;
  readonly receive: (inbound: Inbound) => Promise<unknown>;
  readonly conversation: (address: string) => Promise<Conversation | undefined>;
  /** The picture or sound of one line. */
  readonly media: (address: string, line: string) => Promise<Sound | undefined>;
  readonly people: readonly { readonly from: string; readonly name: string; readonly note: string }[];
  readonly moved: () => Promise<void>;
  readonly moment: (to: 'office' | 'night') => string;
  readonly listen: (address: string, response: Response) => void;
}

const messageSchema = z.object({
  from: z.string().trim().min(1, 'zeg van wie het bericht is').max(80),
  text: z.string().max(4_096),
  channel: z.enum(['whatsapp', 'sms']).optional(),
});

/** The try-out's own people write by WhatsApp unless told; a bare number of somebody else is an SMS. */
function kindOf(from: string, channel: ChannelKind | undefined, known: boolean): ChannelKind {
  return channel ?? (known || from.startsWith('whatsapp:') || !from.startsWith('+') ? 'whatsapp' : 'sms');
}

function shown(conversation: Conversation | undefined, after: string | null) {
  const lines = conversation?.transcript ?? [];
  const from = after === null ? 0 : lines.findIndex((line) => line.id === after) + 1;
  return lines
    .slice(from)
    .filter(
      (line) =>
        line.from !== 'note' && line.delivery?.state !== 'withheld' && line.delivery?.state !== 'queued',
    )
    .map((line) => ({
      id: line.id,
      at: line.at,
      from: line.from,
      by: line.by,
      text: line.text,
      channel: line.delivery?.kind,
      lang: line.lang,
      ...(line.picture === undefined ? {} : { media: 'picture' as const }),
      ...(line.speech === undefined ? {} : { media: 'speech' as const }),
    }));
}

export function tryOutRoutes(router: Router, routes: TryOutRoutes): void {
  router.post('/api/try/messages', async (request, response) => {
    const { from, text, channel } = await readJson(request, messageSchema);
    const person = routes.people.find((one) => one.from === from);
    const kind = kindOf(from, channel, person !== undefined);
    const id = routes.nextId();
    const address = from.startsWith('whatsapp:') || kind === 'sms' ? from : `whatsapp:${from}`;
    // WhatsApp tells the name people gave themselves there; an SMS tells a number only.
    const profileName = kind === 'whatsapp' && person?.name;
    await routes.receive({
      id,
      channel: { kind, via: 'tryout', address },
      text,
      media: 0,
      at: routes.clock.now(),
      ...(profileName ? { profileName } : {}),
    });
    sendJson(response, { id, messages: shown(await routes.conversation(from), null).slice(-12) });
  });
  router.get('/api/try/messages', async (request, response) => {
    const query = queryOf(request);
    const from = query.get('from');
    if (from === null || from === '') throw new Problem('malformed', { detail: 'from: zeg van wie' });
    const conversation = await routes.conversation(from);
    sendJson(response, {
      conversation: conversation?.id,
      messages: shown(conversation, query.get('after')),
      now: routes.clock.now(),
    });
  });
  router.get('/api/try/media', async (request, response) => {
    const query = queryOf(request);
    const made = await routes.media(query.get('from') ?? '', query.get('line') ?? '');
    if (made === undefined) throw new Problem('not-found');
    sendMedia(response, made);
  });
  router.get('/api/try/people', async (_request, response) => sendJson(response, routes.people));
  router.get('/api/try/clock', async (_request, response) => sendJson(response, { now: routes.clock.now() }));
  router.post('/api/try/clock', async (request, response) => {
    const schema = z.object({
      minutes: z
        .number()
        .positive()
        .max(60 * 24 * 60)
        .optional(),
      to: z.enum(['office', 'night']).optional(),
    });
    const { minutes, to } = await readJson(request, schema);
    if (minutes !== undefined) routes.clock.advance(minutes * 60_000);
    if (to !== undefined)
      routes.clock.advance(Math.max(0, Date.parse(routes.moment(to)) - Date.parse(routes.clock.now())));
    await routes.moved();
    sendJson(response, { now: routes.clock.now() });
  });
  router.get('/api/try/events', async (request, response) => {
    routes.listen(queryOf(request).get('from') ?? '', response);
  });
}
