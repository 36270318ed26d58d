/** One attempt at one line: decide its form, hand it to the carrier, say what came of it. */
import {
  decideSending,
  isTooOld,
  type DeliveryResult,
  type Form,
  type Outbound,
  type SendingPolicy,
} from '../../dialogs/deliveries.ts';
import { NOT_READ, NO_BUTTONS, OUTSIDE_WINDOW } from '../../dialogs/deliveries/result.ts';
import type { Carrier, Outgoing, SendResult } from '../channels/port.ts';
import type { Clock } from '../clock.ts';
import type { OutboxLimits } from './limits.ts';
import { notesOf, type Mailbox } from './mailbox.ts';

export interface Tools {
  readonly carriers: ReadonlyMap<Carrier['via'], Carrier>;
  readonly clock: Clock;
  readonly policy: SendingPolicy;
  readonly publicUrl: string | undefined;
  readonly limits: OutboxLimits;
  /** Names this process among several on one store. */
  readonly instance: string;
  /** Chance in [0, 1). */
  readonly chance: () => number;
  readonly media: (key: string, line: Outbound) => Promise<string | undefined>;
  /** Told of every answer of a carrier. */
  readonly heard: (what: 'send' | 'look-up', kind: string, line: string, error?: string) => void;
}

const NO_CARRIER = 'geen verbinding ingesteld voor dit kanaal';
export const TOO_LATE = 'lukte te lang niet om te versturen';

export function later(tools: Tools, milliseconds: number, from: string = tools.clock.now()): string {
  return new Date(Date.parse(from) + milliseconds).toISOString();
}

/** Patience before the first look counts from the moment the attempt began: after a long silence it is over. */
export function firstLook(tools: Tools, since: string): string {
  const [patience = 0] = tools.limits.looksMs;
  const passed = Math.max(0, Date.parse(tools.clock.now()) - Date.parse(since));
  return later(tools, Math.max(0, patience - passed));
}

/** The callback names the line and the attempt, so that it tells for certain what it is about. */
export function outgoing(tools: Tools, key: string, line: Outbound, form: Form, mediaUrl?: string): Outgoing {
  const about = `line=${encodeURIComponent(`${key}.${line.id}`)}&attempt=${line.delivery.tries.toString()}`;
  return {
    key,
    lineId: line.id,
    kind: form.kind,
    address: form.address,
    // Sound has no words beside it: those were sent before.
    text: form.media === 'speech' ? '' : form.text,
    ...(mediaUrl === undefined ? {} : { mediaUrl }),
    ...(form.template === undefined ? {} : { template: form.template }),
    ...(tools.publicUrl === undefined || form.via !== 'twilio'
      ? {}
      : { statusUrl: `${tools.publicUrl}/api/twilio/status?${about}` }),
  };
}

async function hand(carrier: Carrier, message: Outgoing): Promise<SendResult> {
  try {
    return await carrier.send(message);
  } catch {
    return { kind: 'unknown', error: 'carrier-threw' };
  }
}

/** Why this line leaves in another form than it was made in, as far as this process knows. */
function otherForm(box: Mailbox, line: Outbound): string | undefined {
  const notes = box.notes.get(line.id);
  if (notes?.outside === true) return OUTSIDE_WINDOW;
  return notes?.plain === true ? NO_BUTTONS : undefined;
}

function whatCame(tools: Tools, box: Mailbox, line: Outbound, form: Form, sent: SendResult): DeliveryResult {
  const about = { lineId: line.id, attempt: line.delivery.tries };
  switch (sent.kind) {
    case 'accepted':
      return { ...about, kind: 'sent', providerId: sent.providerId, via: form.kind };
    case 'retry': {
      if (isTooOld(line.at, tools.clock.now())) return { ...about, kind: 'failed', error: TOO_LATE };
      const due = later(tools, tools.limits.backOff(line.delivery.tries, tools.chance(), sent.afterMs));
      if (sent.check !== true) {
        return {
          ...about,
          kind: 'retry',
          due,
          error: otherForm(box, line) ?? sent.error,
        };
      }
      notesOf(box, line.id).probe = { form, absent: 0, enough: 1, failures: 0 };
      return { ...about, kind: 'uncertain', due, error: sent.error };
    }
    case 'unknown': {
      const enough = tools.limits.looksMs.length;
      notesOf(box, line.id).probe = { form, absent: 0, enough, failures: 0 };
      return { ...about, kind: 'uncertain', due: firstLook(tools, line.delivery.since), error: sent.error };
    }
    case 'opted-out':
    case 'failed':
      return { ...about, kind: sent.kind, error: sent.error };
    case 'window-closed':
      return { ...about, kind: 'failed', error: sent.error };
  }
}

/** What goes along, made ready; when it cannot be made the words say it. @returns undefined when nothing has to leave */
async function withMedia(
  tools: Tools,
  box: Mailbox,
  line: Outbound,
  form: Form,
): Promise<{ readonly form: Form; readonly mediaUrl?: string } | undefined> {
  if (form.media === undefined || form.via !== 'twilio') return { form };
  const mediaUrl = await tools.media(box.key, line);
  if (mediaUrl !== undefined) return { form, mediaUrl };
  const { media, ...words } = form;
  if (media === 'picture') return { form: words };
  const text = line.speech?.otherwise;
  return text === undefined ? undefined : { form: { ...words, text } };
}

/** Never throws. The line is `sending` in the durable document when this is called. */
export async function attempt(tools: Tools, box: Mailbox, line: Outbound): Promise<DeliveryResult> {
  const about = { lineId: line.id, attempt: line.delivery.tries };
  const other = otherForm(box, line);
  const asked = other === undefined ? line : { ...line, delivery: { ...line.delivery, error: other } };
  const decision = decideSending(box.current, asked, tools.policy, tools.clock.now());
  if (decision.kind === 'withhold') return { ...about, kind: 'withheld', error: decision.error };
  if (decision.kind === 'give-up') return { ...about, kind: 'failed', error: decision.error };
  const carrier = tools.carriers.get(decision.form.via);
  if (carrier === undefined) return { ...about, kind: 'failed', error: NO_CARRIER };
  const ready = await withMedia(tools, box, line, decision.form);
  if (ready === undefined) return { ...about, kind: 'withheld', error: NOT_READ };
  const sent = await hand(carrier, outgoing(tools, box.key, line, ready.form, ready.mediaUrl));
  tools.heard('send', sent.kind, line.id, sent.kind === 'accepted' ? undefined : sent.error);
  if (sent.kind === 'failed' && sent.content === true && decision.form.buttons === true) {
    notesOf(box, line.id).plain = true;
    return attempt(tools, box, line);
  }
  if (sent.kind === 'window-closed' && other !== OUTSIDE_WINDOW && decision.form.kind === 'whatsapp') {
    notesOf(box, line.id).outside = true;
    return attempt(tools, box, line);
  }
  return whatCame(tools, box, line, decision.form, sent);
}
