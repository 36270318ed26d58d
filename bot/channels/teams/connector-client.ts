/**
 * Carries botbuilder's requests to Teams. Its own client tries again by itself, also after a time-out, which may show a
 * card twice; here one request is one request, and a refusal says what to do next.
 */
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { readFault } from './read-fault.ts';
import { WireFault } from './wire.ts';

const PATIENCE_MS = 15_000;

type ClientOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<ClientOptions['httpClient']>;

const causeSchema = z.object({
  cause: z.object({ code: z.enum(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']) }),
});

/** There was nobody to take the request. */
function neverLeft(error: unknown): boolean {
  return causeSchema.safeParse(error).success;
}

/** @throws WireFault for everything but success */
async function carry(request: Parameters<HttpClient['sendRequest']>[0]) {
  const { method, url, headers, body } = request;
  const response = await fetch(url, {
    method,
    headers: headers.toJson(),
    ...(typeof body === 'string' ? { body } : {}),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    throw new WireFault(neverLeft(error) ? 'failed' : 'uncertain');
  });
  const bodyAsText = await response.text().catch(() => '');
  if (!response.ok) throw readFault(response, bodyAsText);
  const answered = headers.clone();
  answered.set('content-type', response.headers.get('content-type') ?? 'application/json');
  return { request, status: response.status, headers: answered, bodyAsText };
}

export const connectorClient: HttpClient = { sendRequest: carry };
