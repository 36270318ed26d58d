/** Environment to typed settings. The only reader of process.env; every error names the variable and the cure. */
import { handedOver } from './handed-over.ts';
import { huishoudboekjeOf, type HuishoudboekjeSettings } from './huishoudboekje-settings.ts';
import { languageModelPlace, type LanguageModelPlace } from './language-model-place.ts';
import { readAloudPlace, type ReadAloudPlace } from './voice/read-aloud-place.ts';
import { APP_TYPES, microsoftOf, type MicrosoftSettings } from './microsoft-settings.ts';
import { registerPlace, type RegisterPlace } from './klantinteracties/register-place.ts';
import { SPEECH_KINDS, speechPlace, type SpeechPlace } from './voice/speech-place.ts';
import { unsafeAddresses } from './unsafe-addresses.ts';
import { z } from 'zod';

const empty = (value: unknown) => (value === '' ? undefined : value);
const optional = z.preprocess(empty, z.string().trim().min(1).optional());
const url = z.preprocess(
  empty,
  z
    .url({ protocol: /^https?$/, error: 'give a full address such as https://warmlijn.example.nl' })
    .optional(),
);

const environmentSchema = z.object({
  PORT: z.preprocess(
    empty,
    z.coerce.number({ error: 'give a port number such as 3978' }).int().min(0).max(65_535).default(3978),
  ),
  LISTEN_FDS: optional,
  LISTEN_PID: optional,
  PUBLIC_URL: url,
  PROXIES: z.preprocess(
    empty,
    z.coerce
      .number({ error: 'give how many reverse proxies stand in front, such as 1' })
      .int()
      .min(0)
      .max(9)
      .default(0),
  ),
  DATA_DIR: z.preprocess(empty, z.string().default('./data')),
  DATABASE_URL: optional,
  WARMLIJN_KEYS: optional,
  CITY: z.preprocess(empty, z.string().default('flows/rotterdam')),
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_WHATSAPP_FROM: optional,
  TWILIO_SMS_FROM: optional,
  TWILIO_MESSAGING_SERVICE_SID: optional,
  TWILIO_API_URL: url,
  MicrosoftAppType: z.preprocess(
    empty,
    z.enum(APP_TYPES, { error: `choose ${APP_TYPES.join(', ')}` }).default('SingleTenant'),
  ),
  MicrosoftAppId: optional,
  MicrosoftAppPassword: optional,
  MicrosoftAppTenantId: optional,
  BotOpenIdMetadata: url,
  ENTRA_URL: url,
  LEDGER: z.preprocess(
    empty,
    z
      .enum(['embedded', 'huishoudboekje', 'none'], { error: 'choose embedded, huishoudboekje or none' })
      .default('embedded'),
  ),
  HUISHOUDBOEKJE_URL: url,
  HUISHOUDBOEKJE_TOKEN: optional,
  HUISHOUDBOEKJE_USER_API_URL: url,
  HUISHOUDBOEKJE_USER_API_KEY: optional,
  LANGUAGE_MODEL: optional,
  LANGUAGE_MODEL_URL: optional,
  LANGUAGE_MODEL_KEY: optional,
  LANGUAGE_MODEL_API_VERSION: optional,
  LOG_LEVEL: z.preprocess(
    empty,
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
        error: 'choose fatal, error, warn, info, debug or silent',
      })
      .default('info'),
  ),
  SPEECH_KIND: z.preprocess(
    empty,
    z.enum(SPEECH_KINDS, { error: `choose ${SPEECH_KINDS.join(' or ')}` }).default('openai'),
  ),
  SPEECH_URL: url,
  SPEECH_KEY: optional,
  SPEECH_MODEL: z.preprocess(empty, z.string().default('whisper-1')),
  REFERRAL_CODE: optional,
  READ_ALOUD_URL: url,
  READ_ALOUD_KEY: optional,
  READ_ALOUD_MODEL: z.preprocess(empty, z.string().default('tts-1')),
  READ_ALOUD_VOICE: z.preprocess(empty, z.string().default('alloy')),
  READ_ALOUD_LOCAL: z.preprocess(empty, z.string().default('espeak-ng')),
  PATH: z.string().default(''),
  KLANTINTERACTIES_URL: url,
  KLANTINTERACTIES_TOKEN: optional,
  METRICS_TOKEN: optional,
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  TEST_WAITS: z.preprocess(
    empty,
    z.coerce.number({ error: 'give a part such as 0.1' }).positive().max(1).default(1),
  ),
  TEST_CLOCK: z.preprocess(
    empty,
    z.iso.datetime({ offset: true, error: 'give an instant such as 2026-11-20T22:10:00Z' }).optional(),
  ),
});

