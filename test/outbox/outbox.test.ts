import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { localCarrier } from '../../bot/channels/tryout/carrier.ts';
import type { Conversation, Line } from '../../dialogs/conversation.ts';
import { ADDRESS, botLine, makeWorld, memoryProvider, NOW, resident, statesOf } from './world.ts';
import type { Happening, MemoryProvider } from './world.ts';

const HAPPENINGS: readonly Happening[] = [
  'accept',
  'refuse-for-now',
  'lost-accepted',
  'lost',
  'stumbled-accepted',
  'stumbled',
  'throws',
];

function textsAt(provider: MemoryProvider): string[] {
  return provider.messages.map(({ message }) => message.text);
}

/** Tried at a moment and to be done with at another, both in milliseconds from now. */
function putOff(text: string, state: 'queued' | 'uncertain', sinceMs: number, dueMs: number): Line {
  const at = (fromNow: number) => new Date(Date.now() + fromNow).toISOString();
  const tries = state === 'queued' ? 1 : 0;
  const delivery = { kind: 'whatsapp', state, tries, since: at(sinceMs), due: at(dueMs) } as const;
  return botLine('l0', text, { delivery });
}

/** Tried long ago; nobody knows whether it left, and it did not. */
function lost(text: string): Line {
  return putOff(text, 'uncertain', -60_000, -60_000);
}

/** The same, in which nothing has to wait any more. */
function dueNow(conversation: Conversation): Conversation {
  const transcript = conversation.transcript.map((line) => {
    if (line.delivery?.due === undefined) return line;
    return { ...line, delivery: { ...line.delivery, due: NOW } };
  });
  return { ...conversation, transcript };
}

