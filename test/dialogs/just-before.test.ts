import assert from 'node:assert/strict';
import { newConversation, type Conversation, type Line } from '../../dialogs/conversation.ts';
import { writtenJustBefore } from '../../dialogs/just-before.ts';

const NOW = '2026-11-24T09:10:00.000Z';

/** A resident's line so many seconds before now. */
const wrote = (text: string, seconds: number, more: Partial<Line> = {}): Line => ({
  id: text,
  at: new Date(Date.parse(NOW) - seconds * 1000).toISOString(),
  from: 'resident',
  text,
  ...more,
});

const talk = (...transcript: Line[]): Conversation => ({ ...newConversation('talk', NOW, 'nl'), transcript });

describe('what was written just before', () => {
  it('is the last three messages, the oldest first, whatever was answered between', () => {
    const answered = wrote('Wat heb je nu nodig?', 35, { from: 'bot' });
    const conversation = talk(wrote('a', 50), wrote('b', 40), answered, wrote('c', 30), wrote('d', 20));
    assert.deepEqual(writtenJustBefore(conversation, NOW), ['b', 'c', 'd']);
  });

  it('each at most two minutes before the next', () => {
    const conversation = talk(wrote('a', 300), wrote('b', 170), wrote('c', 60));
    assert.deepEqual(writtenJustBefore(conversation, NOW), ['b', 'c']);
    assert.deepEqual(writtenJustBefore(talk(wrote('a', 121)), NOW), []);
  });

  it('typed by the resident: what was spoken, or told at a table, is whole', () => {
    assert.deepEqual(writtenJustBefore(talk(wrote('a', 20, { spoken: 'heard' }), wrote('b', 10)), NOW), [
      'b',
    ]);
    assert.deepEqual(writtenJustBefore(talk(wrote('a', 20, { sitting: 's1' }), wrote('b', 10)), NOW), ['b']);
  });
});
