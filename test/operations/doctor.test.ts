import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openEmbeddedStore } from '../../bot/store/lowdb/store.ts';
import { makeVault, parseKeys } from '../../bot/store/vault.ts';
import { newConversation } from '../../dialogs/conversation.ts';
import { startFakeTwilio, type FakeTwilio } from '../fakes/twilio.ts';
import { testPostgres } from '../postgres/server.ts';
import { bareEnvironment } from '../service/running.ts';

const answerSchema = z.object({
  ok: z.boolean(),
  findings: z.array(z.object({ level: z.string(), about: z.string(), words: z.string() })),
});

/** Stands in for Entra, the public address and the Huishoudboekje: answers 200 to what it knows. */
async function startNeighbours(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const known = /openid-configuration|healthz|graphql/.test(request.url ?? '');
    response.writeHead(known ? 200 : 404).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return { server, url: `http://127.0.0.1:${String(typeof bound === 'object' ? bound?.port : 0)}` };
}

describe('npm run doctor', () => {
  let fake: FakeTwilio;
  let folder = '';
  let settings: Record<string, string> = {};
  let neighbours: Awaited<ReturnType<typeof startNeighbours>>;

  before(async () => {
    fake = await startFakeTwilio();
    neighbours = await startNeighbours();
    folder = mkdtempSync(join(tmpdir(), 'warmlijn-doctor-'));
    settings = {
      PUBLIC_URL: neighbours.url,
      DATA_DIR: folder,
      WARMLIJN_KEYS: `k2:${randomBytes(32).toString('base64')},k1:${randomBytes(32).toString('base64')}`,
      METRICS_TOKEN: 'a-long-word-for-tests-only',
      TWILIO_ACCOUNT_SID: fake.accountSid,
      TWILIO_AUTH_TOKEN: fake.authToken,
      TWILIO_API_URL: fake.url,
      TWILIO_WHATSAPP_FROM: 'whatsapp:+31600009999',
      TWILIO_SMS_FROM: '+31600009998',
      MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
      MicrosoftAppPassword: 'a-secret-for-tests-only',
      ENTRA_URL: neighbours.url,
    };
  });
  after(async () => {
    await fake.close();
    neighbours.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function examine(more: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, ['bot/tools/doctor.ts', '--json'], {
      env: { ...bareEnvironment(), NODE_NO_WARNINGS: '1', ...settings, ...more },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (part) => (out += String(part)));
    await once(child, 'close');
    for (const secret of [fake.authToken, 'a-secret-for-tests-only', 'a-long-word-for-tests-only'])
      assert.ok(!out.includes(secret), 'no secret is printed');
    const { ok, findings } = answerSchema.parse(JSON.parse(out));
    assert.equal(child.exitCode, ok ? 0 : 1);
    const level = (about: string) => findings.filter((one) => one.about === about).map((one) => one.level);
    const wrong = findings.filter((one) => one.level === 'wrong').map(({ words }) => words);
    return { ok, level, wrong, findings };
  }

  it('finds nothing wrong in a sound setup, and says what to think about', async () => {
    const { ok, level, wrong, findings } = await examine();
    assert.deepEqual(wrong, []);
    assert.ok(ok);
    for (const about of ['settings', 'keys', 'people', 'store', 'Twilio', 'clock', 'sign-in', 'address'])
      assert.deepEqual(new Set(level(about)), new Set(['well']), about);
    assert.ok(findings.some((one) => one.level === 'mind' && one.about === 'templates'));
  });

  it('names every setting that is missing or unsafe', async () => {
    const { wrong } = await examine({
      WARMLIJN_KEYS: '',
      METRICS_TOKEN: 'short',
      PUBLIC_URL: 'http://town.example',
    });
    for (const name of ['WARMLIJN_KEYS', 'METRICS_TOKEN', 'PUBLIC_URL'])
      assert.ok(
        wrong.some((words) => words.startsWith(name)),
        name,
      );
  });

  it('hears from each neighbour whether our credentials are good', async () => {
    const refused = await examine({ TWILIO_AUTH_TOKEN: 'f'.repeat(32) });
    assert.match(refused.wrong.join('\n'), /TWILIO_AUTH_TOKEN: Twilio does not accept/);
    const silent = await examine({
      ENTRA_URL: `${neighbours.url.replace(/\d+$/, '1')}`,
      LEDGER: 'huishoudboekje',
      HUISHOUDBOEKJE_URL: `${neighbours.url.replace(/\d+$/, '1')}`,
      HUISHOUDBOEKJE_TOKEN: 'a-token',
    });
    assert.match(silent.wrong.join('\n'), /MicrosoftAppTenantId: Entra does not answer/);
    assert.match(silent.wrong.join('\n'), /HUISHOUDBOEKJE_URL: no answer/);
    const away = await examine({ PUBLIC_URL: `${neighbours.url}/elsewhere-without` });
    assert.ok(away.ok, 'a public address that is not up yet is no fault');
  });

  it('looks into the database, and says when it cannot', async () => {
    const server = await testPostgres();
    const url = await server.database();
    const sound = await examine({ DATABASE_URL: url });
    assert.deepEqual(sound.level('store'), ['well']);
    await server.run(url, `alter database "${new URL(url).pathname.slice(1)}" set synchronous_commit = off`);
    const hasty = await examine({ DATABASE_URL: url });
    assert.match(hasty.wrong.join('\n'), /may lose what it has promised/);
    await server.drop(url);
    const gone = await examine({ DATABASE_URL: url });
    assert.match(gone.wrong.join('\n'), /DATABASE_URL: the database cannot be used \(3D000\)/);
  });

  it('looks after the residents’ keys: who has none yet, and whether they are gone', async () => {
    const data = join(folder, 'with-residents');
    const vault = makeVault(parseKeys(settings['WARMLIJN_KEYS'] ?? ''));
    const store = await openEmbeddedStore({ folder: join(data, 'residents'), vault });
    const key = store.keyOf('+31600000671');
    await store.commit(key, { ...newConversation(key, '2026-03-02T12:00:00.000Z', 'nl'), version: 1 });
    await store.close();
    const sound = await examine({ DATA_DIR: data });
    assert.deepEqual(sound.level('key ring'), ['well']);
    const ring = join(data, 'residents', 'keys', 'ring');
    writeFileSync(ring, '');
    assert.deepEqual((await examine({ DATA_DIR: data })).level('key ring'), ['well', 'mind']);
    rmSync(ring);
    const gone = await examine({ DATA_DIR: data });
    assert.match(gone.wrong.join('\n'), /nothing of any resident opens without it/);
  });

  it('says that nobody is on call, and which city cannot be read', async () => {
    const { wrong } = await examine({ CITY: 'flows/nowhere' });
    assert.ok(wrong.some((words) => words.includes('check:flows')));
  });
});
