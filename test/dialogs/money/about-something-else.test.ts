/** Right after a saldo or leefgeld was told, what is about something else is heard as that. */
import assert from 'node:assert/strict';
import { openChecked } from './open.ts';

const OF_MONEY = /^(?:money\.(?!notices-stopped|extra)|later\.lead)/;
const ELSE = [
  ['wat is mijn saldo', 'ik heb mijn medicijnen niet gekregen'],
  ['wat is mijn saldo', 'ik heb mijn brief niet gekregen'],
  ['wat is mijn saldo', 'de voedselbank is niet gekomen'],
  ['wat is mijn saldo', 'mijn adres klopt niet'],
  ['wat is mijn saldo', 'en mijn zoon is vermist'],
  ['wat is mijn saldo', 'ziet mijn man dit?'],
  ['wanneer komt mijn leefgeld', 'nee ik ben 34'],
  ['wanneer komt mijn leefgeld', 'nee bel 010 1234567'],
] as const;
/** What the talk goes on with, after the no to the offer that came with the money. */
const NO_AND_ELSE: Readonly<Record<string, string>> = {
  'nee ik wil 50 euro extra': 'money.extra-for',
  'nee ik heb 3000 schuld': 'intake.arrears',
  'nee maar ik kreeg een brief van 150 euro': 'intake.letter',
};
const NO_AMOUNT = ['mag ik extra geld voor schoenmaat 38', 'mag ik voor 30 november extra geld'];

describe('Right after money was told', () => {
  for (const [first, text] of ELSE)
    it(`is not about the money: "${text}"`, () => {
      const stage = openChecked({ city: 'with-fixed-costs' });
      stage.ask(first);
      const ids = stage.write({ text }).map(({ id }) => id ?? '');
      assert.ok(!ids.some((id) => OF_MONEY.test(id)), ids.join());
      assert.equal(stage.conversation().handover, undefined);
    });

  for (const [text, id] of Object.entries(NO_AND_ELSE))
    it(`goes on with what is told beside the no: "${text}"`, () => {
      const stage = openChecked();
      stage.ask('wanneer komt mijn leefgeld');
      const ids = stage.write({ text }).map((said) => said.id ?? '');
      assert.ok(ids.includes(id) && !ids.includes('money.not-sure'), ids.join());
    });

  for (const text of NO_AMOUNT)
    it(`a number that is no amount is none: "${text}"`, () => {
      const stage = openChecked();
      assert.deepEqual(
        stage.write({ text }).map(({ id }) => id),
        ['money.extra-amount'],
      );
    });
});
