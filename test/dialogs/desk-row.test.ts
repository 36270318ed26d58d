import assert from 'node:assert/strict';
import { newConversation, type Conversation, type Delivery, type Line } from '../../dialogs/conversation.ts';
import { nextDue, toRow } from '../../dialogs/desk-row.ts';

const NOON = '2026-11-20T11:00:00.000Z';

function line(id: string, delivery: Partial<Delivery>): Line {
  const whole: Delivery = { kind: 'sms', state: 'queued', tries: 1, since: NOON, ...delivery };
  return { id, at: NOON, from: 'bot', text: 'hoi', delivery: whole };
}

function conversation(...transcript: Line[]): Conversation {
  return { ...newConversation('a', NOON, 'nl'), transcript };
}

describe('when a conversation needs a turn of its own accord', () => {
  it('is when its first unsettled line is due: later lines wait for it', () => {
    const first = line('1', { due: '2026-11-20T11:30:00.000Z' });
    const second = line('2', { due: '2026-11-20T11:05:00.000Z' });
    assert.equal(nextDue(conversation(first, second)), '2026-11-20T11:30:00.000Z');
  });

  it('passes by lines that arrived, and gives one that is being sent ten seconds', () => {
    const arrived = line('1', { state: 'delivered' });
    assert.equal(nextDue(conversation(arrived, line('2', { state: 'sending' }))), '2026-11-20T11:00:10.000Z');
    assert.equal(nextDue(conversation(arrived)), undefined);
  });

  it('is when numbers for somebody in danger are due: they wait for no other line', () => {
    const waiting = line('1', { due: '2026-11-20T11:30:00.000Z' });
    const vital = line('2', { due: '2026-11-20T11:00:05.000Z', vital: true });
    assert.equal(nextDue(conversation(waiting, vital)), '2026-11-20T11:00:05.000Z');
  });

  it('is earlier when the agenda says so', () => {
    const waiting = conversation(line('1', { due: '2026-11-20T11:30:00.000Z' }));
    const item = { id: 'x', at: '2026-11-20T11:10:00.000Z', kind: 'check-in', about: 'groen' } as const;
    assert.equal(nextDue({ ...waiting, agenda: [item] }), item.at);
  });
});

describe('a row of the work list', () => {
  it('is overdue from a broken promise on until somebody takes over, also when the next one was asked', () => {
    const passed = [{ worker: 'daan', at: NOON, why: 'geen antwoord op tijd' }];
    const handover = {
      state: 'offered',
      urgency: 'normal',
      reason: 'vraagt om een mens',
      requestedAt: NOON,
      offeredAt: NOON,
      worker: 'fatma',
      passed,
    } as const;
    assert.equal(toRow({ ...conversation(), handover: { ...handover, passed } }).overdue, true);
    assert.equal(toRow({ ...conversation(), handover: { ...handover, passed: [] } }).overdue, false);
    const taken = { ...handover, passed, state: 'accepted' } as const;
    assert.equal(toRow({ ...conversation(), handover: taken }).overdue, false);
  });
});