describe('sending', () => {
  it('takes a turn’s lines to the resident in their order, one at a time', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier]);
    world.documents.set('a', resident('a'));
    provider.delayMs = 2;
    await world.say('a', 'eerst', 'dan', 'ten slotte');
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['eerst', 'dan', 'ten slotte']);
    assert.equal(provider.calls.mostAtOnce, 1);
    assert.deepEqual(statesOf(world.read('a')), ['sent', 'sent', 'sent']);
    assert.deepEqual(
      world.read('a').transcript.map((line) => line.delivery?.providerId),
      ['SM0', 'SM1', 'SM2'],
    );
  });

  it('serves many residents at once, but no more than the limit', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { limits: { atOnce: 7 } });
    provider.delayMs = 3;
    const keys = Array.from({ length: 40 }, (_, index) => `r${index.toString()}`);
    for (const key of keys) world.documents.set(key, resident(key));
    await Promise.all(keys.map((key) => world.say(key, `hoi ${key}`)));
    await world.quiet();
    assert.equal(provider.messages.length, 40);
    assert.equal(provider.calls.mostAtOnce, 7);
  });

  it('writes what became of a line with the resident’s next turn, without a write of its own', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { limits: { writeAfterMs: 10_000, sentAfterMs: 10_000 } });
    world.documents.set('a', resident('a'));
    await world.say('a', 'een');
    while (provider.messages.length < 1) await delay(1);
    await delay(5);
    await world.say('a', 'twee');
    assert.deepEqual(statesOf(world.read('a')), ['sent', 'sending']);
    assert.equal(world.commits.count, 2);
  });

  it('writes it within a second by itself when the resident stays silent', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { limits: { sentAfterMs: 700 } });
    world.documents.set('a', resident('a'));
    await world.say('a', 'een');
    await delay(950);
    assert.deepEqual(statesOf(world.read('a')), ['sent']);
    assert.equal(world.commits.count, 2);
    assert.equal(world.outbox.busy(), 0, 'nothing is remembered of a settled resident');
  });

  it("writes that a worker's words left while that of the assistant's still waits for the next turn", async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { limits: { writeAfterMs: 10, sentAfterMs: 60_000 } });
    for (const key of ['a', 'b']) world.documents.set(key, resident(key));
    await world.say('a', 'een');
    await world.turn('b', (conversation) => ({
      ...conversation,
      transcript: [botLine('w', 'twee', { from: 'worker', by: 'anna' })],
    }));
    while (statesOf(world.read('b'))[0] !== 'sent') await delay(5);
    assert.deepEqual(statesOf(world.read('a')), ['sending']);
    await world.outbox.drain();
    assert.deepEqual(statesOf(world.read('a')), ['sent']);
  });

  it('keeps results when a turn fails, and writes them when the store is well again', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier]);
    world.documents.set('a', resident('a'));
    await world.say('a', 'een');
    while (provider.messages.length < 1) await delay(1);
    world.broken = true;
    await assert.rejects(world.say('a', 'twee'));
    await delay(40);
    assert.deepEqual(statesOf(world.read('a')), ['sending']);
    world.broken = false;
    await world.quiet();
    assert.deepEqual(statesOf(world.read('a')), ['sent']);
    assert.deepEqual(textsAt(provider), ['een']);
  });

  it('takes numbers for somebody in danger out at once, whatever else waits or is on its way', async () => {
    const provider = memoryProvider();
    let calm = false;
    provider.answer = (message) =>
      calm || message.text === 'bel 113' ? undefined : { kind: 'retry', error: 'http-429' };
    const world = makeWorld([provider.carrier], { limits: { atOnce: 1, backOff: () => 60 } });
    for (const key of ['a', 'b']) world.documents.set(key, resident(key));
    await world.say('b', 'van een ander');
    await world.say('a', 'eerst', 'dan');
    await world.turn('a', (conversation) => ({
      ...conversation,
      transcript: [
        ...conversation.transcript,
        botLine('v', 'bel 113', {
          delivery: { kind: 'whatsapp', state: 'sending', tries: 0, since: NOW, vital: true },
        }),
        botLine('w', 'ik vraag iemand'),
      ],
    }));
    while (!textsAt(provider).includes('bel 113')) await delay(1);
    assert.deepEqual(textsAt(provider), ['bel 113']);
    calm = true;
    await world.quiet();
    const [, ...others] = provider.messages.filter(({ message }) => message.key === 'a');
    assert.deepEqual(
      others.map(({ message }) => message.text),
      ['eerst', 'dan', 'ik vraag iemand'],
    );
  });

  it('takes those numbers out while a message before them gets no answer', async () => {
    const provider = memoryProvider();
    const hanging = Promise.withResolvers<undefined>();
    const carrier: MemoryProvider['carrier'] = {
      ...provider.carrier,
      send: async (message) => {
        if (message.text === 'eerst') await hanging.promise;
        return provider.carrier.send(message);
      },
    };
    const world = makeWorld([carrier]);
    world.documents.set('a', resident('a'));
    await world.say('a', 'eerst');
    await delay(5);
    await world.turn('a', (conversation) => ({
      ...conversation,
      transcript: [
        ...conversation.transcript,
        botLine('v', 'bel 113', {
          delivery: { kind: 'whatsapp', state: 'sending', tries: 0, since: NOW, vital: true },
        }),
      ],
    }));
    while (provider.messages.length < 1) await delay(1);
    assert.deepEqual(textsAt(provider), ['bel 113']);
    hanging.resolve(undefined);
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['bel 113', 'eerst']);
    assert.deepEqual(statesOf(world.read('a')), ['sent', 'sent']);
  });

  it('withholds the bot’s words when a worker takes over before they leave, and lets the worker’s through', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier]);
    world.documents.set('a', resident('a'));
    provider.delayMs = 30;
    await world.say('a', 'eerst', 'te laat');
    await world.turn('a', (conversation) => ({
      ...conversation,
      handover: {
        state: 'accepted',
        urgency: 'normal',
        reason: 'vraagt om een mens',
        requestedAt: NOW,
        worker: 'samira',
        offeredAt: NOW,
        passed: [],
      },
      transcript: [
        ...conversation.transcript,
        botLine('w', 'Hoi, met Samira.', { from: 'worker', by: 'samira' }),
      ],
    }));
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['eerst', 'Hoi, met Samira.']);
    assert.deepEqual(statesOf(world.read('a')), ['sent', 'withheld', 'sent']);
  });

  it('never begins again, behind later words, with a line that was withheld before a crash', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { limits: { writeAfterMs: 60_000, sentAfterMs: 60_000 } });
    world.documents.set('a', resident('a'));
    const at = new Date().toISOString();
    await world.turn('a', (conversation) => ({
      ...conversation,
      optedOutAt: at,
      transcript: [
        botLine('q', 'Wat heb je nu nodig?'),
        botLine('s', 'Ik stuur niets meer.', {
          at,
          delivery: { kind: 'whatsapp', state: 'sending', tries: 0, since: at, always: true },
        }),
      ],
    }));
    while (provider.messages.length < 1) await delay(1);
    world.crash();
    await world.turn('a', ({ optedOutAt: _stopped, ...conversation }) => conversation);
    world.recover();
    await delay(100);
    assert.deepEqual(textsAt(provider), ['Ik stuur niets meer.']);
  });

  it('sends nothing more once the provider says that the resident opted out, and asks a person to call', async () => {
    const provider = memoryProvider();
    const tasks: string[] = [];
    const world = makeWorld([provider.carrier], {
      phoneTask: (conversation, why) => {
        tasks.push(why);
        return conversation;
      },
    });
    world.documents.set('a', resident('a'));
    provider.answer = () => ({ kind: 'opted-out', error: '21610 heeft zich afgemeld voor berichten' });
    await world.say('a', 'een', 'twee');
    await world.quiet();
    assert.ok(world.read('a').optedOutAt);
    assert.deepEqual(statesOf(world.read('a')), ['failed', 'withheld']);
    assert.equal(provider.calls.sends, 1);
    assert.deepEqual(new Set(tasks), new Set(['heeft zich bij de provider afgemeld voor berichten']));
  });

  it('sends the words as an SMS when WhatsApp says that its window is closed', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { sms: true });
    world.documents.set('a', resident('a'));
    provider.answer = (message) =>
      message.kind === 'whatsapp' ? { kind: 'window-closed', error: '63016' } : undefined;
    await world.say('a', 'hoe gaat het');
    await world.quiet();
    assert.deepEqual(
      provider.messages.map(({ message }) => [message.kind, message.text]),
      [['sms', 'hoe gaat het']],
    );
    assert.equal(world.read('a').transcript[0]?.delivery?.kind, 'sms');
  });

  it('asks a person to call when words can leave in no form, once', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], {
      phoneTask: (conversation, why) => ({
        ...conversation,
        answers: { ...conversation.answers, [why]: { value: '', words: '', at: NOW } },
      }),
    });
    world.documents.set('a', resident('a'));
    provider.answer = () => ({ kind: 'failed', error: '21211 dit nummer bestaat niet' });
    await world.say('a', 'een');
    await world.quiet();
    assert.deepEqual(Object.keys(world.read('a').answers), [
      'bericht niet aangekomen: 21211 dit nummer bestaat niet',
    ]);
  });

  it('lets nothing leave of a resident who is erased', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier]);
    world.documents.set('a', resident('a'));
    provider.answer = () => ({ kind: 'retry', error: 'http-429' });
    await world.say('a', 'een');
    world.documents.delete('a');
    world.outbox.forget('a');
    delete provider.answer;
    await delay(60);
    assert.equal(provider.messages.length, 0);
    assert.equal(world.outbox.busy(), 0);
  });

  it('shows the try-out phone its words at once', async () => {
    const carrier = localCarrier('tryout');
    const seen: string[] = [];
    const stop = carrier.listen((message) => seen.push(message.text));
    const world = makeWorld([carrier]);
    const channels = [{ kind: 'whatsapp', via: 'tryout', address: 'bewoner-1' } as const];
    world.documents.set('a', resident('a', { channels: [...channels] }));
    await world.say('a', 'hoi', 'daar');
    await world.quiet();
    stop();
    assert.deepEqual(seen, ['hoi', 'daar']);
    assert.deepEqual(statesOf(world.read('a')), ['sent', 'sent']);
  });
});

