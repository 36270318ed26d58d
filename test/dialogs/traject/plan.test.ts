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
  it('is a goal and the steps of three people in plain words, sent for receipt', () => {
    const one = guided();
    assert.deepEqual(one.traject('samira', { do: 'plan', goal: 'de huur weer op tijd betalen' }), [
      'Hier werken jullie naartoe: de huur weer op tijd betalen.\nJij: post in een tas doen\nSamira Voorbeeld: woningcorporatie bellen\nDe vrijwilliger: meelopen naar het geldcafe\n[...] 0 van de 3 stappen gedaan.',
      'Samira Voorbeeld stuurde dit plan voor jullie samen. Heb je het gelezen en klopt het?\n1 ja\n2 nee',
    ]);
    one.says('ja', {});
    assert.equal(one.conversation().traject?.goal?.receivedAt, MONDAY);
  });

  it('that is not right reaches the worker, and stops nothing', () => {
    const one = guided();
    one.traject('samira', { do: 'plan', goal: 'rust' });
    assert.match(one.says('2').join(' '), /Samira Voorbeeld past het met je aan/);
    assert.equal(one.conversation().traject?.goal?.receivedAt, undefined);
    assert.ok(one.notices().includes('samira message'));
  });

  it('shows how far somebody is whenever they ask, as a picture that an SMS can carry', () => {
    const one = guided();
    const [first] = one.conversation().traject?.todos ?? [];
    one.traject('samira', { do: 'todo-done', id: first?.id ?? '' });
    assert.match(one.says('mijn plan').at(-1) ?? '', /\n\[#\.\.\] 1 van de 3 stappen gedaan\.$/);
  });

  it('never has more than three steps open at a time', () => {
    const one = guided();
    const fourth = { do: 'todo', text: 'nog iets', who: 'resident' } as const;
    assert.equal(one.refused('samira', { do: 'traject', action: fourth }), 'too-many-open');
  });
});
