/**
 * The tenant's own description and keys (OpenID Connect discovery at Microsoft Entra ID), read when first needed.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 */
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { SignInError } from './sign-in-error.ts';

const PATIENCE_MS = 5_000;
/** Endpoints hardly ever change; keys are looked up again by jose whenever an unknown one signs. */
const KEPT_MS = 24 * 3_600_000;

const descriptionSchema = z.object({
  issuer: z.string().min(1),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
export type TenantDescription = z.infer<typeof descriptionSchema>;

export interface Entra {
  readonly tenantId: string;
  /** @throws SignInError unreachable */
  describe(): Promise<TenantDescription>;
  /** Finds the key of a token, asking the tenant again for one that is new. */
  readonly keys: JWTVerifyGetKey;
}

async function readDescription(address: string): Promise<TenantDescription> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    if (!response.ok) throw new SignInError('unreachable', `Entra answered ${String(response.status)}.`);
    return descriptionSchema.parse(await response.json());
  } catch (error) {
    if (error instanceof SignInError) throw error;
    throw new SignInError('unreachable', 'The tenant could not be read from Entra.');
  }
}

/** @param entraUrl such as `https://login.microsoftonline.com` */
export function openEntra(entraUrl: string, tenantId: string, now: () => number = Date.now): Entra {
  const address = `${entraUrl}/${tenantId}/v2.0/.well-known/openid-configuration`;
  let known: { at: number; description: Promise<TenantDescription> } | undefined;
  let keys: { uri: string; find: JWTVerifyGetKey } | undefined;
  const describe = () => {
    if (known === undefined || now() - known.at > KEPT_MS) {
      const description = readDescription(address);
      known = { at: now(), description };
      description.catch(() => (known = undefined));
    }
    return known.description;
  };
  return {
    tenantId,
    describe,
    keys: async (header, token) => {
      const { jwks_uri: uri } = await describe();
      if (keys?.uri !== uri)
        keys = { uri, find: createRemoteJWKSet(new URL(uri), { timeoutDuration: PATIENCE_MS }) };
      return keys.find(header, token);
    },
  };
}