describe('an unknown outcome', () => {
  it('is looked up, and the message that is there is taken for this one', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier]);
    world.documents.set('a', resident('a'));
    provider.happen('lost-accepted');
    await world.say('a', 'een');
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['een']);
    assert.equal(world.read('a').transcript[0]?.delivery?.providerId, 'SM0');
    assert.equal(provider.calls.sends, 1);
  });

  it('is looked up as often as planned before the words leave again', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier]);
    world.documents.set('a', resident('a'));
    provider.happen('lost');
    await world.say('a', 'een');
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['een']);
    assert.equal(provider.calls.lookUps, 3);
  });

  it('of the second of two equal messages does not take the first one for it', async () => {
    for (const happening of ['lost-accepted', 'lost'] as const) {
      const provider = memoryProvider();
      const world = makeWorld([provider.carrier]);
      world.documents.set('a', resident('a'));
      provider.happen('accept', happening);
      await world.say('a', 'Ik ben er nog.', 'Ik ben er nog.');
      await world.quiet();
      assert.equal(provider.messages.length, 2, happening);
      const ids = world.read('a').transcript.map((line) => line.delivery?.providerId);
      assert.equal(new Set(ids).size, 2, happening);
    }
  });

  it('is settled by a callback, without waiting for the look', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { limits: { looksMs: [5_000] } });
    world.documents.set('a', resident('a'));
    provider.happen('lost-accepted');
    await world.say('a', 'een', 'twee');
    while (provider.messages.length < 1) await delay(1);
    await delay(5);
    await world.outbox.report('a', { providerId: 'SM0', lineId: 'l0', attempt: 0, status: 'delivered' });
    await world.quiet();
    assert.deepEqual(statesOf(world.read('a')), ['delivered', 'sent']);
    assert.deepEqual(textsAt(provider), ['een', 'twee']);
  });

  it('that cannot be looked up keeps the later words waiting', async () => {
    const provider = memoryProvider();
    const world = makeWorld([
      { ...provider.carrier, lookUp: () => Promise.resolve({ kind: 'unavailable' }) },
    ]);
    world.documents.set('a', resident('a'));
    provider.happen('lost');
    await world.say('a', 'een', 'twee');
    for (let tries = 0; statesOf(world.read('a'))[0] !== 'uncertain' && tries < 500; tries += 1)
      await delay(10);
    await delay(80);
    assert.equal(provider.calls.sends, 1);
    assert.deepEqual(statesOf(world.read('a')), ['uncertain', 'sending']);
    await world.outbox.drain();
  });
});

