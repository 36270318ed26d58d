import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Channel, Conversation, Delivery, Line } from '../../dialogs/conversation.ts';
import {
  applyResults,
  applyStatus,
  backOffMs,
  decideSending,
  GIVE_UP_AFTER_MS,
  isTooOld,
  LONGEST_WAIT_MS,
  pendingLines,
  type ProviderStatus,
  type SendingPolicy,
} from '../../dialogs/deliveries.ts';
import { ADDRESS, botLine, NOW, resident } from './world.ts';

const LATER = '2026-11-20T10:05:00.000Z';

function delivery(change: Partial<Delivery> = {}): Delivery {
  return { kind: 'whatsapp', state: 'sent', tries: 0, since: NOW, providerId: 'SM1', ...change };
}

function having(...lines: Line[]): Conversation {
  return resident('a', { transcript: lines });
}

function only(conversation: Conversation): Delivery {
  const found = conversation.transcript[0]?.delivery;
  assert.ok(found);
  return found;
}

const RANK: Record<string, number> = { sent: 1, delivered: 2, read: 3 };

describe('reports of the provider', () => {
  it('end at the furthest state in whatever order and however often they come, and never move back', () => {
    const statuses = fc.array(
      fc.constantFrom<ProviderStatus>('queued', 'sending', 'sent', 'delivered', 'read'),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(statuses, (reports) => {
        let conversation = having(
          botLine('l1', 'hoi', { delivery: { kind: 'whatsapp', state: 'uncertain', tries: 0, since: NOW } }),
        );
        let rank = 0;
        for (const status of reports) {
          conversation = applyStatus(
            conversation,
            { lineId: 'l1', providerId: 'SM1', status },
            NOW,
          ).conversation;
          const next = RANK[only(conversation).state] ?? 0;
          assert.ok(next >= rank && next >= 1);
          rank = next;
        }
        const furthest = Math.max(...reports.map((status) => RANK[status] ?? 1));
        assert.equal(rank, furthest);
        assert.equal(only(conversation).providerId, 'SM1');
      }),
    );
  });

  it('of a failure are final, unless the words had arrived', () => {
    const failed = { providerId: 'SM1', status: 'failed', errorCode: '30003', cause: 'failed' } as const;
    const sent = having(botLine('l1', 'hoi', { delivery: delivery() }));
    const after = applyStatus(sent, failed, NOW);
    assert.equal(only(after.conversation).state, 'failed');
    assert.equal(after.phoneTasks.length, 1);
    const late = applyStatus(after.conversation, { providerId: 'SM1', status: 'delivered' }, NOW);
    assert.equal(late.conversation, after.conversation);
    const again = applyStatus(after.conversation, failed, NOW);
    assert.equal(again.conversation, after.conversation);
    assert.deepEqual(again.phoneTasks, [], 'a failure told twice is one phone call');
    for (const state of ['delivered', 'read'] as const) {
      const arrived = having(botLine('l1', 'hoi', { delivery: delivery({ state }) }));
      assert.equal(applyStatus(arrived, failed, NOW).conversation, arrived);
    }
  });

  it('about another message than the one this line became are dropped', () => {
    const sent = having(botLine('l1', 'hoi', { delivery: delivery() }));
    const other = applyStatus(sent, { providerId: 'SM2', lineId: 'l1', status: 'read' }, NOW);
    assert.equal(other.conversation, sent);
    assert.equal(applyStatus(sent, { providerId: 'SM9', status: 'read' }, NOW).conversation, sent);
  });

  it('that the window was closed send the words in another form, once', () => {
    const report = {
      providerId: 'SM1',
      lineId: 'l1',
      attempt: 0,
      status: 'failed',
      cause: 'window-closed',
    } as const;
    const sent = having(botLine('l1', 'hoi', { delivery: delivery() }));
    const again = applyStatus(sent, report, LATER);
    assert.deepEqual(
      [only(again.conversation).state, only(again.conversation).tries, again.phoneTasks],
      ['queued', 1, []],
    );
    const repeated = applyStatus(again.conversation, report, LATER);
    assert.equal(repeated.conversation, again.conversation, 'the same report again is old news');
    const late = applyStatus(again.conversation, { ...report, status: 'sent' }, LATER);
    assert.equal(late.conversation, again.conversation);
    const template = applyResults(
      again.conversation,
      [
        { lineId: 'l1', attempt: 1, kind: 'sending', since: LATER },
        { lineId: 'l1', attempt: 1, kind: 'sent', providerId: 'SM2', via: 'whatsapp' },
      ],
      LATER,
    ).conversation;
    const second = applyStatus(template, { ...report, providerId: 'SM2', attempt: 1 }, LATER);
    assert.equal(only(second.conversation).state, 'failed');
    assert.equal(second.phoneTasks.length, 1);
  });

  it('that come before our own answer are not undone by it', () => {
    const sending = having(botLine('l1', 'hoi'));
    const report = {
      providerId: 'SM1',
      lineId: 'l1',
      attempt: 0,
      status: 'failed',
      cause: 'window-closed',
    } as const;
    const requeued = applyStatus(sending, report, NOW).conversation;
    const answer = { lineId: 'l1', attempt: 0, kind: 'sent', providerId: 'SM1', via: 'whatsapp' } as const;
    assert.equal(applyResults(requeued, [answer], NOW).conversation, requeued);
  });

  it('that the resident opted out end everything planned unasked', () => {
    const agenda = (['check-in', 'promise-due'] as const).map((kind) => ({
      id: kind,
      kind,
      at: LATER,
      about: '',
    }));
    const sent = resident('a', { agenda, transcript: [botLine('l1', 'hoi', { delivery: delivery() })] });
    const out = applyStatus(sent, { providerId: 'SM1', status: 'failed', cause: 'opted-out' }, LATER);
    assert.equal(out.conversation.optedOutAt, LATER);
    assert.deepEqual(
      out.conversation.agenda.map((item) => item.kind),
      ['promise-due'],
    );
    assert.equal(out.phoneTasks.length, 1);
  });
});

