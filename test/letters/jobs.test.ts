import assert from 'node:assert/strict';
import type { Conversation } from '../../dialogs/conversation.ts';
import type { LetterOutcome } from '../../dialogs/letter/outcome.ts';
import type { Letter } from '../../dialogs/letter/letters.ts';
import { newConversation } from '../../dialogs/conversation.ts';
import { makeLetterJobs } from '../../bot/letters/jobs.ts';
import { makeReader, ReaderError, type Reader } from '../../bot/letters/ocr/reader.ts';
import { keepOnly, pictureOf } from '../../bot/letters/pictures.ts';
import { makeReadText } from '../../bot/letters/read-text.ts';
import { alarmIn } from '../../bot/letters/pasted.ts';
import { mediaPlaces } from '../../bot/media/media-places.ts';
import { ACCOUNT, fakeMedia, fakeServer, MEDIA_PATH, TOKEN, type FakeServer } from '../fakes/voice.ts';
import { real } from '../dialogs/stage.ts';
import { fillLetter } from './fill.ts';
import { plainText } from './plain-text.ts';
import { realRules } from './rules.ts';
import { readTemplates } from './template.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const KEY = 'a'.repeat(32);
const JPEG = Buffer.from('a small picture');
const someText = () => {
  const [template] = readTemplates('development');
  assert.ok(template);
  return plainText(fillLetter(template, 1));
};

