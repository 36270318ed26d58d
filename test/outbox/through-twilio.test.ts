import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { request } from 'undici';
import { startClock } from '../../bot/clock.ts';
import { twilioCarrier, type TwilioCarrier } from '../../bot/channels/twilio/carrier.ts';
import { parseStatus } from '../../bot/channels/twilio/parse-status.ts';
import { isSignedByTwilio } from '../../bot/channels/twilio/signature.ts';
import { startFakeTwilio, type FakeTwilio } from '../fakes/twilio.ts';
import { makeWorld, resident, statesOf, type World } from './world.ts';

const TEXTS = ['Dat klinkt zwaar.', 'Heb je vandaag eten?', 'Heb je vandaag eten?'];

describe('the outbox and Twilio together', () => {
  let fake: FakeTwilio;
  let carrier: TwilioCarrier;
  beforeEach(async () => {
    fake = await startFakeTwilio();
    carrier = twilioCarrier({
      accountSid: fake.accountSid,
      authToken: fake.authToken,
      apiUrl: fake.url,
      whatsappFrom: '+31600009999',
      smsFrom: undefined,
      messagingServiceSid: undefined,
      clock: startClock(),
      timeoutMs: 200,
    });
  });
  afterEach(async () => {
    await fake.close();
    await carrier.close().catch(() => undefined);
  });

  const faults: Parameters<FakeTwilio['fault']>[0][] = [
    { kind: 'answer', status: 429, retryAfter: '0', times: 3 },
    { kind: 'answer', status: 500 },
    { kind: 'answer', status: 502, accept: true },
    { kind: 'hang', accept: true },
    { kind: 'hang' },
    { kind: 'reset', accept: true, times: 2 },
    { kind: 'reset', times: 3 },
    { kind: 'garbage', accept: true },
    { kind: 'slow', ms: 120, times: 2 },
    { kind: 'reset', accept: true, acceptAfterMs: 10 },
  ];
  for (const fault of faults) {
    const exists = fault.accept === true ? ' after it took the message' : '';
    const times = fault.times === undefined ? 'once' : `${fault.times.toString()} times`;
    const status = fault.status === undefined ? '' : ` ${fault.status.toString()}`;
    it(`${fault.kind}${status}${exists}, ${times}: every line arrives exactly once and in order`, async () => {
      const world = makeWorld([carrier], { limits: { looksMs: [15, 25, 40] } });
      world.documents.set('a', resident('a'));
      fake.fault(fault);
      await world.say('a', ...TEXTS);
      await world.quiet();
      assert.deepEqual(
        fake.messages.map((message) => message.body),
        TEXTS,
      );
      assert.deepEqual(statesOf(world.read('a')), ['sent', 'sent', 'sent']);
    });
  }

  it('callbacks of every line, in any order and twice, bring each to its furthest state', async () => {
    const world: World = makeWorld([carrier], { publicUrl: undefined });
    world.documents.set('a', resident('a'));
    const server = createServer((incoming, response) => {
      void (async () => {
        let body = '';
        for await (const part of incoming) body += String(part);
        const form = Object.fromEntries(new URLSearchParams(body));
        const signature = String(incoming.headers['x-twilio-signature']);
        assert.ok(isSignedByTwilio(fake.authToken, publicUrl, incoming.url ?? '', form, signature));
        const read = parseStatus(form, new URL(incoming.url ?? '', publicUrl).searchParams);
        if (read?.key !== undefined) await world.outbox.report(read.key, read.update);
        response.end();
      })();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const bound = server.address();
    const publicUrl = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port.toString() : ''}`;
    const listening = makeWorld([carrier], { publicUrl }, world.documents);
    world.outbox = listening.outbox;
    await listening.say('a', ...TEXTS);
    await listening.quiet();
    const commits = listening.commits.count;
    const reports = ['read', 'sent', 'delivered', 'queued', 'delivered', 'sent'];
    await Promise.all(
      fake.messages.flatMap(({ sid }) => reports.map((status) => fake.callback(sid, status))),
    );
    assert.deepEqual(statesOf(world.read('a')), ['read', 'read', 'read']);
    assert.ok(listening.commits.count - commits < 18, 'reports that come together are written together');
    server.close();
    server.closeAllConnections();
  });

  it('the fake runs as a process of its own and tells what it got', async () => {
    const path = new URL('../fakes/twilio.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [path, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = line.toString().trim();
    const other = twilioCarrier({
      accountSid: fake.accountSid,
      authToken: fake.authToken,
      apiUrl: url,
      whatsappFrom: '+31600009999',
      smsFrom: undefined,
      messagingServiceSid: undefined,
      clock: startClock(),
    });
    const post = (where: string, body: unknown) =>
      request(`${url}/_fake/${where}`, { method: 'POST', body: JSON.stringify(body) });
    await post('faults', { kind: 'answer', status: 429 });
    const world = makeWorld([other]);
    world.documents.set('a', resident('a'));
    await world.say('a', 'hoi');
    await world.quiet();
    const counts = await (await request(`${url}/_fake/counts`)).body.json();
    assert.deepEqual(counts, { creates: 2, lists: 0, refused: 0, callbacks: 0, messages: 1 });
    const messages = await (await request(`${url}/_fake/messages?from=0`)).body.json();
    assert.ok(Array.isArray(messages) && messages.length === 1);
    await other.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  it('a thousand residents are served while Twilio stumbles now and then', async () => {
    const world = makeWorld([carrier], { limits: { looksMs: [50, 100, 150] } });
    const keys = Array.from({ length: 1_000 }, (_, index) => `r${index.toString()}`);
    for (const [index, key] of keys.entries()) {
      const address = `+3160000${index.toString().padStart(4, '0')}`;
      const channels = resident(key).channels.map((channel) => ({ ...channel, address }));
      world.documents.set(key, resident(key, { channels }));
    }
    fake.fault({ kind: 'reset', accept: true, chance: 0.02, times: 20 });
    fake.fault({ kind: 'answer', status: 429, chance: 0.05, times: 50 });
    fake.fault({ kind: 'answer', status: 500, chance: 0.02, times: 20 });
    await Promise.all(keys.map((key) => world.say(key, `een ${key}`, `twee ${key}`)));
    await world.quiet(15_000);
    const bodies = fake.messages.map((message) => message.body);
    assert.equal(bodies.length, 2_000);
    assert.equal(new Set(bodies).size, 2_000);
    await delay(0);
  }).timeout(30_000);
});
