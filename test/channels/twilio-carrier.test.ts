import assert from 'node:assert/strict';
import { startClock } from '../../bot/clock.ts';
import type { Outgoing } from '../../bot/channels/port.ts';
import { twilioCarrier, type TwilioCarrier, type TwilioOptions } from '../../bot/channels/twilio/carrier.ts';
import { readRetryAfter } from '../../bot/channels/twilio/read-answer.ts';
import { startFakeTwilio, type FakeTwilio } from '../fakes/twilio.ts';

const WHATSAPP_FROM = '+31600009999';
const TO = '+31600001234';

function message(change: Partial<Outgoing> = {}): Outgoing {
  return { key: 'k', lineId: 'l1', kind: 'whatsapp', address: TO, text: 'Hoi, ik ben er.', ...change };
}

describe('the Twilio carrier', () => {
  let fake: FakeTwilio;
  const open: TwilioCarrier[] = [];
  const carrier = (change: Partial<TwilioOptions> = {}): TwilioCarrier => {
    const made = twilioCarrier({
      accountSid: fake.accountSid,
      authToken: fake.authToken,
      apiUrl: fake.url,
      whatsappFrom: WHATSAPP_FROM,
      smsFrom: '+3197000000',
      messagingServiceSid: undefined,
      clock: startClock(),
      timeoutMs: 250,
      ...change,
    });
    open.push(made);
    return made;
  };
  const now = () => new Date().toISOString();

  beforeEach(async () => {
    fake = await startFakeTwilio();
  });
  afterEach(async () => {
    await fake.close();
    await Promise.allSettled(open.splice(0).map((one) => one.close()));
  });

  it('sends WhatsApp and SMS from their own numbers, with the callback address', async () => {
    const twilio = carrier();
    const statusUrl = 'https://warmlijn.example/api/twilio/status?line=k.l1&attempt=0';
    assert.deepEqual(await twilio.send(message({ statusUrl })), {
      kind: 'accepted',
      providerId: fake.messages[0]?.sid,
    });
    await twilio.send(message({ kind: 'sms' }));
    await twilio.send(message({ address: 'NL.13491208655302741918' }));
    assert.deepEqual(
      fake.messages.map(({ to, from, body, callback }) => [to, from, body, callback]),
      [
        [`whatsapp:${TO}`, `whatsapp:${WHATSAPP_FROM}`, 'Hoi, ik ben er.', statusUrl],
        [TO, '+3197000000', 'Hoi, ik ben er.', null],
        ['whatsapp:NL.13491208655302741918', `whatsapp:${WHATSAPP_FROM}`, 'Hoi, ik ben er.', null],
      ],
    );
  });

  it('sends every letter as it is, and for half of an emoji a sign of its own', async () => {
    const text = 'één & € 1,50 = 100% + "🙂"\nja';
    await carrier().send(message({ text }));
    await carrier().send(message({ text: `a\ud83db` }));
    assert.deepEqual(
      fake.messages.map(({ body }) => body),
      [text, 'a\ufffdb'],
    );
  });

  it('sends SMS through the messaging service when there is one, and nothing without a sender', async () => {
    await carrier({ messagingServiceSid: 'MG1' }).send(message({ kind: 'sms' }));
    assert.deepEqual([fake.messages[0]?.service, fake.messages[0]?.from], ['MG1', null]);
    const none = await carrier({ smsFrom: undefined }).send(message({ kind: 'sms' }));
    assert.equal(none.kind, 'failed');
    assert.equal(fake.counts.creates, 1);
  });

  it('sends a template with its variable instead of the text', async () => {
    const template = { sid: 'HX0', variables: { 1: 'Bel je me terug?' } };
    await carrier().send(message({ template, text: 'Bel je me\nterug?' }));
    assert.deepEqual(
      [fake.messages[0]?.template, fake.messages[0]?.body],
      ['HX0', 'Bericht van Warmlijn: Bel je me terug?. Antwoord om verder te praten.'],
    );
  });

  const refusals = [
    [
      { status: 429, retryAfter: '3', code: 20429 },
      { kind: 'retry', afterMs: 3_000 },
    ],
    [{ status: 429 }, { kind: 'retry' }],
    [{ status: 500 }, { kind: 'retry', check: true }],
    [
      { status: 503, retryAfter: '2' },
      { kind: 'retry', check: true, afterMs: 2_000 },
    ],
    [{ status: 400, code: 21610 }, { kind: 'opted-out' }],
    [{ status: 400, code: 63016 }, { kind: 'window-closed' }],
    [{ status: 400, code: 21211 }, { kind: 'failed' }],
    [{ status: 400, code: 99999 }, { kind: 'failed' }],
    [{ status: 401, code: 20003 }, { kind: 'retry' }],
    [{ status: 403 }, { kind: 'retry' }],
  ] as const;
  for (const [fault, expected] of refusals) {
    const code = 'code' in fault ? ` with code ${fault.code.toString()}` : '';
    it(`understands ${fault.status.toString()}${code} as ${expected.kind}, without the provider’s own words`, async () => {
      fake.fault({ kind: 'answer', ...fault });
      const { error, ...result } = { error: '', ...(await carrier().send(message())) };
      assert.deepEqual(result, expected);
      assert.ok(!error.includes('+31') && error !== '', error);
    });
  }

  it('says unknown when the answer does not come, whether or not the message exists', async () => {
    const twilio = carrier();
    for (const accept of [true, false]) {
      for (const kind of ['hang', 'reset', 'garbage'] as const) {
        fake.fault({ kind, accept });
        assert.equal((await twilio.send(message())).kind, 'unknown', kind);
      }
    }
    assert.equal(fake.messages.length, 3);
  });

  it('says try again, not unknown, when there was no connection at all', async () => {
    const result = await carrier({ apiUrl: 'http://127.0.0.1:9' }).send(message());
    assert.deepEqual(result, { kind: 'retry', error: 'ECONNREFUSED' });
  });

  it('keeps a path in the API address', async () => {
    const result = await carrier({ apiUrl: `${fake.url}/elsewhere/` }).send(message());
    assert.equal(result.kind, 'retry', 'the fake answers 404 there');
    assert.equal(fake.messages.length, 0);
  });

  it('finds a message again by receiver, words and sender, with its status', async () => {
    const twilio = carrier();
    const since = now();
    await twilio.send(message());
    const sid = fake.messages[0]?.sid ?? '';
    assert.deepEqual(await twilio.lookUp(message(), since, []), {
      kind: 'found',
      providerId: sid,
      status: 'queued',
    });
    for (const other of [{ text: 'Iets anders.' }, { address: '+31600004321' }, { kind: 'sms' as const }]) {
      assert.deepEqual(await twilio.lookUp(message(other), since, []), { kind: 'absent' });
    }
    assert.deepEqual(
      await twilio.lookUp(message(), since, [sid]),
      { kind: 'absent' },
      'belongs to another line',
    );
  });

  it('finds words that Twilio wrote with plain signs, a template by its variable, and a service’s message', async () => {
    const twilio = carrier({ messagingServiceSid: 'MG1' });
    const template = { sid: 'HX0', variables: { 1: 'Bel je me terug?' } };
    await twilio.send(message({ template }));
    await twilio.send(message({ kind: 'sms', text: "Zo'n  brief - dat snap ik" }));
    assert.equal((await twilio.lookUp(message({ template }), now(), [])).kind, 'found');
    const sms = message({ kind: 'sms', text: 'Zo’n brief – dat snap ik' });
    assert.equal((await twilio.lookUp(sms, now(), [])).kind, 'found');
  });

  it('does not take an older equal message for this one, even when our clock is another than Twilio’s', async () => {
    for (const start of [undefined, '2031-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z']) {
      fake.clear();
      const clock = startClock(start);
      const twilio = carrier({ clock });
      await twilio.send(message());
      assert.equal((await twilio.lookUp(message(), clock.now(), [])).kind, 'found');
      const old = fake.messages[0];
      assert.ok(old);
      Object.assign(old, { createdAt: old.createdAt - 20 * 60_000 });
      assert.deepEqual(await twilio.lookUp(message(), clock.now(), []), { kind: 'absent' }, start);
    }
  });

  it('finds a message that was sent while our clock ran ahead, though it has been set right and some time went by since', async () => {
    const twilio = carrier();
    await twilio.send(message());
    const sent = fake.messages[0];
    assert.ok(sent);
    // Sent 65 seconds ago by Twilio's clock; by ours, which was a minute ahead then, five seconds ago.
    Object.assign(sent, { createdAt: sent.createdAt - 65_000 });
    const since = new Date(Date.now() - 5_000).toISOString();
    assert.equal((await twilio.lookUp(message(), since, [])).kind, 'found');
  });

  it('looks further when the first page is full of newer messages', async () => {
    const twilio = carrier();
    const since = now();
    await twilio.send(message());
    await Promise.all(Array.from({ length: 120 }, () => twilio.send(message({ text: 'Nog iets.' }))));
    const found = await twilio.lookUp(message(), since, []);
    assert.ok(found.kind === 'found' && found.providerId === fake.messages[0]?.sid);
    assert.equal(fake.counts.lists, 2);
    assert.deepEqual(await twilio.lookUp(message({ text: 'Niets.' }), since, []), { kind: 'absent' });
  });

  it('says unavailable, not absent, when the list cannot be read', async () => {
    const twilio = carrier();
    for (const kind of ['answer', 'hang', 'reset', 'garbage'] as const) {
      fake.fault({ on: 'list', kind });
      assert.deepEqual(await twilio.lookUp(message(), now(), []), { kind: 'unavailable' }, kind);
    }
  });

  it('reads Retry-After in seconds and as a date', () => {
    const date = 'Fri, 20 Nov 2026 10:00:00 GMT';
    assert.equal(readRetryAfter({ retryAfter: '7', date }), 7_000);
    assert.equal(readRetryAfter({ retryAfter: 'Fri, 20 Nov 2026 10:00:30 GMT', date }), 30_000);
    assert.equal(readRetryAfter({ retryAfter: 'Fri, 20 Nov 2026 09:00:00 GMT', date }), 0);
    for (const retryAfter of [undefined, 'soon', '-1']) {
      assert.equal(readRetryAfter({ retryAfter, date }), undefined, retryAfter);
    }
  });
});