function sharedStore() {
  const documents = new Map<string, string>();
  return {
    documents,
    readShared: async (name: string): Promise<unknown> => {
      const text = documents.get(name);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async changeShared<T>(
      name: string,
      change: (current: unknown) => { next: unknown; result: T },
    ): Promise<T> {
      const { next, result } = change(await this.readShared(name));
      if (next === undefined) documents.delete(name);
      else documents.set(name, JSON.stringify(next));
      return result;
    },
  };
}

describe('The work on the photo of a letter', () => {
  let servers: FakeServer[] = [];
  const opened = async (server: Promise<FakeServer>) => {
    const one = await server;
    servers.push(one);
    return one;
  };
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });

  /** Does the work once; gives what the conversation was told and what was logged. */
  async function worked({
    media = opened(fakeMedia(Buffer.from('picture'), 'image/jpeg')),
    letter = {},
    given,
    reader = {},
    address,
  }: {
    readonly media?: Promise<FakeServer>;
    readonly letter?: Partial<Letter>;
    readonly given?: boolean;
    readonly reader?: Partial<Reader>;
    readonly address?: string;
  }) {
    const server = await media;
    const told: LetterOutcome[] = [];
    const codes: unknown[] = [];
    const store = sharedStore();
    const one: Letter = {
      id: '1',
      at: NOW,
      from: 'photo',
      state: 'waiting',
      media: address ?? `${server.url}${MEDIA_PATH}`,
      tries: 1,
      ...letter,
    };
    const conversation: Conversation = {
      ...newConversation(KEY, NOW, 'nl'),
      letters: { all: [one] },
      ...(given === undefined ? {} : { consent: { letter: { given, at: NOW, words: 'ja' } } }),
    };
    const jobs = makeLetterJobs({
      store: { ...store, load: async () => conversation },
      turns: {
        alone: (_key, work) => work(),
        letter: async (_key, _letter, outcome) => {
          told.push(outcome);
          return { kind: 'done' };
        },
      },
      account: { accountSid: ACCOUNT, authToken: TOKEN, places: mediaPlaces(ACCOUNT, server.url) },
      reader: {
        words: async () => ({ text: someText(), confidence: 90 }),
        small: async () => JPEG,
        close: async () => undefined,
        ...reader,
      },
      readText: makeReadText(realRules()),
      alarm: (text) =>
        alarmIn(text, (line) => real().understanding.understand(line, { today: '2026-11-24', workers: [] })),
      clock: { now: () => NOW },
      log: { warn: (facts: unknown) => codes.push((facts as { code: string }).code) } as never,
      count: () => undefined,
    });
    const effect = { kind: 'letter', letter: '1' } as const;
    jobs.after(KEY, [effect, effect]);
    await jobs.idle();
    return { told, codes, store, asked: server.asked.map(({ method }) => method) };
  }

  it('reads it, fetched once with our token, and keeps nothing before the resident said yes', async () => {
    const { told, asked, store } = await worked({});
    assert.equal(told.length, 1);
    assert.equal(told[0]?.kind === 'read' && told[0].reading.kind, 'reminder');
    assert.deepEqual([asked, store.documents.size], [['GET'], 0]);
  });

  it('keeps a small one after a yes, and deletes it at Twilio', async () => {
    const { told, asked, store } = await worked({ letter: { state: 'read' }, given: true });
    assert.deepEqual([told, asked], [[{ kind: 'kept' }], ['GET', 'DELETE']]);
    assert.deepEqual(await pictureOf(store, KEY, '1'), JPEG);
    assert.equal(await keepOnly(store, KEY, []), 1);
    assert.equal(store.documents.size, 0, 'erased without a trace');
  });

  it('has it deleted at Twilio after a no, without looking at it', async () => {
    const { told, asked } = await worked({ letter: { state: 'read' }, given: false });
    assert.deepEqual([told, asked], [[{ kind: 'dropped' }], ['DELETE']]);
  });

  it('never guesses: what the reader is not sure of is unreadable, and other pictures are no letters', async () => {
    const unsure = await worked({ reader: { words: async () => ({ text: someText(), confidence: 41 }) } });
    assert.deepEqual(unsure.told, [{ kind: 'unreadable' }]);
    const cat = await worked({ reader: { words: async () => ({ text: 'miauw', confidence: 95 }) } });
    assert.deepEqual(cat.told, [{ kind: 'no-letter' }]);
    const farewell = 'lieve mama\nik maak er vannacht een eind aan';
    const dark = await worked({ reader: { words: async () => ({ text: farewell, confidence: 80 }) } });
    assert.equal(dark.told[0]?.kind, 'danger', 'a farewell that was photographed');
  });

  it('says nothing yet when the network, Twilio or the reader failed: it is taken up again', async () => {
    const down = opened(fakeServer((_asked, response) => response.writeHead(503).end()));
    const cases = [
      await worked({ media: down }),
      await worked({ reader: { words: () => Promise.reject(new ReaderError('ended')) } }),
      await worked({ reader: { words: () => Promise.reject(new ReaderError('too-slow')) } }),
    ];
    assert.deepEqual(
      cases.map(({ told, codes }) => [told, codes]),
      [
        [[], ['unreachable']],
        [[], ['ended']],
        [[], ['too-slow']],
      ],
    );
  });

  it('asks for another photo at once when this one is gone, of another type or from elsewhere', async () => {
    const gone = opened(fakeServer((_asked, response) => response.writeHead(404).end()));
    const html = opened(fakeMedia(Buffer.from('<script>'), 'text/html'));
    for (const [how, code] of [
      [{ media: gone }, 'not-there'],
      [{ media: html }, 'type-refused'],
      [{ address: 'http://169.254.169.254/latest' }, 'place-refused'],
    ] as const) {
      const { told, codes } = await worked(how);
      assert.deepEqual([told, codes], [[{ kind: 'unreadable' }], [code]]);
    }
  });

  it('of a bomb or of something else is refused before it is unpacked', async function () {
    this.timeout(20_000);
    const { default: sharp } = await import('sharp');
    const reader = makeReader();
    try {
      const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
        .png({ compressionLevel: 9 })
        .toBuffer();
      assert.ok(bomb.length < 500_000, 'small to send');
      const cases: readonly (readonly [Buffer, string])[] = [
        [bomb, 'too-many-pixels'],
        [Buffer.from('hello'), 'no-picture'],
        [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"/>'), 'no-picture'],
        [
          await sharp({ create: { width: 100, height: 100, channels: 3, background: '#fff' } })
            .jpeg()
            .toBuffer(),
          'too-small',
        ],
        [JPEG, 'no-picture'],
      ];
      for (const [bytes, code] of cases) await assert.rejects(reader.words(bytes), { code });
    } finally {
      await reader.close();
    }
    await assert.rejects(reader.words(JPEG), { code: 'ended' });
  });
});
