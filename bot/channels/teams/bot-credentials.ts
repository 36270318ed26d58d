/**
 * The bot's own token, for speaking in Teams: asked at Entra with the app's secret and kept until it is nearly over.
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
import { z } from 'zod';
import { steadyMs } from '../../steady-ms.ts';

const PATIENCE_MS = 10_000;
/** A token is replaced this long before it ends. */
const MARGIN_MS = 5 * 60_000;
const SCOPE = 'https://api.botframework.com/.default';

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export interface BotSecret {
  /** Such as `https://login.microsoftonline.com/TENANT`. */
  readonly authority: string;
  readonly appId: string;
  readonly appPassword: string;
}

/** @returns gives the token; @throws Error without the secret when Entra does not give one */
export function makeBotToken(secret: BotSecret, now: () => number = steadyMs): () => Promise<string> {
  let known: { token: Promise<string>; until: number } | undefined;

  async function ask(): Promise<string> {
    const response = await fetch(`${secret.authority}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: secret.appId,
        client_secret: secret.appPassword,
        scope: SCOPE,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`Entra gave no token for the bot (${String(response.status)}).`);
    const { access_token: token, expires_in: seconds } = answerSchema.parse(await response.json());
    if (known !== undefined) known.until = now() + seconds * 1_000 - MARGIN_MS;
    return token;
  }

  return () => {
    if (known === undefined || known.until <= now()) {
      const token = ask();
      known = { token, until: Infinity };
      token.catch(() => (known = undefined));
    }
    return known.token;
  };
}
