/** Text that a browser keeps for us and cannot change. */
import { createHmac } from 'node:crypto';
import { sameSecret } from '../same-secret.ts';
import type { Secrets } from './session-secrets.ts';

export interface Signer {
  /** `purpose` keeps one signed thing from taking the place of another. */
  mac(purpose: string, text: string): string;
  /** The text with its mac behind the last dot. */
  sign(purpose: string, text: string): string;
  /** The text, when one of the secrets signed it for this purpose. */
  read(purpose: string, signed: string | undefined): string | undefined;
}

/** @param secrets the first one signs, all are accepted. */
export function makeSigner(secrets: Secrets): Signer {
  const macBy = (secret: Buffer, purpose: string, text: string) =>
    createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url');
  const mac = (purpose: string, text: string) => macBy(secrets[0], purpose, text);
  return {
    mac,
    sign: (purpose, text) => `${text}.${mac(purpose, text)}`,
    read: (purpose, signed) => {
      const at = signed?.lastIndexOf('.') ?? -1;
      if (signed === undefined || at < 0) return undefined;
      const text = signed.slice(0, at);
      const given = signed.slice(at + 1);
      return secrets.some((secret) => sameSecret(given, macBy(secret, purpose, text))) ? text : undefined;
    },
  };
}
