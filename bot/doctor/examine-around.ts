/** Do the services around us answer, with our credentials, from here? */
import { makeClient } from '../channels/twilio/client.ts';
import type { MicrosoftSettings, Settings, TwilioSettings } from '../settings.ts';
import { mind, well, wrong, type Finding } from './finding.ts';

const PATIENCE_MS = 5_000;
/** Signatures of Entra and Teams stand a few minutes of difference, promises to people do not. */
const MOST_SKEW_MS = 30_000;

/** @returns HTTP status, undefined when there is no answer. */
async function statusOf(url: string, init: RequestInit = {}): Promise<number | undefined> {
  const asked = fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' });
  return asked.then(
    async (response) => {
      await response.body?.cancel();
      return response.status;
    },
    () => undefined,
  );
}

async function examineTwilio(twilio: TwilioSettings, now: () => number): Promise<Finding[]> {
  const client = makeClient({ ...twilio, timeoutMs: PATIENCE_MS, connections: 1 });
  const path = `/2010-04-01/Accounts/${encodeURIComponent(twilio.accountSid)}/Messages.json`;
  const called = await client.get(path, new URLSearchParams({ PageSize: '1' }));
  await client.close();
  if (called.kind !== 'answer')
    return [
      wrong('Twilio', `Twilio does not answer (${called.error}); let this machine reach ${twilio.apiUrl}.`),
    ];
  const { status, date } = called.answer;
  if (status === 401 || status === 403)
    return [wrong('Twilio', 'TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: Twilio does not accept them.')];
  if (status !== 200)
    return [wrong('Twilio', `Twilio answers ${String(status)} to a question for messages.`)];
  const skew = date === undefined ? 0 : Math.abs(Date.parse(date) - now());
  return [
    well('Twilio', 'Account and token are accepted.'),
    ...(twilio.smsFrom === undefined && twilio.messagingServiceSid === undefined
      ? [
          mind(
            'Twilio',
            'TWILIO_SMS_FROM: none, so a resident whom WhatsApp does not reach becomes a phone task.',
          ),
        ]
      : []),
    ...(skew > MOST_SKEW_MS
      ? [
          wrong(
            'clock',
            `The clock of this machine differs ${String(Math.round(skew / 1_000))} seconds from Twilio's; switch NTP on.`,
          ),
        ]
      : [well('clock', 'The clock is right.')]),
  ];
}

async function examineMicrosoft({
  entraUrl,
  tenantId,
  openIdMetadata,
}: MicrosoftSettings): Promise<Finding[]> {
  const tenant = await statusOf(
    `${entraUrl}/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`,
  );
  const teams = openIdMetadata === undefined ? 200 : await statusOf(openIdMetadata);
  return [
    tenant === 200
      ? well('sign-in', 'Entra knows the tenant.')
      : wrong(
          'sign-in',
          `MicrosoftAppTenantId: Entra ${tenant === undefined ? 'does not answer' : `answers ${String(tenant)}`}; nobody can sign in to the desk.`,
        ),
    ...(teams === 200
      ? []
      : [
          wrong(
            'Teams',
            'BotOpenIdMetadata: the keys cannot be read, so every message from Teams is refused.',
          ),
        ]),
  ];
}

async function examineLedger({ ledger, huishoudboekje }: Settings): Promise<Finding> {
  if (ledger === 'none')
    return mind('ledger', 'LEDGER=none: nobody gets an answer about money, only a person.');
  if (huishoudboekje === undefined)
    return well('ledger', 'The embedded ledger; fill it with npm run ledger.');
  const status = await statusOf(new URL('graphql', `${huishoudboekje.url.replace(/\/*$/, '')}/`).href, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${huishoudboekje.token}` },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  if (status === 200) return well('ledger', 'The Huishoudboekje answers.');
  if (status === undefined)
    return wrong('ledger', 'HUISHOUDBOEKJE_URL: no answer; let this machine reach it.');
  return wrong('ledger', `HUISHOUDBOEKJE_URL, HUISHOUDBOEKJE_TOKEN: it answers ${String(status)}.`);
}

async function examineAddress(publicUrl: string): Promise<Finding> {
  const status = await statusOf(`${publicUrl}/healthz`);
  if (status === 200) return well('address', `${publicUrl} leads to Warmlijn.`);
  return mind(
    'address',
    `PUBLIC_URL: ${publicUrl}/healthz ${status === undefined ? 'does not answer' : `answers ${String(status)}`}. ` +
      'Right when the service is not started yet, or when this machine cannot see its own public address.',
  );
}

/** @param now milliseconds. */
export async function examineAround(settings: Settings, now: () => number): Promise<Finding[]> {
  const { twilio, microsoft } = settings;
  const all = await Promise.all([
    twilio === undefined ? [] : examineTwilio(twilio, now),
    microsoft === undefined ? [] : examineMicrosoft(microsoft),
    examineLedger(settings),
    examineAddress(settings.publicUrl),
  ]);
  return all.flat();
}
