/** Takes messages out through Twilio's Messages resource (twilio.com/docs/messaging/api/message-resource). */
import type { ChannelKind } from '../../../dialogs/conversation.ts';
import type { Clock } from '../../clock.ts';
import type { Carrier, Outgoing } from '../port.ts';
import { writeAddress } from './address.ts';
import { makeClient, type Answer } from './client.ts';
import { findMessage } from './find-message.ts';
import { readAnswer } from './read-answer.ts';

export interface TwilioOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Base of the REST API; the path `/2010-04-01/…` comes behind it. */
  readonly apiUrl: string;
  readonly whatsappFrom: string | undefined;
  readonly smsFrom: string | undefined;
  /** Chooses the sender of an SMS; of WhatsApp only when there is no number for it. */
  readonly messagingServiceSid: string | undefined;
  readonly clock: Clock;
  readonly timeoutMs?: number | undefined;
  readonly connections?: number;
}

export interface TwilioCarrier extends Carrier {
  close(): Promise<void>;
}

/** Longest wait for an answer of Twilio's. */
export const TIMEOUT_MS = 10_000;
/** Some more than the outbox sends at once, for those in danger who wait for nobody. */
const CONNECTIONS = 80;
/**
 * How far to look back at the least, however short ago the attempt seems: a clock that ran ahead and was set right, and
 * then waited, makes it younger than it is. An older message with the same words is known by its id.
 */
const LOOK_BACK_MS = 15 * 60_000;
/** The first is more than one resident gets in the time an outcome stays unknown; the second is the most Twilio gives. */
const PAGE_SIZES = [100, 1_000];

interface Sender {
  readonly from: string | undefined;
  readonly service: string | undefined;
}

function senderFor(options: TwilioOptions, kind: ChannelKind): Sender {
  const { whatsappFrom, smsFrom, messagingServiceSid: service } = options;
  if (kind === 'whatsapp' && whatsappFrom !== undefined) {
    return { from: writeAddress(kind, whatsappFrom), service: undefined };
  }
  if (service !== undefined) return { from: undefined, service };
  return { from: kind === 'sms' ? smsFrom : undefined, service: undefined };
}

function formOf(message: Outgoing, sender: Sender): Record<string, string> {
  const form: Record<string, string> = { To: writeAddress(message.kind, message.address) };
  if (sender.service !== undefined) form.MessagingServiceSid = sender.service;
  else if (sender.from !== undefined) form.From = sender.from;
  if (message.mediaUrl !== undefined) form.MediaUrl = message.mediaUrl;
  if (message.template === undefined) {
    // Sound goes without words.
    if (message.text !== '' || message.mediaUrl === undefined) form.Body = message.text;
  } else {
    form.ContentSid = message.template.sid;
    form.ContentVariables = JSON.stringify(message.template.variables);
  }
  if (message.statusUrl !== undefined) form.StatusCallback = message.statusUrl;
  return form;
}

/** The start of the attempt in Twilio's time: our clocks need not agree, only the time that passed counts. */
function notBefore(since: string, now: string, answer: Answer): number {
  const passed = Date.parse(now) - Date.parse(since);
  const theirs = Date.parse(answer.date ?? '');
  return (Number.isNaN(theirs) ? Date.parse(now) : theirs) - Math.max(passed, LOOK_BACK_MS);
}

export function twilioCarrier(options: TwilioOptions): TwilioCarrier {
  const { timeoutMs = TIMEOUT_MS, connections = CONNECTIONS, clock } = options;
  const client = makeClient({ ...options, timeoutMs, connections });
  const path = `/2010-04-01/Accounts/${encodeURIComponent(options.accountSid)}/Messages.json`;
  const noSender = { kind: 'failed', error: 'geen verzendnummer ingesteld voor dit kanaal' } as const;
  return {
    via: 'twilio',
    send: async (message) => {
      const sender = senderFor(options, message.kind);
      if (sender.from === undefined && sender.service === undefined) return noSender;
      return readAnswer(await client.post(path, formOf(message, sender)));
    },
    lookUp: async (message, since, knownIds) => {
      const to = writeAddress(message.kind, message.address);
      const sender = senderFor(options, message.kind);
      for (const pageSize of PAGE_SIZES) {
        // Not filtered by date: a message that still waits at Twilio has no DateSent yet.
        const query = new URLSearchParams({ To: to, PageSize: pageSize.toString() });
        const called = await client.get(path, query);
        if (called.kind !== 'answer' || called.answer.status !== 200) break;
        const wanted = {
          text: message.template === undefined ? message.text : (message.template.variables[1] ?? ''),
          template: message.template !== undefined,
          to,
          from: sender.from,
          messagingServiceSid: sender.service,
          notBefore: notBefore(since, clock.now(), called.answer),
          knownIds,
        };
        const found = findMessage(called.answer.body, wanted, pageSize);
        if (found.kind !== 'more') return found;
      }
      return { kind: 'unavailable' };
    },
    close: () => client.close(),
  };
}
