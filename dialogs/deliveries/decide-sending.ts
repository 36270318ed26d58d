/** May this line leave now, and in which form (design C4)? Asked again right before every attempt. */
import type { Channel, ChannelKind, Conversation, Line } from '../conversation.ts';
import { owner } from '../handover/state.ts';
import { asButtons, type Template } from './as-buttons.ts';
import type { Outbound } from './lines.ts';
import { NOT_READ, NO_BUTTONS, OPTED_OUT, OUTSIDE_WINDOW } from './result.ts';

/** WhatsApp lets free words through for so long after the resident's last message (Meta's customer service window). */
export const WINDOW_HOURS = 24;
/** Closed a little early by our clock: on the edge the provider decides, and its refusal comes too late. */
const WINDOW_MARGIN_MS = 60_000;
/** A WhatsApp template holds 1,024 characters with its own words. */
const LONGEST_VARIABLE = 900;

/** What the service is able to send. */
export interface SendingPolicy {
  /** ContentSid per use; `use.lang` wins over `use` (city.yaml). */
  readonly templates: Readonly<Record<string, string>>;
  /** An SMS sender is configured at Twilio. */
  readonly sms: boolean;
}

/** The words in the form in which they can leave. */
export interface Form {
  readonly via: Channel['via'];
  readonly kind: ChannelKind;
  readonly address: string;
  readonly text: string;
  readonly template?: Template;
  /** The template holds the choices as buttons or a list; when it is refused the words leave with numbers. */
  readonly buttons?: true;
  /** A picture or sound goes along. */
  readonly media?: 'picture' | 'speech';
}

export type Decision =
  | { readonly kind: 'send'; readonly form: Form }
  | { readonly kind: 'withhold'; readonly error: string }
  /** Cannot leave in any form; a person has to call. */
  | { readonly kind: 'give-up'; readonly error: string };

function latest(channels: readonly Channel[]): Channel | undefined {
  return channels.reduce<Channel | undefined>(
    (last, channel) => ((channel.lastInboundAt ?? '') >= (last?.lastInboundAt ?? '') ? channel : last),
    undefined,
  );
}

function isPhoneNumber(address: string): boolean {
  return /^(whatsapp:)?\+\d{7,15}$/.test(address);
}

function isWindowOpen(channel: Channel, line: Outbound, now: string): boolean {
  if (channel.kind !== 'whatsapp' || channel.via !== 'twilio') return true;
  if (line.delivery.error === OUTSIDE_WINDOW || channel.lastInboundAt === undefined) return false;
  const open = WINDOW_HOURS * 3_600_000 - WINDOW_MARGIN_MS;
  return Date.parse(now) - Date.parse(channel.lastInboundAt) < open;
}

function asTemplate(
  conversation: Conversation,
  line: Outbound,
  channel: Channel,
  policy: SendingPolicy,
): Form | undefined {
  const use = line.delivery.template;
  if (use === undefined) return undefined;
  const sid = policy.templates[`${use}.${conversation.lang}`] ?? policy.templates[use];
  // WhatsApp refuses line breaks and runs of spaces in a template's variable.
  const words = line.text.replace(/\s+/g, ' ').trim();
  if (sid === undefined || words.length > LONGEST_VARIABLE) return undefined;
  return { ...plainForm(line, channel), template: { sid, variables: { 1: words } } };
}

function asSms(line: Outbound, channel: Channel, policy: SendingPolicy): Form | undefined {
  if (!policy.sms || channel.kind === 'sms' || channel.via !== 'twilio') return undefined;
  return isPhoneNumber(channel.address) ? { ...plainForm(line, channel), kind: 'sms' } : undefined;
}

function plainForm(line: Outbound, channel: Channel): Form {
  return { via: channel.via, kind: channel.kind, address: channel.address, text: line.text };
}

/** The choices to tap, where the channel shows them and the provider did not refuse them for this line. */
function withButtons(
  { lang }: Conversation,
  line: Outbound,
  channel: Channel,
  { templates }: SendingPolicy,
): Form | undefined {
  const shows = channel.kind === 'whatsapp' && channel.via === 'twilio';
  if (!shows || line.asks === undefined || line.delivery.error === NO_BUTTONS) return undefined;
  const template = asButtons(line.text, line.asks, lang, templates);
  return template && { ...plainForm(line, channel), template, buttons: true };
}

/** What goes along by WhatsApp; anywhere else a picture is its words alone. */
function mediaOf({ picture, speech }: Line, { kind }: Channel): Form['media'] {
  if (kind !== 'whatsapp') return undefined;
  return speech === undefined ? picture && 'picture' : 'speech';
}

function openForm(conversation: Conversation, line: Outbound, channel: Channel, policy: SendingPolicy): Form {
  const media = mediaOf(line, channel);
  const plain = plainForm(line, channel);
  if (media !== undefined) return { ...plain, media };
  return withButtons(conversation, line, channel, policy) ?? plain;
}

function channelOf(conversation: Conversation, line: Outbound): Channel | undefined {
  const sameKind = conversation.channels.filter((channel) => channel.kind === line.delivery.kind);
  return latest(sameKind.length > 0 ? sameKind : conversation.channels);
}

/**
 * Decides on the newest known conversation.
 * - A line of the bot without `always` is withheld while a worker owns the conversation.
 * - After an opt-out nothing leaves but the confirmation (an `always` line of that very turn) and `vital` numbers.
 * - Outside the WhatsApp window: the approved template, else SMS, else a person calls.
 * @param now UTC.
 */
export function decideSending(
  conversation: Conversation,
  line: Outbound,
  policy: SendingPolicy,
  now: string,
): Decision {
  const { optedOutAt } = conversation;
  const always = line.delivery.always === true;
  const vital = line.delivery.vital === true;
  if (optedOutAt !== undefined && !vital && !(always && line.at === optedOutAt)) {
    return { kind: 'withhold', error: OPTED_OUT };
  }
  if (line.from === 'bot' && !always && owner(conversation) !== undefined) {
    return { kind: 'withhold', error: 'worker-owns' };
  }
  const channel = channelOf(conversation, line);
  if (channel === undefined) return { kind: 'give-up', error: 'geen kanaal bekend' };
  if (isWindowOpen(channel, line, now)) {
    const form = openForm(conversation, line, channel, policy);
    if (line.speech === undefined || form.media !== undefined) return { kind: 'send', form };
  }
  // Its words were sent before; they need not come twice.
  if (line.speech !== undefined) return { kind: 'withhold', error: NOT_READ };
  const form = asTemplate(conversation, line, channel, policy) ?? asSms(line, channel, policy);
  return form === undefined
    ? { kind: 'give-up', error: 'WhatsApp-venster van 24 uur is dicht' }
    : { kind: 'send', form };
}

/** Every form in which an earlier process may have sent this line. */
export function possibleForms(
  conversation: Conversation,
  line: Outbound,
  policy: SendingPolicy,
): readonly Form[] {
  const channel = channelOf(conversation, line);
  if (channel === undefined) return [];
  const forms = [
    plainForm(line, channel),
    withButtons(conversation, line, channel, policy),
    asTemplate(conversation, line, channel, policy),
    asSms(line, channel, policy),
  ];
  return forms.filter((form) => form !== undefined);
}
