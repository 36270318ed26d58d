/** Twilio as one channel: verify, read, deliver. */
import type { StatusUpdate } from '../../../dialogs/deliveries.ts';
import type { Clock } from '../../clock.ts';
import type { Inbound } from '../port.ts';
import { twilioCarrier, type TwilioCarrier, type TwilioOptions } from './carrier.ts';
import { parseInbound } from './parse-inbound.ts';
import { parseStatus } from './parse-status.ts';
import { isSignedByTwilio } from './signature.ts';

type Form = Readonly<Record<string, string>>;

export interface TwilioChannel {
  readonly carrier: TwilioCarrier;
  /** An SMS can be sent, so WhatsApp can fall back to it. */
  readonly sms: boolean;
  /** @param pathAndQuery as received. */
  signed(pathAndQuery: string, form: Form, signature: string): boolean;
  /** @throws MalformedWebhook */
  parseInbound(form: Form, at: string): Inbound;
  /**
   * Hands a delivery report on; resolves when it is durable.
   * @param keyOf key of a resident's address, for a report that does not carry our key.
   * @throws MalformedWebhook
   */
  status(
    form: Form,
    query: URLSearchParams,
    keyOf: (address: string) => string,
    report: (key: string, update: StatusUpdate) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

/** @param publicUrl our address as Twilio knows it, without a slash at the end. */
export function openTwilio(
  settings: Omit<TwilioOptions, 'clock'>,
  publicUrl: string,
  clock: Clock,
): TwilioChannel {
  const carrier = twilioCarrier({ ...settings, clock });
  return {
    carrier,
    sms: settings.smsFrom !== undefined || settings.messagingServiceSid !== undefined,
    signed: (pathAndQuery, form, signature) =>
      isSignedByTwilio(settings.authToken, publicUrl, pathAndQuery, form, signature),
    parseInbound,
    status: async (form, query, keyOf, report) => {
      const read = parseStatus(form, query);
      const key = read?.key ?? (read?.address === undefined ? undefined : keyOf(read.address));
      if (read !== undefined && key !== undefined) await report(key, read.update);
    },
    close: () => carrier.close(),
  };
}
