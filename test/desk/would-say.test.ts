/** What a worker reads before a deed is what the resident gets after it, and reading it changes nothing. */
import assert from 'node:assert/strict';
import { wouldSay } from '../../bot/desk/would-say.ts';
import type { DeskAction } from '../../dialogs/desk-actions.ts';
import { openCase } from '../dialogs/traject/case.ts';

const MONDAY = '2026-11-16T09:00:00.000Z';

function withGoal(change: Parameters<typeof openCase>[1] = () => undefined) {
  const one = openCase(MONDAY, (conversation) => {
    conversation.fixedContact = 'samira';
    change(conversation);
  });
  one.traject('samira', { do: 'goal', text: 'huur' });
  const reached = { do: 'goal-reached', id: one.conversation().traject?.goals?.[0]?.id ?? '' } as const;
  const look = (worker = 'samira') => {
    const { facts, ...content } = one.context();
    const who = facts.people.find(({ id }) => id === worker) ?? assert.fail(worker);
    const action: DeskAction = { do: 'traject', action: reached };
    return wouldSay(one.conversation(), who, action, { facts, ...content });
  };
  return { one, look, reached };
}

describe('What a deed would say', () => {
  it('is word for word what is sent when it is done, and is done by nobody who only looked', () => {
    const { one, look, reached } = withGoal();
    const before = structuredClone(one.conversation());
    const shown = look();
    assert.deepEqual(one.conversation(), before);
    assert.ok('says' in shown);
    assert.deepEqual(
      shown.says.map(({ text }) => text),
      one.traject('samira', reached),
    );
  });

  it('has the same in Dutch beside it for who reads another language', () => {
    const { look } = withGoal((conversation) => {
      conversation.lang = 'en';
    });
    const shown = look();
    assert.ok('says' in shown);
    assert.equal(shown.says[0]?.means, 'Jullie doel is bereikt: huur. Dat heb je goed gedaan.');
    assert.equal(shown.says[0].lang, 'en');
    assert.notEqual(shown.says[0].text, shown.says[0].means);
  });

  it('is nothing to who wants no messages, and nothing to who cannot be reached', () => {
    const stopped = withGoal((conversation) => {
      conversation.optedOutAt = MONDAY;
    });
    const nowhere = withGoal((conversation) => {
      conversation.channels = [];
    });
    assert.deepEqual([stopped.look(), nowhere.look()], [{ says: [] }, { says: [] }]);
  });

  it('is told to nobody who may not do it', () => {
    assert.ok('refusal' in withGoal().look('daan'));
  });
});
