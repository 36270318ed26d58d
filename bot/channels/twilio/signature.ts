/** Is this webhook Twilio's? (twilio.com/docs/usage/webhooks/webhooks-security) */
import { timingSafeEqual } from 'node:crypto';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/**
 * Compares in constant time.
 * @param publicUrl our address as Twilio knows it, without a slash at the end.
 * @param pathAndQuery as received, not decoded.
 */
export function isSignedByTwilio(
  authToken: string,
  publicUrl: string,
  pathAndQuery: string,
  form: Readonly<Record<string, string>>,
  signature: string,
): boolean {
  if (signature === '') return false;
  const url = `${publicUrl}${pathAndQuery}`;
  try {
    // Nearly always signed over the very address; the package also tries it with and without its port.
    if (isSame(signature, getExpectedTwilioSignature(authToken, url, form))) return true;
    return validateRequest(authToken, signature, url, form);
  } catch {
    // A path that makes no address at all.
    return false;
  }
}
