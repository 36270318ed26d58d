/** The messages a fake Twilio holds, and how its API writes them down. */
import type { Shown } from './contents.ts';

export interface FakeMessage {
  readonly sid: string;
  readonly to: string;
  readonly from: string | null;
  readonly body: string;
  readonly service: string | null;
  readonly template: string | null;
  /** Buttons or lines of a list that the phone shows. */
  readonly choices: Shown['choices'];
  /** Where Twilio fetches what goes along. */
  readonly media: string | null;
  readonly callback: string | null;
  readonly createdAt: number;
  status: string;
  errorCode: number | null;
}

export interface Messages {
  readonly all: FakeMessage[];
  /** @param shown what a registered Content template comes to */
  create(form: URLSearchParams, shown?: Shown): FakeMessage;
  /** Newest first. */
  list(to: string | null, limit: number, visibleBefore: number): FakeMessage[];
  find(sid: string): FakeMessage | undefined;
  clear(): void;
}

/** A template's words around its variable, as an approved template has them. */
function bodyOf(form: URLSearchParams): string {
  const variables = form.get('ContentVariables');
  if (form.get('ContentSid') === null || variables === null) return form.get('Body') ?? '';
  const given: unknown = JSON.parse(variables);
  const first = given !== null && typeof given === 'object' && '1' in given ? String(given[1]) : '';
  return `Bericht van Warmlijn: ${first}. Antwoord om verder te praten.`;
}

export function makeMessages(): Messages {
  const all: FakeMessage[] = [];
  const byTo = new Map<string, FakeMessage[]>();
  const bySid = new Map<string, FakeMessage>();
  return {
    all,
    create: (form, shown) => {
      const message: FakeMessage = {
        sid: `SM${(all.length + 1).toString(16).padStart(32, '0')}`,
        to: form.get('To') ?? '',
        from: form.get('From'),
        body: shown?.body ?? bodyOf(form),
        service: form.get('MessagingServiceSid'),
        template: form.get('ContentSid'),
        choices: shown?.choices ?? [],
        media: form.get('MediaUrl'),
        callback: form.get('StatusCallback'),
        createdAt: Date.now(),
        status: 'queued',
        errorCode: null,
      };
      all.push(message);
      bySid.set(message.sid, message);
      const same = byTo.get(message.to);
      if (same === undefined) byTo.set(message.to, [message]);
      else same.push(message);
      return message;
    },
    list: (to, limit, visibleBefore) =>
      (to === null ? all : (byTo.get(to) ?? []))
        .filter((message) => message.createdAt <= visibleBefore)
        .slice(-limit)
        .reverse(),
    find: (sid) => bySid.get(sid),
    clear: () => {
      all.length = 0;
      byTo.clear();
      bySid.clear();
    },
  };
}

function rfc2822(milliseconds: number): string {
  return new Date(milliseconds).toUTCString().replace('GMT', '+0000');
}

/** As `GET …/Messages.json` gives it. */
export function written(message: FakeMessage, accountSid: string): Record<string, unknown> {
  const sent = message.status !== 'queued' && message.status !== 'accepted';
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: sent ? rfc2822(message.createdAt) : null,
    date_updated: rfc2822(message.createdAt),
    direction: 'outbound-api',
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: message.service,
    num_media: '0',
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    to: message.to,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}.json`,
  };
}
