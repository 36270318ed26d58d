import assert from 'node:assert/strict';
import { CONVERSATION_SCHEMA } from '../../dialogs/conversation.ts';
import { migrate, NewerSchema, readConversation, type Migration } from '../../bot/store/migrations.ts';
import { first } from './world.ts';
import { asStored } from '../as-stored.ts';

describe('A stored conversation', () => {
  const steps: Record<number, Migration> = {
    1: (old) => ({ ...old, steps: ['1'] }),
    2: (old) => ({ ...old, steps: [old['steps'], '2'] }),
  };

  it('of today is read as it is', () => {
    assert.deepEqual(asStored(readConversation(asStored(first('k')))), first('k'));
  });

  it('from before anything could be asked later is read with nothing left to take up', () => {
    const old: Record<string, unknown> = { ...first('k') };
    delete old['later'];
    delete old['unclearSaid'];
    assert.deepEqual(asStored(readConversation(old)), first('k'));
  });

  it('of an older shape goes through every step, in order', () => {
    assert.deepEqual(migrate({ schema: 1, a: 0 }, steps, 3), { schema: 3, a: 0, steps: [['1'], '2'] });
    assert.deepEqual(migrate({ schema: 2, a: 0 }, steps, 3), { schema: 3, a: 0, steps: [undefined, '2'] });
  });

  it('of a newer shape is refused and not touched', () => {
    assert.throws(() => readConversation({ ...first('k'), schema: CONVERSATION_SCHEMA + 1 }), NewerSchema);
  });

  it('without a shape number, or of a wrong shape, is refused', () => {
    for (const raw of [null, 'x', {}, { schema: 'one' }, { ...first('k'), channels: 'many' }])
      assert.throws(() => readConversation(raw));
  });

  it('from before a step that is missing is refused', () => {
    assert.throws(() => migrate({ schema: 1 }, {}, 2), /No migration from schema 1/);
  });

  it('has a step away from every earlier schema', () => {
    for (let schema = 1; schema < CONVERSATION_SCHEMA; schema += 1)
      assert.doesNotThrow(() => migrate({ ...first('k'), schema }));
  });

  it('with the one goal of before has a plan with that goal, sent and received as it was', () => {
    const goal = {
      text: 'rust',
      by: 'samira',
      at: '2026-11-16T09:00:00.000Z',
      receivedAt: '2026-11-17T09:00:00.000Z',
    };
    const old = { ...first('k'), schema: 2, traject: { appointments: [], todos: [], feedback: [], goal } };
    const { traject } = readConversation(old);
    assert.deepEqual(
      traject?.goals?.map(({ text, by }) => [text, by]),
      [['rust', 'samira']],
    );
    assert.deepEqual(traject?.plan, { by: 'samira', sentAt: goal.at, receivedAt: goal.receivedAt });
  });
});
