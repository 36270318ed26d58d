import assert from 'node:assert/strict';
import { caseExport } from '../../bot/desk/case-export.ts';
import { real } from '../dialogs/stage.ts';
import { openCase } from '../dialogs/traject/case.ts';

const NOW = '2026-11-16T09:00:00.000Z';

function exported(change: (one: ReturnType<typeof openCase>) => void = () => undefined) {
  const one = openCase(NOW, (conversation) => {
    conversation.fixedContact = 'samira';
    conversation.money.participant = 'demo-esra';
  });
  one.says('geheim verhaal');
  one.act('samira', { do: 'accept' });
  one.act('samira', { do: 'note', text: 'alleen voor ons' });
  one.traject('samira', { do: 'results', results: { intake: 'Betalingsregeling treffen' } });
  one.traject('samira', { do: 'goal', text: 'rust' });
  const goal = one.conversation().traject?.goals?.[0]?.id;
  one.traject('samira', { do: 'todo', text: 'post in een tas', who: 'resident', goal });
  change(one);
  const { content } = real();
  const worker = content.facts.people.find(({ id }) => id === 'samira');
  assert.ok(worker);
  return caseExport(one.conversation(), { ...content, load: () => 0 }, NOW, worker);
}

describe('A case to take along', () => {
  it('holds the handover, the plan and the results in the city’s own words', () => {
    const found = exported();
    assert.equal(found.handover?.worker, 'Samira Voorbeeld');
    const steps = [{ text: 'post in een tas', who: 'resident', done: false }];
    assert.deepEqual(found.plan.goals, [{ text: 'rust', reached: false, steps }]);
    assert.deepEqual(found.plan.steps, []);
    assert.deepEqual(found.results, { intake: 'Betalingsregeling treffen' });
    assert.equal(found.made.by, 'Samira Voorbeeld');
  });

  it('holds no transcript, no notes and nothing of the Huishoudboekje', () => {
    assert.doesNotMatch(JSON.stringify(exported()), /alleen voor ons|demo-esra|participant|transcript/);
  });
});
