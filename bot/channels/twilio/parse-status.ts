/** Twilio's delivery callback as a report about one line (twilio.com/docs/messaging/guides/track-outbound-message-status). */
import { z } from 'zod';
import type { ProviderStatus, StatusUpdate } from '../../../dialogs/deliveries.ts';
import { readAddress } from './address.ts';
import { meaningOf } from './errors.ts';
import { MalformedWebhook } from './malformed.ts';

const STATUSES: Readonly<Record<string, ProviderStatus>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** @returns undefined for a status that says nothing about sending (`receiving`, `received`, newer ones). */
export function readStatus(given: string): ProviderStatus | undefined {
  return STATUSES[given];
}

const formSchema = z.object({
  MessageSid: z.string().regex(/^[A-Za-z0-9_-]{2,64}$/),
  MessageStatus: z.string().max(40),
  ErrorCode: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional()
    .catch(undefined),
  To: z.string().max(150).optional(),
});

export interface StatusReport {
  /** Key of the resident, from our own callback address; undefined when Twilio used another. */
  readonly key?: string;
  /** Whom the message went to, for a report without a key. */
  readonly address?: string;
  readonly update: StatusUpdate;
}

function about(query: URLSearchParams): { key?: string; lineId?: string; attempt?: number } {
  const [, key, lineId] = /^(.{1,200})\.([^.]{1,40})$/.exec(query.get('line') ?? '') ?? [];
  if (key === undefined || lineId === undefined) return {};
  const attempt = /^\d{1,4}$/.test(query.get('attempt') ?? '') ? Number(query.get('attempt')) : undefined;
  return { key, lineId, ...(attempt === undefined ? {} : { attempt }) };
}

function failure(errorCode: string | undefined): Pick<StatusUpdate, 'cause' | 'error' | 'errorCode'> {
  if (errorCode === undefined) return { cause: 'failed' };
  const { means, error } = meaningOf(Number(errorCode));
  return { errorCode, error, cause: means === 'retry' ? 'failed' : means };
}

/**
 * @returns undefined when there is nothing to write down.
 * @throws MalformedWebhook naming the field.
 */
export function parseStatus(
  form: Readonly<Record<string, string>>,
  query: URLSearchParams,
): StatusReport | undefined {
  const read = formSchema.safeParse(form);
  if (!read.success) throw new MalformedWebhook(read.error.issues[0]?.path.join('.') ?? 'form');
  const { MessageSid: providerId, MessageStatus, ErrorCode, To } = read.data;
  const status = readStatus(MessageStatus);
  if (status === undefined) return undefined;
  const { key, lineId, attempt } = about(query);
  const address = To === undefined ? undefined : readAddress(To)?.address;
  return {
    ...(key === undefined ? {} : { key }),
    ...(address === undefined ? {} : { address }),
    update: {
      providerId,
      status,
      ...(lineId === undefined ? {} : { lineId }),
      ...(attempt === undefined ? {} : { attempt }),
      ...(status === 'failed' ? failure(ErrorCode) : {}),
    },
  };
}
