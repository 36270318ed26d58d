import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startClock } from '../../bot/clock.ts';
import { twilioCarrier } from '../../bot/channels/twilio/carrier.ts';
import { makeMedia, type MediaDeps } from '../../bot/media/media.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { makeSpeaker, type Speaker } from '../../bot/voice/speaker.ts';
import type { Conversation, Line } from '../../dialogs/conversation.ts';
import type { PlanPicture } from '../../dialogs/pictures/picture.ts';
import { startFakeTwilio, type FakeTwilio } from '../fakes/twilio.ts';
import { fakeServer } from '../fakes/voice.ts';
import { botLine, makeWorld, resident } from '../outbox/world.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const PNG = Buffer.from('made picture');
const PICTURE: PlanPicture = { kind: 'plan', lang: 'nl', title: 'Jullie plan', steps: [] };
const PLACE = { model: 'tts-1', voice: 'alloy', local: 'none' };
const SILENT: Speaker = { speaks: false, speak: () => Promise.reject(new Error('none')) };
const loud = (speak: Speaker['speak']): Speaker => ({ speaks: true, speak });
const SOUND = { bytes: Buffer.from('made sound'), type: 'audio/ogg' };
const NO_LOG = { warn: () => undefined };

function mediaWith(change: Partial<MediaDeps> = {}) {
  return makeMedia({
    vault: makeVault([{ id: 'k1', key: Buffer.alloc(32, 7) }]),
    now: () => NOW,
    publicUrl: 'https://warmlijn.example',
    load: () => Promise.resolve(undefined),
    render: () => Promise.resolve(PNG),
    speaker: SILENT,
    log: NO_LOG,
    ...change,
  });
}

const tokenOf = (address: string | undefined) => address?.split('/').at(-1) ?? '';

describe('The address of a picture', () => {
  const line = botLine('l1', 'Jullie plan', { picture: PICTURE });
  const holding = (state: NonNullable<Line['delivery']>['state']): Conversation => {
    const sent = { ...line, delivery: { kind: 'whatsapp', state, tries: 0, since: NOW } as const };
    return resident('key-of-a-resident', { transcript: [sent] });
  };

  it('tells nothing and serves the picture while the message is on its way', async () => {
    const media = mediaWith({ load: () => Promise.resolve(holding('sent')) });
    const address = await media.addressOf('key-of-a-resident', line);
    assert.match(address ?? '', /^https:\/\/warmlijn\.example\/api\/media\/[A-Za-z0-9_-]{60,400}$/);
    const inside = Buffer.from(tokenOf(address), 'base64url').toString('latin1');
    for (const secret of ['key-of-a-resident', 'plan', '+316']) assert.ok(!inside.includes(secret), secret);
    assert.deepEqual(await media.serve(tokenOf(address)), { bytes: PNG, type: 'image/png' });
  });

  it('is gone once the message has arrived, after a quarter of an hour, or when the resident was erased', async () => {
    let [now, conversation]: [string, Conversation | undefined] = [NOW, holding('sent')];
    const media = mediaWith({ now: () => now, load: () => Promise.resolve(conversation) });
    const token = tokenOf(await media.addressOf('key-of-a-resident', line));
    for (const state of ['delivered', 'read', 'failed', 'withheld'] as const) {
      conversation = holding(state);
      assert.equal(await media.serve(token), undefined, state);
    }
    conversation = holding('sent');
    assert.ok((await media.serve(token)) !== undefined);
    now = '2026-11-20T10:16:00.000Z';
    assert.equal(await media.serve(token), undefined);
    [now, conversation] = [NOW, undefined];
    assert.equal(await media.serve(token), undefined);
  });

  it('cannot be made up or changed', async () => {
    const media = mediaWith({ load: () => Promise.resolve(holding('sent')) });
    const token = tokenOf(await media.addressOf('key-of-a-resident', line));
    const other = mediaWith({ vault: makeVault([{ id: 'k1', key: Buffer.alloc(32, 8) }]) });
    const changed = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const made of ['', 'x', '../..', changed, 'A'.repeat(5_000)])
      assert.equal(await media.serve(made), undefined, made.slice(0, 20));
    assert.equal(await other.serve(token), undefined);
  });
});

