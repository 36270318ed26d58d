/** Who writes for somebody else: the worker reads it once, and it answers no question. */
import assert from 'node:assert/strict';
import { openStage } from './stage.ts';

const SAYS: readonly string[] = [
  'nee het gaat niet om mij',
  'het is voor mijn moeder',
  'it is not about me',
  "no it's for my neighbour",
  'nie chodzi o mnie',
  'no se trata de mí',
  'no ta pa mi',
];

describe('"it is not about me"', () => {
  const asked = (...texts: string[]) => {
    const stage = openStage('2026-11-17T09:00:00.000Z', 'whatsapp');
    for (const text of ['ik heb schulden', ...texts]) stage.write({ text });
    return stage.conversation();
  };
  const notes = (now: ReturnType<typeof asked>) => now.transcript.filter(({ from }) => from === 'note');
  for (const text of SAYS)
    it(`is a note for the worker and no answer: "${text}"`, () => {
      const now = asked(text);
      assert.equal(now.answers.arrears, undefined);
      assert.deepEqual(
        notes(now).map((line) => line.text),
        ['Schrijft voor een ander, niet voor zichzelf.'],
      );
    });
  it('is noted once', () => assert.equal(notes(asked(SAYS[0] ?? '', SAYS[1] ?? '')).length, 1));
  it('is not read in what is told of others', () => {
    for (const text of ['nee mijn moeder betaalt de huur', 'ja ook voor mijn kinderen'])
      assert.equal(notes(asked(text)).length, 0, text);
  });
});
