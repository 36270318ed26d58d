/**
 * The municipality's register of klantcontacten. Creating is not idempotent there, so what carries our id is looked for
 * before anything is made: after a crash or a lost answer it is found instead of doubled.
 * @see https://github.com/maykinmedia/open-klant src/openklant/components/klantinteracties/openapi.yaml (0.9.0):
 * GET /klantcontacten, POST /maak-klantcontact, token authentication ("Authorization: Token …")
 */
import { z } from 'zod';
import { send, type Sending } from '../ledger/huishoudboekje/send.ts';
import { OUR_OBJECT, type KlantcontactBody } from './klantcontact-body.ts';
import type { RegisterPlace } from './register-place.ts';

const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 1024 * 1024;

const listed = z.object({ results: z.array(z.object({ uuid: z.string() })) });
const made = z.object({ klantcontact: z.object({ uuid: z.string() }) });

/** `later`: not reached, or no answer that can be read; `never`: this register refuses what we send. */
export type Registered = { readonly uuid: string } | 'later' | 'never';

export interface Register {
  put(body: KlantcontactBody): Promise<Registered>;
}

export function openRegister({ url, token }: RegisterPlace, timeoutMs = TIMEOUT_MS): Register {
  const call = (path: string, more: Partial<Sending> = {}) =>
    send({
      url: new URL(path, url),
      method: 'GET',
      headers: { authorization: `Token ${token}`, 'content-type': 'application/json' },
      timeoutMs,
      largest: LARGEST_ANSWER,
      ...more,
    });
  const find = async (objectId: string): Promise<Registered | undefined> => {
    const query = new URLSearchParams({
      onderwerpobject__onderwerpobjectidentificatorObjectId: objectId,
      onderwerpobject__onderwerpobjectidentificatorCodeRegister: OUR_OBJECT.codeRegister,
    });
    const answer = await call(`klantcontacten?${query.toString()}`);
    const read = answer.ok ? listed.safeParse(answer.value) : undefined;
    if (read?.success !== true) return 'later';
    const [first] = read.data.results;
    return first && { uuid: first.uuid };
  };
  return {
    put: async (body) => {
      const known = await find(body.onderwerpobject.onderwerpobjectidentificator.objectId);
      if (known !== undefined) return known;
      const answer = await call('maak-klantcontact', { method: 'POST', body: JSON.stringify(body) });
      if (!answer.ok) return answer.failure === 'unexpected-status' ? 'never' : 'later';
      const read = made.safeParse(answer.value);
      return read.success ? { uuid: read.data.klantcontact.uuid } : 'later';
    },
  };
}
