import assert from 'node:assert/strict';
import fc from 'fast-check';
import { distance, namedArea } from '../../dialogs/answers/area.ts';

/** As the textbook has it (Wagner and Fischer), over the ends of both words. */
function textbook(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const [first, second] = [one.slice(0, -1), other.slice(0, -1)];
  const same = one.at(-1) === other.at(-1) ? 0 : 1;
  return Math.min(textbook(first, other) + 1, textbook(one, second) + 1, textbook(first, second) + same);
}

describe('the neighbourhood that someone names', () => {
  it('is as many letters away as the textbook says, and never more than is asked for', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), maxLength: 4 });
    fc.assert(
      fc.property(word, word, fc.nat(6), (one, other, limit) => {
        assert.equal(distance(one, other, limit), Math.min(textbook(one, other), limit + 1));
      }),
    );
  });

  it('is known with a mistake or two, not with more, and not by a short word that looks like it', () => {
    const areas = ['Charlois', 'Noord', 'Oud-Crooswijk'];
    const said = ['charlois', 'ik woon in sjarlois', 'oud croswijk', 'nord', 'oost', 'scharlaken', ''];
    assert.deepEqual(
      said.map((text) => namedArea(areas, text)),
      ['Charlois', 'Charlois', 'Oud-Crooswijk', 'Noord', undefined, undefined, undefined],
    );
  });
});
