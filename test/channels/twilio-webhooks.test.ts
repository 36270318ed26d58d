import assert from 'node:assert/strict';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { startClock } from '../../bot/clock.ts';
import { openTwilio } from '../../bot/channels/twilio/channel.ts';
import { MalformedWebhook } from '../../bot/channels/twilio/malformed.ts';
import { LONGEST_BODY, parseInbound } from '../../bot/channels/twilio/parse-inbound.ts';
import { parseStatus } from '../../bot/channels/twilio/parse-status.ts';
import { isSignedByTwilio } from '../../bot/channels/twilio/signature.ts';
import type { StatusUpdate } from '../../dialogs/deliveries.ts';
import { sign } from '../fakes/twilio/signing.ts';

const AT = '2026-11-20T10:00:00.000Z';
const TOKEN = '0123456789abcdef0123456789abcdef';
const PUBLIC_URL = 'https://warmlijn.example';
const FORM = {
  MessageSid: 'SM00000000000000000000000000000001',
  From: 'whatsapp:+31600001234',
  To: 'whatsapp:+31600009999',
  Body: 'help ik heb geen eten meer voor mn kinderen',
  NumMedia: '0',
  ProfileName: 'Sjaan',
};

function without(form: Record<string, string>, field: string): Record<string, string> {
  return Object.fromEntries(Object.entries(form).filter(([name]) => name !== field));
}

describe('the signature of a webhook', () => {
  const path = '/api/twilio/messages';

  it('holds for exactly this address, these fields and this token', () => {
    const signature = sign(TOKEN, PUBLIC_URL + path, FORM);
    const holds = (change: { path?: string; form?: Record<string, string>; token?: string; url?: string }) =>
      isSignedByTwilio(
        change.token ?? TOKEN,
        change.url ?? PUBLIC_URL,
        change.path ?? path,
        change.form ?? FORM,
        signature,
      );
    assert.equal(holds({}), true);
    assert.equal(holds({ path: '/api/twilio/status' }), false);
    assert.equal(holds({ path: `${path}?line=a.b` }), false);
    assert.equal(holds({ form: { ...FORM, Body: 'STOP' } }), false);
    assert.equal(holds({ form: { ...FORM, Extra: '' } }), false);
    assert.equal(holds({ token: TOKEN.replace('0', '1') }), false);
    assert.equal(holds({ url: 'https://elders.example' }), false);
  });

  it('covers the query of a callback', () => {
    const status = '/api/twilio/status?line=k%2Ba.l1&attempt=0';
    const signature = sign(TOKEN, PUBLIC_URL + status, FORM);
    assert.equal(isSignedByTwilio(TOKEN, PUBLIC_URL, status, FORM, signature), true);
    assert.equal(isSignedByTwilio(TOKEN, PUBLIC_URL, status.replace('l1', 'l2'), FORM, signature), false);
  });

  it('that is no signature is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.webPath(), (signature, anyPath) => {
        assert.equal(isSignedByTwilio(TOKEN, PUBLIC_URL, anyPath, FORM, signature), false);
      }),
      { numRuns: 50 },
    );
    assert.equal(isSignedByTwilio(TOKEN, 'http://[', '/', FORM, 'x'), false);
  });

  it('of the fake is the one that Twilio’s own package makes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (form) => {
        const url = PUBLIC_URL + path;
        assert.equal(sign(TOKEN, url, form), getExpectedTwilioSignature(TOKEN, url, form));
      }),
    );
  });
});