describe('results', () => {
  it('written twice are written once', () => {
    const result = fc.oneof(
      fc.constant({ kind: 'sent', providerId: 'SM1', via: 'whatsapp' } as const),
      fc.constant({ kind: 'retry', due: LATER, error: 'http-429' } as const),
      fc.constant({ kind: 'uncertain', due: LATER, error: 'x' } as const),
      fc.constant({ kind: 'failed', error: 'x' } as const),
      fc.constant({ kind: 'withheld', error: 'x' } as const),
      fc.constant({ kind: 'opted-out', error: 'x' } as const),
      fc.constant({ kind: 'sending', since: LATER } as const),
    );
    const states = fc.constantFrom<Delivery['state']>(
      'queued',
      'sending',
      'uncertain',
      'sent',
      'read',
      'failed',
      'withheld',
    );
    fc.assert(
      fc.property(result, states, fc.nat(3), fc.nat(3), (given, state, tries, attempt) => {
        const unsent: Delivery = { kind: 'whatsapp', state, tries, since: NOW };
        const before = having(botLine('l1', 'hoi', { delivery: unsent }));
        const frozen = structuredClone(before);
        const one = applyResults(before, [{ lineId: 'l1', attempt, ...given }], LATER);
        const two = applyResults(one.conversation, [{ lineId: 'l1', attempt, ...given }], LATER);
        assert.equal(two.conversation, one.conversation);
        assert.deepEqual(two.phoneTasks, []);
        assert.deepEqual(before, frozen, 'the conversation handed in stays as it was');
        const settled = ['sent', 'read', 'failed', 'withheld'].includes(state);
        if (settled || attempt < tries) assert.equal(one.conversation, before);
      }),
    );
  });

  it('are about lines to the resident only, in the order of the transcript', () => {
    const note: Line = { id: 'n', at: NOW, from: 'note', text: 'gebeld' };
    const conversation = having(
      note,
      botLine('l1', 'een', { delivery: delivery({ state: 'queued' }) }),
      botLine('l2', 'twee', { delivery: delivery() }),
      botLine('l3', 'drie', { delivery: delivery({ state: 'uncertain' }) }),
    );
    assert.deepEqual(
      pendingLines(conversation).map((line) => line.id),
      ['l1', 'l3'],
    );
    const failed = { lineId: 'n', attempt: 0, kind: 'failed', error: 'x' } as const;
    assert.equal(applyResults(conversation, [failed], NOW).conversation, conversation);
  });
});