describe('whatever goes wrong', () => {
  it('every line arrives exactly once and in order', async () => {
    const scenario = fc.record({
      texts: fc.array(fc.constantFrom('ja', 'nee', 'ik ben er'), { minLength: 1, maxLength: 5 }),
      happenings: fc.array(fc.constantFrom(...HAPPENINGS), { maxLength: 12 }),
      apart: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ texts, happenings, apart }) => {
        const provider = memoryProvider();
        const world = makeWorld([provider.carrier]);
        world.documents.set('a', resident('a'));
        provider.happen(...happenings);
        if (apart) for (const text of texts) await world.say('a', text);
        else await world.say('a', ...texts);
        await world.quiet();
        assert.deepEqual(textsAt(provider), texts);
        assert.ok(statesOf(world.read('a')).every((state) => state === 'sent'));
        assert.equal(provider.calls.mostAtOnce, 1);
      }),
      { numRuns: 25 },
    );
  });

  it('and whenever the process dies, every line arrives exactly once and in order', async () => {
    const scenario = fc.record({
      texts: fc.array(fc.constantFrom('ja', 'nee', 'ik ben er'), { minLength: 1, maxLength: 4 }),
      happenings: fc.array(fc.constantFrom(...HAPPENINGS), { maxLength: 8 }),
      crashes: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ texts, happenings, crashes }) => {
        const provider = memoryProvider();
        provider.delayMs = 1;
        const world = makeWorld([provider.carrier]);
        world.documents.set('a', resident('a'));
        provider.happen(...happenings);
        await world.say('a', ...texts);
        for (const after of crashes) {
          await delay(after);
          world.crash();
          world.recover();
        }
        await world.quiet();
        assert.deepEqual(textsAt(provider), texts);
        assert.ok(statesOf(world.read('a')).every((state) => state === 'sent'));
      }),
      { numRuns: 25 },
    );
  }).timeout(60_000);

  it('a message of the resident right after a restart does not send the words left behind a second time', async () => {
    const provider = memoryProvider();
    provider.delayMs = 15;
    const world = makeWorld([provider.carrier]);
    world.documents.set('a', resident('a'));
    await world.say('a', 'voor de klap');
    while (provider.calls.sends < 1) await delay(1);
    await delay(3);
    world.crash();
    await world.say('a', 'na de klap');
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['voor de klap', 'na de klap']);
  });

  it('a clean stop leaves nothing uncertain: sent is written, what waits is queued', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { limits: { writeAfterMs: 500, backOff: () => 60_000 } });
    for (const key of ['a', 'b']) world.documents.set(key, resident(key));
    await world.say('a', 'een');
    while (provider.messages.length < 1) await delay(1);
    provider.answer = () => ({ kind: 'retry', error: 'http-429' });
    await world.say('b', 'twee', 'drie');
    await delay(20);
    await world.outbox.drain();
    assert.deepEqual(statesOf(world.read('a')), ['sent']);
    assert.deepEqual(statesOf(world.read('b')), ['queued', 'queued']);
    delete provider.answer;
    world.crash();
    const lookUps = provider.calls.lookUps;
    world.documents.set('b', {
      ...world.read('b'),
      transcript: world
        .read('b')
        .transcript.map((line) =>
          line.delivery === undefined ? line : { ...line, delivery: { ...line.delivery, due: NOW } },
        ),
    });
    world.recover();
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['een', 'twee', 'drie']);
    assert.equal(provider.calls.lookUps, lookUps, 'nothing had to be looked up');
  });

  it('another process that is sending is left alone until its time is over', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { limits: { leaseMs: 60 } });
    world.documents.set('a', resident('a', { transcript: [botLine('l0', 'van een ander')] }));
    world.recover();
    await delay(40);
    assert.equal(provider.calls.sends + provider.calls.lookUps, 0);
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['van een ander']);
    assert.equal(provider.calls.lookUps, 3);
  });

  it('a clock that ran hours ahead and is set right again keeps no words waiting for those hours', async () => {
    const provider = memoryProvider();
    let ahead = 3 * 3_600_000;
    const clock = { now: () => new Date(Date.now() + ahead).toISOString(), advance: () => undefined };
    const world = makeWorld([provider.carrier], { clock, limits: { leaseMs: 60, longestMs: 1_000 } });
    const at = clock.now();
    const delivery = { kind: 'whatsapp', state: 'sending', tries: 0, since: at, due: at } as const;
    world.documents.set('a', resident('a'));
    world.documents.set('b', resident('b', { transcript: [botLine('l0', 'van een ander', { delivery })] }));
    provider.happen('refuse-for-now');
    await world.say('a', 'een', 'twee');
    while (provider.calls.sends < 1) await delay(1);
    ahead = 0;
    world.recover();
    await world.quiet();
    assert.deepEqual(textsAt(provider).sort(), ['een', 'twee', 'van een ander']);
  });

  it('what a clock that ran hours ahead put off leaves after a restart as soon as was meant', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier]);
    const line = putOff('van toen', 'queued', 3_600_000, 3_600_020);
    world.documents.set('a', resident('a', { transcript: [line] }));
    world.recover();
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['van toen']);
  });

  it('what a clock put off that jumped in the middle of the attempt leaves after a restart as soon as is usual', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier], { limits: { backOff: () => 20 } });
    const line = putOff('van toen', 'queued', -1.5 * 3_600_000, 2 * 3_600_000);
    world.documents.set('a', resident('a', { transcript: [line] }));
    world.recover();
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['van toen']);
  });

  for (const [what, began] of [
    ['began while it ran ahead', 3 * 3_600_000],
    ['began before it ran ahead', 0],
  ] as const) {
    it(`a look that such a clock put off is done after a restart: the attempt ${what}`, async () => {
      const provider = memoryProvider();
      const world = makeWorld([provider.carrier], { limits: { longestLookMs: 50 } });
      const line = putOff('onzeker', 'uncertain', began, 3 * 3_600_000 + 20);
      world.documents.set('a', resident('a', { transcript: [line] }));
      world.recover();
      await world.quiet();
      assert.deepEqual(textsAt(provider), ['onzeker']);
      assert.equal(provider.calls.lookUps, 3);
    });
  }

  it('a clock that is set right again while words wait by the wrong one is noticed', async () => {
    const provider = memoryProvider();
    let ahead = -3 * 3_600_000;
    const clock = { now: () => new Date(Date.now() + ahead).toISOString(), advance: () => undefined };
    const world = makeWorld([provider.carrier], { clock });
    world.documents.set('a', resident('a', { transcript: [putOff('onzeker', 'uncertain', 0, 60_000)] }));
    world.recover();
    await delay(30);
    assert.equal(provider.calls.lookUps, 0, 'by this clock it is not time yet');
    ahead = 60_000;
    await world.quiet();
    assert.deepEqual(textsAt(provider), ['onzeker']);
  });

  it('another process whose clock is hours behind, and that is sending now, is left alone all the same', async () => {
    const provider = memoryProvider();
    provider.delayMs = 60;
    const documents = new Map([['a', resident('a')]]);
    const limits = { leaseMs: 200, looksMs: [2, 2, 2] };
    const behind = {
      now: () => new Date(Date.now() - 3 * 3_600_000).toISOString(),
      advance: () => undefined,
    };
    const theirs = makeWorld([provider.carrier], { clock: behind, limits }, documents);
    const ours = makeWorld([provider.carrier], { limits }, documents);
    const line = botLine('l0', 'een keer', { at: behind.now() });
    await theirs.turn('a', (before) => ({ ...before, transcript: [line] }));
    while (provider.calls.sends < 1) await delay(1);
    ours.recover();
    await ours.quiet();
    await theirs.quiet();
    assert.deepEqual(textsAt(provider), ['een keer']);
  });

  it('of two processes that give up looking at the same moment one sends again', async () => {
    for (let round = 0; round < 10; round += 1) {
      const provider = memoryProvider();
      provider.delayMs = 5;
      const documents = new Map([['a', resident('a', { transcript: [lost('wie stuurt dit')] })]]);
      const worlds = [1, 2].map(() => makeWorld([provider.carrier], { limits: { leaseMs: 200 } }, documents));
      for (const world of worlds) world.recover();
      for (const world of worlds) await world.quiet();
      assert.deepEqual(textsAt(provider), ['wie stuurt dit']);
    }
  });

  it('that another process sends again is not sent a third time by the one that lost it', async () => {
    const provider = memoryProvider();
    const documents = new Map([['a', resident('a')]]);
    const slow = makeWorld([provider.carrier], { limits: { leaseMs: 400, looksMs: [10_000] } }, documents);
    const quick = makeWorld([provider.carrier], { limits: { leaseMs: 400, looksMs: [1] } }, documents);
    provider.happen('lost');
    await slow.say('a', 'kwijt');
    while (slow.read('a').transcript[0]?.delivery?.state !== 'uncertain') await delay(1);
    documents.set('a', dueNow(slow.read('a')));
    provider.delayMs = 80;
    quick.recover();
    while (provider.calls.sends < 2) await delay(1);
    await slow.say('a', 'nog iets');
    await quick.quiet();
    await slow.quiet();
    assert.deepEqual(textsAt(provider), ['kwijt', 'nog iets']);
  });

  it('that waited behind another one for longer than others leave it alone leaves once', async () => {
    for (const when of [300, 420, 540]) {
      const provider = memoryProvider();
      const documents = new Map([['a', resident('a')]]);
      const leaseMs = 360;
      const ours = makeWorld([provider.carrier], { limits: { leaseMs, looksMs: [600, 1] } }, documents);
      const theirs = makeWorld([provider.carrier], { limits: { leaseMs, looksMs: [1] } }, documents);
      provider.happen('lost');
      await ours.say('a', 'kwijt', 'erachter');
      while (ours.read('a').transcript[0]?.delivery?.state !== 'uncertain') await delay(1);
      provider.delayMs = 60;
      theirs.recover();
      await delay(when);
      theirs.recover();
      await ours.quiet();
      await theirs.quiet();
      assert.deepEqual(textsAt(provider), ['kwijt', 'erachter']);
    }
  });

  it('nothing in the logs says who it was or what was said', async () => {
    const provider = memoryProvider();
    const world = makeWorld([provider.carrier]);
    world.documents.set('a', resident('a'));
    provider.happen('throws', 'lost', 'refuse-for-now', 'stumbled');
    await world.say('a', 'mijn geheim', 'nog een geheim');
    await world.quiet();
    const logs = JSON.stringify(world.logs);
    assert.ok(world.logs.length > 0);
    for (const secret of ['geheim', ADDRESS, ADDRESS.slice(3)]) assert.ok(!logs.includes(secret), logs);
  });
});
