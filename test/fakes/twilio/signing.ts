/** Signs as Twilio does, written from its description: HMAC-SHA1 over the address and the sorted fields. */
import { createHmac } from 'node:crypto';

export function sign(authToken: string, url: string, form: Readonly<Record<string, string>>): string {
  const fields = Object.keys(form)
    .sort()
    .map((name) => `${name}${form[name] ?? ''}`);
  return createHmac('sha1', authToken)
    .update(`${url}${fields.join('')}`)
    .digest('base64');
}
