import assert from 'node:assert/strict';
import { openCase } from './case.ts';

const MONDAY = '2026-11-16T09:00:00.000Z';

function guided() {
  const one = openCase(MONDAY, (conversation) => {
    conversation.fixedContact = 'samira';
  });
  one.traject('samira', { do: 'todo', text: 'post in een tas doen', who: 'resident' });
  one.traject('samira', { do: 'todo', text: 'woningcorporatie bellen', who: 'worker' });
  one.traject('samira', { do: 'todo', text: 'meelopen naar het geldcafe', who: 'volunteer' });
  return one;
}

describe('The plan', () => {
  it('is goals and the steps of three people in plain words, sent for receipt', () => {
    const one = guided();
    one.traject('samira', { do: 'goal', text: 'de huur weer op tijd betalen' });
    one.traject('samira', { do: 'goal', text: 'weer slapen' });
    assert.deepEqual(one.traject('samira', { do: 'plan' }), [
      'Hier werken jullie naartoe: de huur weer op tijd betalen.\nEn hiernaartoe: weer slapen.\nJij: post in een tas doen\nSamira Voorbeeld: woningcorporatie bellen\nDe vrijwilliger: meelopen naar het geldcafe\n[...] 0 van de 3 stappen gedaan.',
      'Samira Voorbeeld stuurde dit plan voor jullie samen. Heb je het gelezen en klopt het?\n1 ja\n2 nee',
    ]);
    one.says('ja', {});
    assert.equal(one.conversation().traject?.plan?.receivedAt, MONDAY);
  });

  it('that is not right reaches the worker, and stops nothing', () => {
    const one = guided();
    one.traject('samira', { do: 'goal', text: 'rust' });
    one.traject('samira', { do: 'plan' });
    assert.match(one.says('2').join(' '), /Samira Voorbeeld past het met je aan/);
    assert.equal(one.conversation().traject?.plan?.receivedAt, undefined);
    assert.ok(one.notices().includes('samira message'));
  });

  it('shows how far somebody is whenever they ask, as a picture that an SMS can carry', () => {
    const one = guided();
    const [first] = one.conversation().traject?.todos ?? [];
    one.traject('samira', { do: 'todo-done', id: first?.id ?? '' });
    assert.match(one.says('mijn plan').at(-1) ?? '', /\n\[#\.\.\] 1 van de 3 stappen gedaan\.$/);
  });

  it('has goals that are reached one by one, each with a kind word, and at most three at a time', () => {
    const one = guided();
    for (const text of ['huur', 'rust', 'werk']) one.traject('samira', { do: 'goal', text });
    const fourth = { do: 'goal', text: 'nog een' } as const;
    assert.equal(one.refused('samira', { do: 'traject', action: fourth }), 'too-many-goals');
    const [first, second] = one.conversation().traject?.goals ?? [];
    assert.deepEqual(one.traject('samira', { do: 'goal-reached', id: first?.id ?? '' }), [
      'Jullie doel is bereikt: huur. Dat heb je goed gedaan.',
    ]);
    one.traject('samira', { do: 'goal-drop', id: second?.id ?? '' });
    assert.match(one.says('mijn plan').join('\n'), /^Hier werken jullie naartoe: werk\.\nJij/);
  });

  it('knows which step leads to which goal, and keeps the step when the goal goes', () => {
    const one = openCase(MONDAY, (conversation) => {
      conversation.fixedContact = 'samira';
    });
    one.traject('samira', { do: 'goal', text: 'huur' });
    const id = one.conversation().traject?.goals?.[0]?.id ?? '';
    one.traject('samira', { do: 'todo', text: 'brief zoeken', who: 'resident', goal: id });
    one.traject('samira', { do: 'todo', text: 'bellen', who: 'worker', goal: 'nergens' });
    const goals = () => one.conversation().traject?.todos.map(({ goal }) => goal);
    assert.deepEqual(goals(), [id, undefined]);
    one.traject('samira', { do: 'goal-drop', id });
    assert.deepEqual(goals(), [undefined, undefined]);
  });

  it('is not sent without a goal', () => {
    assert.equal(guided().refused('samira', { do: 'traject', action: { do: 'plan' } }), 'no-goal');
  });

  it('never has more than three steps open at a time', () => {
    const one = guided();
    const fourth = { do: 'todo', text: 'nog iets', who: 'resident' } as const;
    assert.equal(one.refused('samira', { do: 'traject', action: fourth }), 'too-many-open');
  });
});
