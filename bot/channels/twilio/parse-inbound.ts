/** Twilio's inbound webhook as a message of a resident (twilio.com/docs/messaging/guides/webhook-request). */
import { z } from 'zod';
import type { Tap } from '../../../dialogs/tapped.ts';
import type { Inbound } from '../port.ts';
import { readAddress } from './address.ts';
import { MalformedWebhook } from './malformed.ts';

/** WhatsApp stops at 4,096 characters and SMS at 1,600: more than this was not written by a phone. */
export const LONGEST_BODY = 16_384;
const LONGEST_NAME = 100;
const LONGEST_ADDRESS = 2_000;

const text = z.string().max(LONGEST_BODY).optional();
const formSchema = z.object({
  MessageSid: z.string().regex(/^[A-Za-z0-9_-]{2,64}$/),
  From: z.string().max(150),
  Body: text,
  NumMedia: z.coerce.number().int().min(0).max(100).catch(0),
  ProfileName: z.string().max(1_000).optional(),
  /** What was tapped: a quick reply or an item of a list; Body usually says the same. */
  ButtonText: text,
  ButtonPayload: text,
  ListTitle: text,
  ListId: text,
  /** The message whose button was tapped, or that was answered. */
  OriginalRepliedMessageSid: z.string().max(64).optional().catch(undefined),
});
type Form = z.infer<typeof formSchema>;

function firstWords(...texts: readonly (string | undefined)[]): string {
  return texts.find((one) => one !== undefined && one.trim() !== '') ?? '';
}

/** Our own templates give a choice its number as id; another id says nothing to us and the words count. */
function tapOf(form: Form): Tap | undefined {
  const id = form.ButtonPayload ?? form.ListId ?? '';
  if (!/^[1-9]\d?$/.test(id)) return undefined;
  const below = form.OriginalRepliedMessageSid;
  return {
    choice: Number(id),
    title: firstWords(form.ButtonText, form.ListTitle, form.Body),
    ...(below === undefined ? {} : { below }),
  };
}

/** Where the files of this kind can be fetched. */
function filesOf(form: Readonly<Record<string, string>>, media: number, kind: 'audio' | 'image'): string[] {
  return Array.from({ length: media }, (_, nth) => nth).flatMap((nth) => {
    const address = form[`MediaUrl${nth}`];
    const fits = form[`MediaContentType${nth}`]?.toLowerCase().startsWith(`${kind}/`);
    return fits !== true || address === undefined || address.length > LONGEST_ADDRESS ? [] : [address];
  });
}

/** Without signs that steer a terminal or a page. */
function cleanName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME);
}

/**
 * @param at when we received it, UTC.
 * @throws MalformedWebhook naming the field; never quoting it.
 */
export function parseInbound(form: Readonly<Record<string, string>>, at: string): Inbound {
  const read = formSchema.safeParse({
    ...form,
    MessageSid: form.MessageSid ?? form.SmsMessageSid ?? form.SmsSid,
  });
  if (!read.success) throw new MalformedWebhook(read.error.issues[0]?.path.join('.') ?? 'form');
  const { data } = read;
  const sender = readAddress(data.From);
  if (sender === undefined) throw new MalformedWebhook('From');
  const [voice] = filesOf(form, data.NumMedia, 'audio');
  const pictures = filesOf(form, data.NumMedia, 'image');
  const tap = tapOf(data);
  const profileName = cleanName(data.ProfileName ?? '');
  return {
    id: data.MessageSid,
    channel: { kind: sender.kind, via: 'twilio', address: sender.address },
    text: firstWords(data.Body, data.ButtonText, data.ListTitle, data.ButtonPayload, data.ListId),
    media: data.NumMedia,
    at,
    ...(voice === undefined ? {} : { voice }),
    ...(pictures.length === 0 ? {} : { pictures }),
    ...(profileName === '' ? {} : { profileName }),
    ...(tap === undefined ? {} : { tap }),
  };
}
