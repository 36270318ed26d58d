/** Who is this? A token of Entra to a worker of people.yaml, by the Entra object id in `teams`. */
import type { Worker } from '../../../dialogs/city.ts';
import type { MicrosoftSettings } from '../../settings.ts';
import { makeBrowserFlow, type BrowserFlow } from './browser-flow.ts';
import { openEntra } from './entra.ts';
import { SignInError } from './sign-in-error.ts';
import type { Signer } from './signed-text.ts';
import { verifyToken } from './verify-token.ts';

export interface SignIn {
  /** @throws SignInError refused | unknown-person | unreachable */
  worker(token: string, nonce?: string): Promise<Worker>;
  /** Undefined when the app has no password to trade a code with: then Teams is the only way in. */
  readonly browser: BrowserFlow | undefined;
}

/** The worker whose `teams` is this Entra object id. */
export function workerOf(people: readonly Worker[], objectId: string): Worker | undefined {
  return people.find((one) => one.teams?.toLowerCase() === objectId.toLowerCase());
}

export function openSignIn(
  microsoft: MicrosoftSettings,
  publicUrl: string,
  people: readonly Worker[],
  signer: Signer,
): SignIn {
  const { appId, appPassword, tenantId, entraUrl } = microsoft;
  const entra = openEntra(entraUrl, tenantId);
  const rules = { entra, appId, appUri: `api://${new URL(publicUrl).host}/${appId}` };
  const redirectUri = `${publicUrl}/api/desk/sign-in/callback`;
  return {
    worker: async (token, nonce) => {
      const worker = workerOf(people, await verifyToken(token, rules, nonce));
      if (worker === undefined) throw new SignInError('unknown-person', 'Nobody in people.yaml has this id.');
      return worker;
    },
    browser:
      appPassword === undefined
        ? undefined
        : makeBrowserFlow({ entra, signer, appId, appPassword, redirectUri }),
  };
}
