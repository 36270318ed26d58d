import assert from 'node:assert/strict';
import type { Inbound } from '../../bot/channels/port.ts';
import { parseInbound } from '../../bot/channels/twilio/parse-inbound.ts';
import { MOST_BYTES } from '../../bot/voice/fetch-recording.ts';
import { makeListen, type ListenOptions } from '../../bot/voice/listen.ts';
import { mediaPlaces } from '../../bot/media/media-places.ts';
import type { SpeechPlace } from '../../bot/voice/speech-place.ts';
import {
  ACCOUNT,
  fakeMedia,
  fakeServer,
  fakeSpeech,
  MEDIA_PATH,
  TOKEN,
  type FakeServer,
} from '../fakes/voice.ts';

const inbound = (voice: string): Inbound => ({
  id: 'SM1',
  channel: { kind: 'whatsapp', via: 'twilio', address: 'whatsapp:+31600000001' },
  text: '',
  media: 1,
  voice,
  at: '2026-11-17T09:00:00.000Z',
});

describe('A voice message', () => {
  let servers: FakeServer[] = [];
  const opened = async (server: Promise<FakeServer>) => {
    servers.push(await server);
    return server;
  };
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });

  /** Listens with these two servers; gives what became of it and the codes that were logged. */
  async function listened(
    media: FakeServer,
    speech: Partial<SpeechPlace> | undefined,
    { voice = `${media.url}${MEDIA_PATH}`, ...more }: { voice?: string; timeoutMs?: number } = {},
  ) {
    const codes: unknown[] = [];
    const counted: string[] = [];
    const place = { kind: 'openai', model: 'whisper-1', url: '', ...speech } as const;
    const listen = makeListen({
      account: { accountSid: ACCOUNT, authToken: TOKEN, places: mediaPlaces(ACCOUNT, media.url) },
      speech: speech && place,
      log: { warn: (facts: unknown) => codes.push((facts as { code: string }).code) } as ListenOptions['log'],
      count: (result) => counted.push(result),
      ...more,
    });
    return { ...(await listen(inbound(voice))), codes, counted };
  }
  /** Deleting goes on beside the turn. */
  const until = async (holds: () => boolean) => {
    for (let tries = 0; !holds() && tries < 200; tries += 1) await new Promise((go) => setTimeout(go, 5));
  };

  it('is fetched with our token, written out, and deleted at Twilio', async () => {
    const media = await opened(fakeMedia());
    const speech = await opened(fakeSpeech(' ik heb geen\n eten meer '));
    const heard = await listened(media, { url: `${speech.url}/v1`, key: 'secret' });
    assert.deepEqual([heard.text, heard.media, heard.spoken], ['ik heb geen eten meer', 0, 'heard']);
    assert.deepEqual([heard.counted, heard.codes], [['heard'], []]);
    const [asked] = speech.asked;
    assert.equal(asked?.path, '/v1/audio/transcriptions');
    assert.equal(asked.authorization, 'Bearer secret');
    assert.match(asked.body, /filename="message\.ogg"[^]*audio\/ogg[^]*sound[^]*whisper-1/);
    await until(() => media.asked.length === 2);
    assert.deepEqual(
      media.asked.map(({ method, path }) => [method, path]),
      [
        ['GET', MEDIA_PATH],
        ['DELETE', MEDIA_PATH],
      ],
    );
  });

  it('is written out by a whisper server in the house too', async () => {
    const media = await opened(fakeMedia());
    const speech = await opened(fakeSpeech('merhaba'));
    const heard = await listened(media, { kind: 'whisper', url: speech.url });
    assert.equal(heard.text, 'merhaba');
    assert.equal(speech.asked[0]?.path, '/inference');
    assert.equal(speech.asked[0]?.authorization, undefined);
  });

  it('is not even fetched when no engine is configured', async () => {
    const media = await opened(fakeMedia());
    const heard = await listened(media, undefined);
    assert.deepEqual([heard.text, heard.spoken, heard.counted], ['', 'unheard', ['no-engine']]);
    assert.deepEqual(media.asked, []);
  });

  it('is never fetched from anywhere but our own media at Twilio', async () => {
    const media = await opened(fakeMedia());
    const speech = await opened(fakeSpeech('x'));
    const elsewhere = [
      'http://169.254.169.254/latest/meta-data/',
      'http://localhost:5432/',
      'file:///etc/passwd',
      'not an address',
      `https://api.twilio.com.evil.example${MEDIA_PATH}`,
      `https://evil.example${MEDIA_PATH}`,
      `https://user@api.twilio.com${MEDIA_PATH}`,
      `https://api.twilio.com:8443${MEDIA_PATH}`,
      `http://api.twilio.com${MEDIA_PATH}`,
      `${media.url}${MEDIA_PATH}/../../../../Accounts`,
      `${media.url}/2010-04-01/Accounts/AC99/Messages/MM01/Media/ME01`,
      `${media.url}/admin`,
    ];
    for (const voice of elsewhere) {
      const heard = await listened(media, { url: speech.url }, { voice });
      assert.deepEqual([heard.spoken, heard.codes], ['unheard', ['place-refused']], voice);
    }
    assert.deepEqual([media.asked, speech.asked], [[], []]);
  });

  it('is not followed to a place that is not Twilio’s, and our token stays here', async () => {
    const other = await opened(fakeMedia());
    for (const location of [
      `${other.url}/file`,
      'http://169.254.169.254/',
      'https://s3.amazonaws.com/other/file',
    ]) {
      const media = await opened(
        fakeServer((_asked, response) => response.writeHead(307, { location }).end()),
      );
      const heard = await listened(media, { url: other.url });
      assert.deepEqual([heard.spoken, heard.codes], ['unheard', ['place-refused']], location);
    }
    assert.deepEqual(other.asked, []);
  });

  it('going round in circles is left', async () => {
    const media = await opened(
      fakeServer((_asked, response) => response.writeHead(302, { location: MEDIA_PATH }).end()),
    );
    const heard = await listened(media, { url: media.url });
    assert.deepEqual(heard.codes, ['too-many-redirects']);
    assert.equal(media.asked.length, 4);
  });

  it('knows Twilio’s own stores', () => {
    const places = mediaPlaces(ACCOUNT, 'https://api.twilio.com');
    const store = (address: string) => places.isStore(new URL(address));
    assert.ok(store('https://mms.twiliocdn.com/AC1/abc'));
    assert.ok(store('https://s3-external-1.amazonaws.com/media.twiliocdn.com/AC1/abc'));
    assert.ok(!store('http://mms.twiliocdn.com/AC1/abc'));
    assert.ok(!store('https://twiliocdn.com.evil.example/abc'));
    assert.ok(!store('https://s3-external-1.amazonaws.com/somebody/media.twiliocdn.com/abc'));
    assert.ok(places.isApi(new URL(`https://api.dublin.ie1.twilio.com${MEDIA_PATH}`)));
  });

  it('that is too large, no sound or not there stays unheard', async () => {
    const speech = await opened(fakeSpeech('x'));
    const cases: readonly [Promise<FakeServer>, string][] = [
      [fakeMedia(Buffer.alloc(MOST_BYTES + 1)), 'too-large'],
      [fakeMedia(Buffer.from('<script>'), 'text/html'), 'type-refused'],
      [fakeServer((_asked, response) => response.writeHead(404).end()), 'not-there'],
    ];
    for (const [server, code] of cases) {
      const heard = await listened(await opened(server), { url: speech.url });
      assert.deepEqual([heard.spoken, heard.codes, heard.media], ['unheard', [code], 1]);
    }
    assert.deepEqual(speech.asked, []);
  });

  it('without a length is cut off where it becomes too large', async () => {
    const media = await opened(
      fakeServer((_asked, response) => {
        response.writeHead(200, { 'content-type': 'audio/ogg' });
        response.write(Buffer.alloc(MOST_BYTES));
        response.end(Buffer.alloc(1024));
      }),
    );
    const heard = await listened(media, { url: media.url });
    assert.deepEqual(heard.codes, ['too-large']);
  });

  it('stays unheard when the engine refuses, says nothing, answers nonsense or does not answer', async () => {
    const media = await opened(fakeMedia());
    const engines: readonly [Promise<FakeServer>, readonly string[]][] = [
      [fakeSpeech(500), ['engine-refused']],
      [fakeSpeech(''), []],
      [fakeServer((_asked, response) => response.writeHead(200).end('<html>')), ['engine-answer']],
      [fakeSpeech(undefined), ['unreachable']],
    ];
    for (const [engine, codes] of engines) {
      const { url } = await opened(engine);
      const heard = await listened(media, { url }, { timeoutMs: 400 });
      assert.deepEqual([heard.text, heard.spoken, heard.codes], ['', 'unheard', codes]);
    }
  });
});

describe('Twilio’s webhook', () => {
  const form = { MessageSid: 'SM1', From: 'whatsapp:+31600000001', Body: '', NumMedia: '2' };

  it('names the first file that is sound', () => {
    const read = parseInbound(
      {
        ...form,
        MediaContentType0: 'image/jpeg',
        MediaUrl0: 'https://api.twilio.com/picture',
        MediaContentType1: 'audio/ogg',
        MediaUrl1: 'https://api.twilio.com/voice',
      },
      '2026-11-17T09:00:00.000Z',
    );
    assert.equal(read.voice, 'https://api.twilio.com/voice');
  });

  it('without sound has no voice message', () => {
    const picture = { MediaContentType0: 'image/jpeg', MediaUrl0: 'https://api.twilio.com/picture' };
    assert.equal(parseInbound({ ...form, ...picture }, '2026-11-17T09:00:00.000Z').voice, undefined);
  });
});
