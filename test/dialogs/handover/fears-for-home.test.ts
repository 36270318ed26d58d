import assert from 'node:assert/strict';
import { openStage } from '../stage.ts';

const TUESDAY = '2026-11-24T09:00:00.000Z';
const SAID = [
  'ik ben bang dat ik mijn huis kwijtraak',
  'ben zo bang dat we ons huis uit moeten',
  "i'm so scared i will lose my home",
  'evimi kaybetmekten çok korkuyorum',
  'خايفة اخسر بيتي',
  'boję się że stracę mieszkanie',
  'tengo miedo de perder mi casa',
  'mi tin miedu di perde mi kas',
];

function said(text: string): readonly string[] {
  return openStage(TUESDAY)
    .write({ text })
    .map(({ id }) => id ?? '');
}

describe('Who is afraid to lose the home', () => {
  for (const text of SAID)
    it(`is helped with that, and hears no numbers for danger: "${text}"`, () => {
      assert.deepEqual(said(text).slice(0, 3), ['acute.sorry-home', 'about.introduction', 'handover.asking']);
    });

  it('and of somebody who is there, hears them first', () => {
    assert.equal(said('ik ben bang dat ik mijn huis kwijtraak en hij slaat me')[0], 'danger.violence');
  });
});
