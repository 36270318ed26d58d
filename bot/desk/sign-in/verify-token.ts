/**
 * Checks a token of Microsoft Entra ID: the Teams tab's (`getAuthToken`) or the browser sign-in's.
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens
 */
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { Entra } from './entra.ts';
import { SignInError } from './sign-in-error.ts';

/** Clocks differ a little. */
const TOLERANCE_SECONDS = 60;
const SCOPE = 'access_as_user';

/**
 * Programs of Microsoft that may ask a token for the tab: Teams (desktop and mobile, web), Microsoft 365 (web,
 * desktop) and Outlook (desktop, web, mobile).
 * @see https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
 */
export const TEAMS_CLIENTS: readonly string[] = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
];

const claimsSchema = z.object({
  oid: z.string().min(1),
  tid: z.string(),
  /** Which program asked: `azp` in version 2, `appid` in version 1; an ID token has neither. */
  azp: z.string().optional(),
  appid: z.string().optional(),
  scp: z.string().optional(),
  idtyp: z.string().optional(),
  nonce: z.string().optional(),
});

export interface TokenRules {
  readonly entra: Entra;
  readonly appId: string;
  /** `api://host/appId`, the audience of version 1 tokens for the tab. */
  readonly appUri: string;
}

/** Key servers that fail are no fault of the token. */
const UNREACHABLE: readonly string[] = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];

async function verified(token: string, rules: TokenRules): Promise<JWTPayload> {
  const { issuer } = await rules.entra.describe();
  const versionOne = `https://sts.windows.net/${rules.entra.tenantId}/`;
  try {
    const { payload } = await jwtVerify(token, rules.entra.keys, {
      algorithms: ['RS256'],
      issuer: [issuer, versionOne],
      audience: [rules.appId, `api://${rules.appId}`, rules.appUri],
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ['exp', 'oid', 'tid'],
    });
    return payload;
  } catch (error) {
    if (error instanceof SignInError) throw error;
    const code = error instanceof errors.JOSEError ? error.code : undefined;
    if (code === undefined || UNREACHABLE.includes(code))
      throw new SignInError('unreachable', 'The keys of the tenant could not be read.');
    throw new SignInError('refused', code);
  }
}

/**
 * The Entra object id of the person this token is about.
 * @param nonce of the browser sign-in that this token must answer.
 * @throws SignInError refused | unreachable
 */
export async function verifyToken(token: string, rules: TokenRules, nonce?: string): Promise<string> {
  const read = claimsSchema.safeParse(await verified(token, rules));
  if (!read.success) throw new SignInError('refused', 'Claims are missing.');
  const { oid, tid, azp, appid, scp, idtyp, nonce: given } = read.data;
  if (tid !== rules.entra.tenantId) throw new SignInError('refused', 'Another tenant.');
  if (idtyp === 'app') throw new SignInError('refused', 'A program, not a person.');
  const client = azp ?? appid;
  if (client !== undefined) {
    if (client !== rules.appId && !TEAMS_CLIENTS.includes(client))
      throw new SignInError('refused', 'A program that may not ask for it.');
    if (scp?.split(' ').includes(SCOPE) !== true) throw new SignInError('refused', 'Not meant for the desk.');
  }
  if (nonce !== undefined && given !== nonce) throw new SignInError('refused', 'Another sign-in.');
  return oid;
}