export interface TwilioSettings {
  readonly accountSid: string;
  readonly authToken: string;
  readonly whatsappFrom: string | undefined;
  readonly smsFrom: string | undefined;
  readonly messagingServiceSid: string | undefined;
  readonly apiUrl: string;
}

export type { MicrosoftSettings } from './microsoft-settings.ts';

export interface Settings {
  readonly tryOut: boolean;
  readonly port: number;
  /** Number of an open socket to listen on instead, handed over by systemd. */
  readonly socket: number | undefined;
  /** Exact public base address without a slash at the end; Twilio's signatures are made over it. */
  readonly publicUrl: string;
  /** Reverse proxies of ours in front. */
  readonly proxies: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly keys: string | undefined;
  readonly city: string;
  readonly twilio: TwilioSettings | undefined;
  readonly microsoft: MicrosoftSettings | undefined;
  readonly ledger: 'embedded' | 'huishoudboekje' | 'none';
  readonly huishoudboekje: HuishoudboekjeSettings | undefined;
  /** The municipality's register of klantcontacten; undefined when cases are not put there. */
  readonly klantinteracties: RegisterPlace | undefined;
  readonly languageModel: LanguageModelPlace | undefined;
  /** Who writes voice messages out; undefined when they are not listened to. */
  readonly speech: SpeechPlace | undefined;
  /** Who reads answers aloud. */
  readonly readAloud: ReadAloudPlace;
  /** Where programs of this machine are found. */
  readonly path: string;
  readonly logLevel: string;
  readonly metricsToken: string | undefined;
  /** Collector that traces go to; undefined: none are made. */
  readonly traces: string | undefined;
  /** Word that referrers type in their form; undefined when the form is open to everybody. */
  readonly referralCode: string | undefined;
  readonly testClock: string | undefined;
  /** Part of the waits for Twilio that is kept: 1, or less in tests of whole processes. */
  readonly testWaits: number;
}

