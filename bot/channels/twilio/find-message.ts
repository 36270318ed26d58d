/** Is the message whose outcome is unknown in Twilio's list? */
import { z } from 'zod';
import type { LookUp } from '../port.ts';
import { readStatus } from './parse-status.ts';

const listSchema = z.object({
  messages: z.array(
    z.object({
      sid: z.string().min(1),
      body: z.string().nullish(),
      to: z.string().nullish(),
      from: z.string().nullish(),
      status: z.string().nullish(),
      date_created: z.string().nullish(),
      date_sent: z.string().nullish(),
      messaging_service_sid: z.string().nullish(),
    }),
  ),
});
type Listed = z.infer<typeof listSchema>['messages'][number];

export interface Wanted {
  /** Words of the message; those of a template are somewhere inside the body. */
  readonly text: string;
  readonly template: boolean;
  readonly to: string;
  readonly from: string | undefined;
  readonly messagingServiceSid: string | undefined;
  /** Twilio's time, milliseconds; nothing older counts. */
  readonly notBefore: number;
  readonly knownIds: readonly string[];
}

/** Twilio's smart encoding may have put plain signs for typographic ones. */
function plainSigns(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2013\u2014]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/\s+/g, ' ')
    .trim();
}

function sameWords(listed: Listed, { text, template }: Wanted): boolean {
  const body = plainSigns(listed.body ?? '');
  return template ? body.includes(plainSigns(text)) : body === plainSigns(text);
}

/** A message that still waits in a Messaging Service has no sender number yet. */
function sameSender(listed: Listed, wanted: Wanted): boolean {
  if (wanted.from !== undefined && listed.from === wanted.from) return true;
  const service = wanted.messagingServiceSid;
  if (service === undefined) return listed.from === null || listed.from === undefined;
  return listed.messaging_service_sid === service || wanted.from === undefined;
}

function isNewEnough(listed: Listed, wanted: Wanted): boolean {
  const at = Date.parse(listed.date_created ?? listed.date_sent ?? '');
  return Number.isNaN(at) || at >= wanted.notBefore;
}

/**
 * The oldest that fits is taken: it is the first attempt.
 * @param body JSON of the list, newest first.
 * @param pageSize how many were asked for.
 * @returns `more` when it may stand on a further page.
 */
export function findMessage(body: string, wanted: Wanted, pageSize: number): LookUp | { kind: 'more' } {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    return { kind: 'unavailable' };
  }
  const list = listSchema.safeParse(given);
  if (!list.success) return { kind: 'unavailable' };
  const found = list.data.messages.findLast(
    (listed) =>
      !wanted.knownIds.includes(listed.sid) &&
      (listed.to ?? wanted.to) === wanted.to &&
      sameWords(listed, wanted) &&
      sameSender(listed, wanted) &&
      isNewEnough(listed, wanted),
  );
  if (found === undefined) {
    const full = list.data.messages.length >= pageSize;
    return { kind: full && list.data.messages.every((one) => isNewEnough(one, wanted)) ? 'more' : 'absent' };
  }
  const status = readStatus(found.status ?? '');
  return { kind: 'found', providerId: found.sid, ...(status === undefined ? {} : { status }) };
}
