/** What we say, and where, in the words of the Bot Framework's protocol, for whichever library carries it. */
import type { Place } from './incoming.ts';
import type { Message } from './wire.ts';

export const CHANNEL = 'msteams';
/** The protocol wants names; those of people stay out of it. */
const NAME = 'Warmlijn';
const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

export function toActivity(message: Message) {
  if ('text' in message) return { type: 'message', text: message.text, textFormat: 'markdown' };
  const attachments = [{ contentType: ADAPTIVE_CARD, content: message.card }];
  return { type: 'message', summary: message.summary, attachments };
}

export function toReference({ conversation: id, serviceUrl, scope, tenant, bot, user }: Place) {
  return {
    channelId: CHANNEL,
    serviceUrl,
    bot: { id: bot, name: NAME },
    ...(user === undefined ? {} : { user: { id: user, name: NAME } }),
    conversation: {
      id,
      tenantId: tenant,
      conversationType: scope === 'group' ? 'groupChat' : scope,
      isGroup: scope !== 'personal',
      name: NAME,
    },
  };
}
