/** Everything the service talks to, made up: Twilio, Huishoudboekje, a language model, Teams with its sign-in. */
import { randomBytes } from 'node:crypto';
import { APP_ID, APP_PASSWORD, startFakeEntra, TENANT } from '../../fakes/entra.ts';
import { startFakeTeams, type FakeTeams } from '../../fakes/bot-connector.ts';
import { FAKE_PEOPLE } from '../../fakes/huishoudboekje-people.ts';
import { startFakeHuishoudboekje, type FakeHuishoudboekje } from '../../fakes/huishoudboekje.ts';
import { fakeOpenAi, type FakeAnswer } from '../../fakes/language-servers.ts';
import { startFakeTwilio, type FakeTwilio } from '../../fakes/twilio.ts';
import { SMS_FROM, WHATSAPP_FROM } from '../town.ts';

export interface Around {
  readonly twilio: FakeTwilio;
  readonly books: FakeHuishoudboekje;
  readonly teams: FakeTeams;
  /** What the language model answers from now on, and how often it was asked. */
  readonly model: { answer: FakeAnswer; asked(): number };
  readonly keys: string;
  /** What the service has to know to reach them all. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** What the model says while it is well: what was meant, in its closed list. */
export const MODEL_IS_WELL = '{"intents":["letter"]}';

export async function makeAround(): Promise<Around> {
  const twilio = await startFakeTwilio();
  const books = await startFakeHuishoudboekje({ burgers: FAKE_PEOPLE, today: '2026-08-25' });
  const entra = await startFakeEntra();
  const teams = await startFakeTeams(entra);
  const model: { answer: FakeAnswer } = { answer: MODEL_IS_WELL };
  const speaker = await fakeOpenAi(() => model.answer);
  const keys = `k1:${randomBytes(32).toString('base64')}`;
  return {
    twilio,
    books,
    teams,
    keys,
    model: Object.assign(model, { asked: () => speaker.received.length }),
    settings: {
      WARMLIJN_KEYS: keys,
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_API_URL: twilio.url,
      TWILIO_WHATSAPP_FROM: `whatsapp:${WHATSAPP_FROM}`,
      TWILIO_SMS_FROM: SMS_FROM,
      LEDGER: 'huishoudboekje',
      HUISHOUDBOEKJE_URL: books.url,
      HUISHOUDBOEKJE_TOKEN: books.token,
      LANGUAGE_MODEL: 'openai:fake',
      LANGUAGE_MODEL_URL: `${speaker.url}/v1`,
      LANGUAGE_MODEL_KEY: 'none',
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: APP_PASSWORD,
      MicrosoftAppTenantId: TENANT,
      BotOpenIdMetadata: entra.botMetadata,
      ENTRA_URL: entra.url,
      TEST_WAITS: '0.1',
    },
    close: async () => {
      await Promise.all([twilio.close(), books.close(), teams.close(), speaker.close(), entra.close()]);
    },
  };
}
