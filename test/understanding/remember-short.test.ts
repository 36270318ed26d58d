import assert from 'node:assert/strict';
import type { Meaning, MeaningContext } from '../../dialogs/meaning.ts';
import { rememberShort } from '../../bot/understanding/remember-short.ts';

/** Counts what is really looked at. */
function counting() {
  const looked: string[] = [];
  const understand = (text: string, { today, lang }: MeaningContext) => {
    looked.push(text);
    return { intent: 'other', words: `${text} ${today} ${lang ?? ''}` } as unknown as Meaning;
  };
  return { looked, understanding: rememberShort({ understand }) };
}

const WORKERS = [{ id: 'r', name: 'Ruben' }];
const CONTEXT: MeaningContext = { today: '2026-11-20', workers: WORKERS, lang: 'nl' };

describe('a short answer', () => {
  it('that came before is not looked at again', () => {
    const { looked, understanding } = counting();
    const first = understanding.understand('ja', CONTEXT);
    assert.equal(understanding.understand('ja', CONTEXT), first);
    assert.deepEqual(looked, ['ja']);
  });

  it('on another day, in another language or with other workers is', () => {
    const { looked, understanding } = counting();
    const others = [
      CONTEXT,
      { ...CONTEXT, today: '2026-11-21' },
      { today: CONTEXT.today, workers: WORKERS },
      { ...CONTEXT, workers: [{ id: 'b', name: 'Bea' }] },
    ];
    for (const other of others) understanding.understand('morgen ruben', other);
    assert.equal(looked.length, 4);
  });

  it('is remembered, a story is not', () => {
    const { looked, understanding } = counting();
    const story = 'ik weet het allemaal niet meer, '.repeat(3);
    for (let times = 0; times < 2; times += 1) understanding.understand(story, CONTEXT);
    assert.equal(looked.length, 2);
  });
});
