/** What Teams tells the bot, read from a Bot Framework activity; everything not needed is left out. */
import { z } from 'zod';

/** Where a message can be sent later (a conversation reference without names). */
export const placeSchema = z.object({
  serviceUrl: z.url(),
  conversation: z.string().min(1),
  scope: z.enum(['personal', 'channel', 'group']),
  tenant: z.string(),
  /** The bot's own id there, and the person's in a personal conversation. */
  bot: z.string(),
  user: z.string().optional(),
});
export type Place = z.infer<typeof placeSchema>;

const account = z.object({ id: z.string(), aadObjectId: z.string().optional() });

export const activitySchema = z.object({
  type: z.string().min(1),
  id: z.string().min(1),
  channelId: z.string(),
  serviceUrl: z.url(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).optional() })
    .optional()
    .catch(undefined),
  text: z.string().max(4_096).optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  membersAdded: z.array(account).optional(),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
});
export type Activity = z.infer<typeof activitySchema>;

/** The data our cards send back when a button is pressed. */
const pressedSchema = z.object({
  action: z.object({
    verb: z.enum(['accept', 'decline', 'refresh']),
    data: z.object({
      conversation: z.string(),
      kind: z.string(),
      why: z.string().max(200).optional(),
    }),
  }),
});
export type Pressed = z.infer<typeof pressedSchema>['action'];

export type IncomingKind =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'pressed'; readonly pressed: Pressed }
  | { readonly kind: 'added' | 'removed' | 'other' };

export type Incoming = IncomingKind & {
  readonly id: string;
  /** Object id in Entra of who did it. */
  readonly person: string | undefined;
  readonly place: Place;
  /** Id of the card that was pressed. */
  readonly card: string | undefined;
  /** An invoke waits for an answer in the same request. */
  readonly invoke: boolean;
};

const SCOPES: Readonly<Record<string, Place['scope']>> = { channel: 'channel', groupChat: 'group' };

function placeOf(activity: Activity): Place {
  const { conversation, channelData, serviceUrl, from, recipient } = activity;
  const scope = SCOPES[conversation.conversationType ?? ''] ?? 'personal';
  return {
    serviceUrl,
    // In a channel each thread has an id of its own; new messages go to the channel itself.
    conversation: scope === 'channel' ? (conversation.id.split(';')[0] ?? '') : conversation.id,
    scope,
    tenant: channelData?.tenant?.id ?? conversation.tenantId ?? '',
    bot: recipient.id,
    ...(scope === 'personal' ? { user: from.id } : {}),
  };
}

function kindOf(activity: Activity): IncomingKind {
  const { type, text, name, value, action, membersAdded, recipient } = activity;
  if (type === 'message') return { kind: 'message', text: (text ?? '').replace(/<at>.*?<\/at>/g, '').trim() };
  if (type === 'invoke' && name === 'adaptiveCard/action') {
    const read = pressedSchema.safeParse(value);
    return read.success ? { kind: 'pressed', pressed: read.data.action } : { kind: 'other' };
  }
  if (type === 'installationUpdate')
    return { kind: action?.startsWith('remove') === true ? 'removed' : 'added' };
  if (type === 'conversationUpdate' && membersAdded?.some((one) => one.id === recipient.id) === true)
    return { kind: 'added' };
  return { kind: 'other' };
}

export function readIncoming(activity: Activity): Incoming {
  return {
    ...kindOf(activity),
    id: activity.id,
    person: activity.from.aadObjectId,
    place: placeOf(activity),
    card: activity.replyToId,
    invoke: activity.type === 'invoke',
  };
}
