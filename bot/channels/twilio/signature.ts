/** Is this webhook Twilio's? (twilio.com/docs/usage/webhooks/webhooks-security) */
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

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
  try {
    return validateRequest(authToken, signature, `${publicUrl}${pathAndQuery}`, form);
  } catch {
    // A path that makes no address at all.
    return false;
  }
}