describe('Pictures and sound on their way through Twilio', () => {
  let fake: FakeTwilio;
  const close: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    fake = await startFakeTwilio();
  });
  afterEach(async () => {
    await fake.close();
    for (const one of close.splice(0)) await one().catch(() => undefined);
  });

  const sending = async (kind: 'whatsapp' | 'sms', lines: readonly Line[], change: Partial<MediaDeps>) => {
    const { accountSid, authToken, url: apiUrl } = fake;
    const from = { whatsappFrom: '+31600009999', smsFrom: '+31600009998', messagingServiceSid: undefined };
    const carrier = twilioCarrier({ accountSid, authToken, apiUrl, ...from, clock: startClock() });
    close.push(() => carrier.close());
    const media = mediaWith({ now: () => new Date().toISOString(), ...change });
    const world = makeWorld([carrier], { media: media.addressOf });
    const one = resident('a');
    world.documents.set('a', {
      ...one,
      channels: one.channels.map((channel) => ({ ...channel, kind })),
    });
    await world.turn('a', (conversation) => ({
      ...conversation,
      transcript: lines.map((line) => ({ ...line, delivery: line.delivery && { ...line.delivery, kind } })),
    }));
    await world.quiet();
    return world;
  };
  const sent = () => fake.messages.map(({ body, media }) => [body, media === null ? 'words' : 'media']);
  const words = botLine('1', 'Dit staat er.');

  it('a picture goes with its words, and as words alone by SMS or when it cannot be drawn', async () => {
    const line = botLine('1', 'Jullie plan', { picture: PICTURE });
    await sending('whatsapp', [line], {});
    await sending('sms', [line], {});
    await sending('whatsapp', [line], { render: () => Promise.reject(new Error('too large')) });
    assert.deepEqual(sent(), [
      ['Jullie plan', 'media'],
      ['Jullie plan', 'words'],
      ['Jullie plan', 'words'],
    ]);
  });

  it('sound comes behind the words and never holds them up', async () => {
    const slow = loud(
      () =>
        new Promise((resolve) => {
          const look = setInterval(() => {
            if (fake.messages.length < 2) return;
            clearInterval(look);
            resolve(SOUND);
          }, 5);
        }),
    );
    const lines = [words, botLine('1s', 'Dit staat er.', { speech: {} }), botLine('2', 'Later gezegd.')];
    await sending('whatsapp', lines, { speaker: slow });
    assert.deepEqual(sent(), [
      ['Dit staat er.', 'words'],
      ['Later gezegd.', 'words'],
      ['', 'media'],
    ]);
  });

  it('sound that takes too long is left out, and who asked for it hears that', async () => {
    const never = loud(
      (_words, _lang, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('late')))),
    );
    const world = await sending(
      'whatsapp',
      [
        words,
        botLine('1s', 'Dit staat er.', { speech: {} }),
        botLine('2', 'Dit staat er.', { speech: { otherwise: 'Voorlezen lukt nu even niet.' } }),
      ],
      { speaker: never, speechMs: 20 },
    );
    assert.deepEqual(sent(), [
      ['Dit staat er.', 'words'],
      ['Voorlezen lukt nu even niet.', 'words'],
    ]);
    assert.deepEqual(
      world.read('a').transcript.map(({ delivery }) => delivery?.state),
      ['sent', 'withheld', 'sent'],
    );
  });

  it('sound never leaves by SMS: its words did already', async () => {
    await sending('sms', [words, botLine('1s', 'Dit staat er.', { speech: {} })], {
      speaker: loud(() => Promise.resolve(SOUND)),
    });
    assert.deepEqual(sent(), [['Dit staat er.', 'words']]);
  });
});

describe('Reading aloud', () => {
  const soon = () => AbortSignal.timeout(5_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'warmlijn-voice-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  /** A program that says how it was called, and what came in. */
  const program = (name: string, script: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const path = () => `${folder}:/usr/bin:/bin`;

  it('asks the configured engine with the key, and nothing but the words', async () => {
    const engine = await fakeServer((_asked, response) => response.end('OggS'));
    const place = { ...PLACE, url: `${engine.url}/v1`, key: 'geheim' };
    const { bytes, type } = await makeSpeaker(place, '').speak('Dag Sam.', 'nl', soon());
    assert.deepEqual([bytes.toString(), type], ['OggS', 'audio/ogg']);
    const [asked] = engine.asked;
    assert.equal(asked?.path, '/v1/audio/speech');
    assert.equal(asked.authorization, 'Bearer geheim');
    assert.deepEqual(JSON.parse(asked.body), {
      ...{ model: 'tts-1', voice: 'alloy' },
      ...{ input: 'Dag Sam.', response_format: 'opus' },
    });
    await engine.close();
  });

  it('falls back to espeak-ng of this machine: words on stdin, no shell between', async () => {
    program('espeak-ng', 'printf "wav(%s)" "$*"; cat');
    program('lame', 'printf "mp3:"; cat');
    const engine = await fakeServer((_asked, response) => {
      response.statusCode = 500;
      response.end();
    });
    const place = { ...PLACE, local: 'espeak-ng', url: engine.url };
    const nasty = '-v x; $(touch /tmp/never) `id`';
    const { bytes } = await makeSpeaker(place, path()).speak(nasty, 'pap', soon());
    assert.equal(bytes.toString(), `mp3:wav(-v pap -s 145 --stdin --stdout)${nasty}`);
    await engine.close();
  });

  it('is not offered without an engine, or with one whose sound WhatsApp does not take', () => {
    assert.equal(makeSpeaker(PLACE, path()).speaks, false);
    program('espeak-ng', 'cat');
    assert.equal(makeSpeaker({ ...PLACE, local: 'espeak-ng' }, folder).speaks, false);
    program('lame', 'cat');
    assert.equal(makeSpeaker({ ...PLACE, local: 'espeak-ng' }, folder).speaks, true);
  });

  it('ends a program that does not stop', async () => {
    program('espeak-ng', 'exec sleep 30');
    program('lame', 'cat');
    const speaker = makeSpeaker({ ...PLACE, local: 'espeak-ng' }, path());
    await assert.rejects(speaker.speak('Dag', 'nl', AbortSignal.timeout(50)));
  });
});