describe('whether and how a line may leave', () => {
  const HOURS = 3_600_000;
  const whatsapp = (change: Partial<Channel> = {}): Channel => ({
    kind: 'whatsapp',
    via: 'twilio',
    address: ADDRESS,
    lastInboundAt: NOW,
    ...change,
  });
  const policy: SendingPolicy = {
    templates: { 'worker-wrote': 'HXnl', 'worker-wrote.en': 'HXen' },
    sms: true,
  };
  const at = (hours: number) => new Date(Date.parse(NOW) + hours * HOURS).toISOString();
  const decide = (
    change: Partial<Conversation>,
    line: Partial<Line> = {},
    hours = 0,
    with_: SendingPolicy = policy,
  ) => {
    const one = botLine('l1', 'Ik ben\n\ner weer.', { at: NOW, ...line });
    const conversation = resident('a', { channels: [whatsapp()], transcript: [one], ...change });
    const pending = pendingLines(conversation)[0];
    assert.ok(pending);
    return decideSending(conversation, pending, with_, at(hours));
  };
  const templated = { delivery: delivery({ state: 'sending', template: 'worker-wrote' }) };

  it('free words leave by WhatsApp while its window is open', () => {
    for (const hours of [0, 12, 23.9]) {
      const decision = decide({}, {}, hours);
      assert.equal(decision.kind, 'send');
      if (decision.kind === 'send') {
        assert.deepEqual(decision.form, {
          via: 'twilio',
          kind: 'whatsapp',
          address: ADDRESS,
          text: 'Ik ben\n\ner weer.',
        });
      }
    }
  });

  it('outside it the approved template leaves, in the resident’s language, its words on one line', () => {
    const nl = decide({}, templated, 24);
    const en = decide({ lang: 'en' }, templated, 30);
    assert.ok(nl.kind === 'send' && en.kind === 'send');
    assert.deepEqual(nl.form.template, { sid: 'HXnl', variables: { 1: 'Ik ben er weer.' } });
    assert.equal(en.form.template?.sid, 'HXen');
  });

  it('without a template, or with words too long for one, an SMS leaves', () => {
    for (const decision of [decide({}, {}, 25), decide({}, { ...templated, text: 'a'.repeat(1_000) }, 25)]) {
      assert.ok(decision.kind === 'send');
      assert.deepEqual([decision.form.kind, decision.form.template], ['sms', undefined]);
    }
  });

  it('with neither a person has to call', () => {
    const noSms = { ...policy, sms: false };
    assert.equal(decide({}, {}, 25, noSms).kind, 'give-up');
    const bsuid = whatsapp({ address: 'NL.13491208655302741918' });
    assert.equal(decide({ channels: [bsuid] }, {}, 25).kind, 'give-up', 'a BSUID takes no SMS');
    assert.equal(decide({ channels: [] }, {}, 0).kind, 'give-up');
  });

  it('SMS and the try-out phone know no window', () => {
    const sms = whatsapp({ kind: 'sms' });
    const line = { delivery: delivery({ kind: 'sms', state: 'sending' }) };
    const tryOut = whatsapp({ via: 'tryout', address: 'bewoner-1' });
    for (const decision of [decide({ channels: [sms] }, line, 90), decide({ channels: [tryOut] }, {}, 90)]) {
      assert.equal(decision.kind, 'send');
    }
  });

  it('while a worker owns the conversation the bot is silent, the worker and what must always be said are not', () => {
    const handover = {
      state: 'in-contact',
      urgency: 'red',
      reason: '',
      requestedAt: NOW,
      worker: 'samira',
      offeredAt: NOW,
      passed: [],
    } as const;
    const owned = { handover: { ...handover, passed: [] } };
    const always = { delivery: delivery({ state: 'sending', always: true }) };
    assert.equal(decide(owned).kind, 'withhold');
    assert.equal(decide(owned, always).kind, 'send');
    assert.equal(decide(owned, { from: 'worker', by: 'samira' }).kind, 'send');
    assert.equal(decide({ handover: { ...owned.handover, state: 'offered' } }).kind, 'send');
  });

  it('after STOP only the confirmation of that very turn leaves', () => {
    const always = { delivery: delivery({ state: 'sending', always: true }) };
    assert.equal(decide({ optedOutAt: NOW }, always).kind, 'send');
    assert.equal(decide({ optedOutAt: NOW }).kind, 'withhold');
    assert.equal(decide({ optedOutAt: LATER }, always).kind, 'withhold');
    assert.equal(decide({ optedOutAt: LATER }, { from: 'worker', ...always }).kind, 'withhold');
  });
});

describe('how long to wait', () => {
  it('grows with every attempt up to a limit and never comes before the provider asked', () => {
    const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(60), jitter, fc.nat(3_600_000), (attempt, chance, retryAfter) => {
        const wait = backOffMs(attempt, chance);
        assert.ok(wait > 0 && wait <= LONGEST_WAIT_MS);
        assert.ok(backOffMs(attempt + 1, chance) >= wait);
        assert.ok(backOffMs(attempt, chance, retryAfter) >= retryAfter);
      }),
    );
  });

  it('ends when the words no longer fit the moment', () => {
    assert.equal(isTooOld(NOW, new Date(Date.parse(NOW) + GIVE_UP_AFTER_MS - 1).toISOString()), false);
    assert.equal(isTooOld(NOW, new Date(Date.parse(NOW) + GIVE_UP_AFTER_MS).toISOString()), true);
  });
});
