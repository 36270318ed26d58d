/**
 * A register of klantcontacten on loopback, written from the public specification of the VNG Klantinteracties API:
 * https://github.com/maykinmedia/open-klant, src/openklant/components/klantinteracties/openapi.yaml, version 0.9.0 at
 * commit 754d9cd (paths /klantcontacten and /maak-klantcontact; schemas Klantcontact, BetrokkeneKlantcontactReadOnly,
 * OnderwerpobjectKlantcontactReadOnly, Onderwerpobjectidentificator, Contactnaam, RolEnum, PaginatedKlantcontactList).
 */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { fakeServer, type Asked } from './voice.ts';

export const TOKEN = 'made-up-register-token';
const BASE = '/klantinteracties/api/v1';

/** Required and longest as the specification has them; what it marks read-only may not be sent. */
const klantcontact = z.strictObject({
  kanaal: z.string().max(50),
  onderwerp: z.string().max(200),
  inhoud: z.string().max(1000).optional(),
  reactie: z.string().max(4000).optional(),
  indicatieContactGelukt: z.boolean().nullish(),
  hoofdOnderwerpType: z.url().optional(),
  verdereActieOndernomen: z.boolean().optional(),
  taal: z.string().max(3),
  vertrouwelijk: z.boolean(),
  plaatsgevondenOp: z.iso.datetime({ offset: true }).optional(),
  nummer: z.string().max(10).nullish(),
  referentienummer: z.string().max(10).nullish(),
  metadata: z.record(z.string(), z.string().max(255)).optional(),
});
const betrokkene = z.strictObject({
  wasPartij: z.null(),
  bezoekadres: z.null(),
  correspondentieadres: z.null(),
  contactnaam: z
    .strictObject({
      voorletters: z.string().max(10),
      voornaam: z.string().max(200),
      voorvoegselAchternaam: z.string().max(10),
      achternaam: z.string().max(200),
    })
    .nullable(),
  rol: z.enum(['vertegenwoordiger', 'klant']),
  organisatienaam: z.string().max(200),
  initiator: z.boolean(),
});
const code = z.string().max(200);
const onderwerpobject = z.strictObject({
  wasKlantcontact: z.null(),
  onderwerpobjectidentificator: z
    .strictObject({ objectId: code, codeObjecttype: code, codeRegister: code, codeSoortObjectId: code })
    .nullable(),
});
const maakKlantcontact = z.strictObject({
  klantcontact,
  betrokkene: betrokkene.optional(),
  onderwerpobject: onderwerpobject.optional(),
});
export type Kept = z.infer<typeof maakKlantcontact> & { readonly uuid: string };

/** `lost`: it is made, and the answer never comes. */
export type Mood = 'well' | 'lost' | 'ill' | 'not-allowed' | 'silent' | 'a-web-page';

export interface FakeRegister {
  /** As `KLANTINTERACTIES_URL` has it. */
  readonly url: string;
  readonly kept: readonly Kept[];
  readonly asked: readonly Asked[];
  mood: Mood;
  close(): Promise<void>;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'API-version': '0.9.0' });
  response.end(JSON.stringify(body));
}

function list(kept: readonly Kept[], query: URLSearchParams): Kept[] {
  const wanted = query.get('onderwerpobject__onderwerpobjectidentificatorObjectId');
  const register = query.get('onderwerpobject__onderwerpobjectidentificatorCodeRegister');
  return kept.filter(({ onderwerpobject: about }) => {
    const named = about?.onderwerpobjectidentificator;
    return (
      (wanted === null || named?.objectId === wanted) &&
      (register === null || named?.codeRegister === register)
    );
  });
}

export async function startFakeRegister(): Promise<FakeRegister> {
  const kept: Kept[] = [];
  let mood: Mood = 'well';
  const make = (body: string, response: ServerResponse) => {
    const read = maakKlantcontact.safeParse(JSON.parse(body));
    if (!read.success) {
      const invalidParams = read.error.issues.map(({ path, message }) => ({
        name: path.join('.'),
        reason: message,
      }));
      answer(response, 400, { code: 'invalid', title: 'Invalid input.', status: 400, invalidParams });
      return;
    }
    const uuid = randomUUID();
    kept.push({ ...read.data, uuid });
    if (mood === 'lost') response.destroy();
    else answer(response, 201, { klantcontact: { ...read.data.klantcontact, uuid } });
  };
  const server = await fakeServer(({ method, path, authorization, body }, response) => {
    const address = new URL(path, 'http://register.example');
    if (mood === 'silent') return;
    if (mood === 'ill') answer(response, 503, {});
    else if (mood === 'a-web-page') response.writeHead(200).end('<html>inloggen</html>');
    else if (mood === 'not-allowed' || authorization !== `Token ${TOKEN}`)
      answer(response, 401, { code: 'not_authenticated', status: 401 });
    else if (method === 'POST' && address.pathname === `${BASE}/maak-klantcontact`) make(body, response);
    else if (method === 'GET' && address.pathname === `${BASE}/klantcontacten`) {
      const results = list(kept, address.searchParams).map(({ uuid, klantcontact: one }) => ({
        uuid,
        ...one,
      }));
      answer(response, 200, { count: results.length, next: null, previous: null, results });
    } else answer(response, 404, { code: 'not_found', status: 404 });
  });
  return {
    url: `${server.url}${BASE}/`,
    kept,
    asked: server.asked,
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
    },
    close: server.close,
  };
}