/** Settings that cannot be used; each problem is one line that names the variable and the cure. */
export class SettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(`These settings need attention:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

type Environment = z.infer<typeof environmentSchema>;

function missing(environment: Environment, names: readonly (keyof Environment)[], why: string): string[] {
  return names
    .filter((name) => environment[name] === undefined)
    .map((name) => `${name}: is missing; ${why}.`);
}

function microsoftProblems(environment: Environment): string[] {
  const names = ['MicrosoftAppId', 'MicrosoftAppTenantId', 'MicrosoftAppPassword'] as const;
  if (names.every((name) => environment[name] === undefined)) return [];
  const managed = environment.MicrosoftAppType === 'UserAssignedMSI';
  const needed = names.filter((name) => !managed || name !== 'MicrosoftAppPassword');
  return missing(environment, needed, 'Teams and sign-in need it, from the app registration in Entra');
}

/** Needs that hold in every mode: what belongs together is given together. */
function togetherProblems(environment: Environment): string[] {
  const problems: string[] = [];
  const twilioNames = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'] as const;
  if (twilioNames.some((name) => environment[name] !== undefined)) {
    problems.push(
      ...missing(environment, twilioNames, 'Twilio needs its account and its token, from console.twilio.com'),
    );
    if (environment.TWILIO_WHATSAPP_FROM === undefined && environment.TWILIO_SMS_FROM === undefined) {
      problems.push(
        'TWILIO_WHATSAPP_FROM or TWILIO_SMS_FROM: is missing; give the number that messages are sent from.',
      );
    }
  }
  problems.push(...microsoftProblems(environment));
  if (environment.LEDGER === 'huishoudboekje') {
    const why = 'LEDGER=huishoudboekje needs the address and the token of that software';
    problems.push(...missing(environment, ['HUISHOUDBOEKJE_URL', 'HUISHOUDBOEKJE_TOKEN'], why));
    const userApi = ['HUISHOUDBOEKJE_USER_API_URL', 'HUISHOUDBOEKJE_USER_API_KEY'] as const;
    if (userApi.some((name) => environment[name] !== undefined))
      problems.push(...missing(environment, userApi, 'the user API needs its address and its key'));
  }
  const register = ['KLANTINTERACTIES_URL', 'KLANTINTERACTIES_TOKEN'] as const;
  if (register.some((name) => environment[name] !== undefined))
    problems.push(
      ...missing(environment, register, 'klantcontacten need the address and the token of the register'),
    );
  const { DATABASE_URL: database } = environment;
  if (database !== undefined && !/^postgres(ql)?:\/\//.test(database))
    problems.push(
      'DATABASE_URL: an address such as postgres://user:password@host:5432/warmlijn, or nothing.',
    );
  return problems;
}

/** Letters of a token that nobody guesses. */
const LEAST_TOKEN = 16;

/** Needs of a production start: nothing demonstrative, nothing unsafe. */
function productionProblems(environment: Environment): string[] {
  const problems = missing(
    environment,
    ['PUBLIC_URL'],
    'give the exact public address, Twilio signs over it',
  );
  problems.push(
    ...missing(
      environment,
      ['WARMLIJN_KEYS'],
      "make one with: node -e \"console.log('k1:'+crypto.randomBytes(32).toString('base64'))\"",
    ),
  );
  problems.push(
    ...missing(
      environment,
      ['METRICS_TOKEN'],
      'choose a long random word, so that not everybody can read the metrics',
    ),
  );
  problems.push(...missing(environment, ['TWILIO_ACCOUNT_SID'], 'without Twilio no resident can be reached'));
  problems.push(...missing(environment, ['MicrosoftAppId'], 'without it no worker can sign in to the desk'));
  problems.push(...unsafeAddresses(environment));
  if ((environment.METRICS_TOKEN?.length ?? LEAST_TOKEN) < LEAST_TOKEN)
    problems.push(`METRICS_TOKEN: is too short; choose a random word of ${LEAST_TOKEN} letters or more.`);
  return problems;
}

function twilioOf(environment: Environment): TwilioSettings | undefined {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = environment;
  if (accountSid === undefined || authToken === undefined) return undefined;
  return {
    accountSid,
    authToken,
    whatsappFrom: environment.TWILIO_WHATSAPP_FROM,
    smsFrom: environment.TWILIO_SMS_FROM,
    messagingServiceSid: environment.TWILIO_MESSAGING_SERVICE_SID,
    apiUrl: environment.TWILIO_API_URL ?? 'https://api.twilio.com',
  };
}

/**
 * Reads and checks the settings.
 * @param tryOut try-out mode (`npm start`); otherwise production (`npm run serve`), which is strict.
 * @throws SettingsError naming every variable that is missing or unsafe.
 */
export function readSettings(tryOut: boolean, source: NodeJS.ProcessEnv = process.env): Settings {
  const read = environmentSchema.safeParse(source);
  if (!read.success) {
    throw new SettingsError(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`));
  }
  const environment = read.data;
  const problems = [...togetherProblems(environment), ...(tryOut ? [] : productionProblems(environment))];
  if (problems.length > 0) throw new SettingsError(problems);
  return {
    tryOut,
    port: environment.PORT,
    socket: handedOver(environment),
    publicUrl: (environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`).replace(/\/+$/, ''),
    proxies: environment.PROXIES,
    dataDir: environment.DATA_DIR,
    databaseUrl: environment.DATABASE_URL,
    keys: environment.WARMLIJN_KEYS,
    city: environment.CITY,
    twilio: twilioOf(environment),
    microsoft: microsoftOf(environment),
    ledger: environment.LEDGER,
    huishoudboekje: huishoudboekjeOf(environment),
    klantinteracties: registerPlace(environment),
    languageModel: languageModelPlace(environment),
    speech: speechPlace(environment),
    readAloud: readAloudPlace(environment),
    path: environment.PATH,
    logLevel: environment.LOG_LEVEL,
    metricsToken: environment.METRICS_TOKEN,
    traces: environment.OTEL_EXPORTER_OTLP_ENDPOINT,
    referralCode: environment.REFERRAL_CODE,
    testClock: tryOut ? environment.TEST_CLOCK : undefined,
    testWaits: tryOut ? environment.TEST_WAITS : 1,
  };
}

/** The whole environment, for a program that starts another one. */
export const environment = (): NodeJS.ProcessEnv => process.env;
