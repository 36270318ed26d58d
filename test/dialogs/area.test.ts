import assert from 'node:assert/strict';
import fc from 'fast-check';
import { areasIn, distance, namedArea, severalAreas } from '../../dialogs/answers/area.ts';

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

  it('is the one named without a mistake, and the longest of those in each other', () => {
    const areas = ['Crooswijk', 'Kralingen', 'Kralingen-Crooswijk', 'Noord', 'Woord'];
    assert.equal(namedArea(areas, 'woord'), 'Woord');
    assert.deepEqual(areasIn(areas, 'ik woon in kralingen crooswijk'), ['Kralingen-Crooswijk']);
    assert.deepEqual(areasIn(areas, 'van kralingen naar noord'), ['Kralingen', 'Noord']);
  });

  it('is unclear when several are named, unless one lies in the other', () => {
    const city = { areas: ['Charlois', 'Noord', 'Tarwewijk'], neighbourhoods: { Tarwewijk: 'Charlois' } };
    const said = ['ik in noord zij in tarwewijk', 'tarwewijk in charlois', 'noord', 'ergens'];
    assert.deepEqual(
      said.map((text) => severalAreas(city, text)),
      [true, false, false, false],
    );
  });
});