describe('an inbound message', () => {
  it('by WhatsApp carries sender, words and name', () => {
    assert.deepEqual(parseInbound(FORM, AT), {
      id: FORM.MessageSid,
      channel: { kind: 'whatsapp', via: 'twilio', address: '+31600001234' },
      text: FORM.Body,
      media: 0,
      at: AT,
      profileName: 'Sjaan',
    });
  });

  it('by SMS is the same person by the same number', () => {
    const form = without({ ...FORM, From: '+31600001234' }, 'ProfileName');
    const inbound = parseInbound(form, AT);
    assert.deepEqual(inbound.channel, { kind: 'sms', via: 'twilio', address: '+31600001234' });
    assert.equal(inbound.profileName, undefined);
  });

  it('may come from a BSUID instead of a number', () => {
    for (const bsuid of ['NL.13491208655302741918', 'US.ENT.11815799212886844830', `NL.${'a'.repeat(128)}`]) {
      assert.equal(parseInbound({ ...FORM, From: `whatsapp:${bsuid}` }, AT).channel.address, bsuid);
    }
  });

  it('may hold pictures and no words', () => {
    const form = without(FORM, 'Body');
    const inbound = parseInbound({ ...form, NumMedia: '2' }, AT);
    assert.deepEqual([inbound.text, inbound.media], ['', 2]);
    assert.equal(parseInbound({ ...FORM, Body: '', NumMedia: 'x' }, AT).media, 0);
  });

  it('may be a tap on a button or a list', () => {
    assert.equal(parseInbound({ ...FORM, Body: '', ButtonText: 'Ja', ButtonPayload: 'yes' }, AT).text, 'Ja');
    assert.equal(parseInbound({ ...FORM, Body: ' ', ListTitle: 'Eten', ListId: 'food' }, AT).text, 'Eten');
    assert.equal(parseInbound({ ...FORM, Body: '', ListId: 'food' }, AT).text, 'food');
    assert.equal(parseInbound({ ...FORM, ButtonText: 'Ja' }, AT).text, FORM.Body);
  });

  it('keeps a name short and free of signs that steer', () => {
    assert.equal(parseInbound({ ...FORM, ProfileName: ' \u202eSja\u0000an\n' }, AT).profileName, 'Sjaan');
    assert.equal(parseInbound({ ...FORM, ProfileName: 'x'.repeat(500) }, AT).profileName?.length, 100);
  });

  it('that cannot be one is refused, and the error names the field but not what was in it', () => {
    const cases: [Record<string, string>, string][] = [
      [without(FORM, 'MessageSid'), 'MessageSid'],
      [without(FORM, 'From'), 'From'],
      [{ ...FORM, MessageSid: '../../etc' }, 'MessageSid'],
      [{ ...FORM, From: 'messenger:123' }, 'From'],
      [{ ...FORM, From: 'whatsapp:geheim' }, 'From'],
      [{ ...FORM, From: `whatsapp:NL.${'a'.repeat(129)}` }, 'From'],
      [{ ...FORM, From: '+31'.repeat(100) }, 'From'],
      [{ ...FORM, Body: 'x'.repeat(LONGEST_BODY + 1) }, 'Body'],
    ];
    for (const [form, code] of cases) {
      assert.throws(
        () => parseInbound(form, AT),
        (error) =>
          error instanceof MalformedWebhook && error.code === code && !/geheim|\+31/.test(error.message),
        code,
      );
    }
  });

  it('never breaks on anything else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), fc.string(), (rest, From, Body) => {
        try {
          parseInbound({ ...rest, MessageSid: 'SM1', From, Body }, AT);
        } catch (error) {
          assert.ok(error instanceof MalformedWebhook);
        }
      }),
    );
  });
});

describe('a delivery callback', () => {
  const form = { MessageSid: 'SM1', MessageStatus: 'delivered', To: 'whatsapp:+31600001234' };
  const query = new URLSearchParams({ line: 'ke.y.l1', attempt: '2' });

  it('names the line and the attempt that it is about', () => {
    assert.deepEqual(parseStatus(form, query), {
      key: 'ke.y',
      address: '+31600001234',
      update: { providerId: 'SM1', status: 'delivered', lineId: 'l1', attempt: 2 },
    });
  });

  it('without our own address is known by message and receiver', () => {
    assert.deepEqual(parseStatus(form, new URLSearchParams()), {
      address: '+31600001234',
      update: { providerId: 'SM1', status: 'delivered' },
    });
  });

  it('of a failure says what it means to us', () => {
    const read = (ErrorCode: string, MessageStatus = 'failed') =>
      parseStatus({ ...form, MessageStatus, ErrorCode }, query)?.update;
    assert.equal(read('63016')?.cause, 'window-closed');
    assert.equal(read('21610', 'undelivered')?.cause, 'opted-out');
    assert.equal(read('30003')?.error, '30003 de telefoon is niet bereikbaar');
    assert.equal(read('20429')?.cause, 'failed', 'there is nothing left to try again');
    assert.equal(read('x')?.cause, 'failed');
  });

  it('that says nothing about sending is passed over, and one that is none is refused', () => {
    assert.equal(parseStatus({ ...form, MessageStatus: 'receiving' }, query), undefined);
    assert.throws(() => parseStatus({ MessageStatus: 'sent' }, query), MalformedWebhook);
  });

  it('reaches the resident it is about', async () => {
    const channel = openTwilio(
      {
        accountSid: 'AC1',
        authToken: TOKEN,
        apiUrl: 'http://127.0.0.1:9',
        whatsappFrom: '+31600009999',
        smsFrom: undefined,
        messagingServiceSid: 'MG1',
      },
      PUBLIC_URL,
      startClock(),
    );
    const seen: [string, StatusUpdate['status']][] = [];
    const report = (key: string, update: StatusUpdate) => {
      seen.push([key, update.status]);
      return Promise.resolve();
    };
    const keyOf = (address: string) => `key of ${address}`;
    await channel.status(form, query, keyOf, report);
    await channel.status(form, new URLSearchParams(), keyOf, report);
    await channel.status({ ...form, MessageStatus: 'receiving' }, query, keyOf, report);
    await channel.close();
    assert.deepEqual(seen, [
      ['ke.y', 'delivered'],
      ['key of +31600001234', 'delivered'],
    ]);
    assert.equal(channel.sms, true);
  });
});
