import assert from 'node:assert/strict';
import { openChecked, type MoneyStage } from './open.ts';

const ids = (stage: MoneyStage, text: string) => stage.write({ text }).map(({ id }) => id);

const OF_ANOTHER = [
  'wat is het saldo van mijn man',
  'hoeveel geld heeft mijn man',
  'hoeveel leefgeld krijgt mijn vrouw',
  'is de huur van mijn moeder betaald',
  "what is my husband's balance",
  'how much money does my wife have',
  'kocamın bakiyesi ne kadar',
  'annem ne kadar para alacak',
  'كم رصيد زوجي',
  'كم فلوس عند زوجي',
  'jakie saldo ma mój mąż',
  'ile pieniędzy ma moja żona',
  'cuánto dinero tiene mi marido',
  'cual es el saldo de mi esposa',
  'kuantu plaka mi esposo tin',
  'kiko ta e saldo di mi mama',
  'wat is het saldo van Ahmed',
  'wat is het saldo van ahmed',
  'what is the balance of ahmed?',
  "what is Ahmed's balance",
  "Ahmet'in bakiyesi ne kadar",
];
const AS_ANOTHER = [
  'ik ben de dochter van Esra, wat is haar saldo',
  'i am her daughter, what is her balance',
  "ben Esra'nın kızıyım, bakiyesi ne kadar",
  'انا ابنتها كم رصيدها',
  'jestem jej córka, jakie jest jej saldo',
  'soy la hija de Esra, cual es su saldo',
  'mi ta yiu di Esra, kuantu ta su saldo',
];
const OWN = [
  'wat is mijn saldo, mijn man is ziek',
  'ik ben de moeder van twee kinderen, wat is mijn saldo',
  'what is my balance, my daughter is ill',
  'Wat is het saldo van Vandaag',
  'saldo van Deze week',
  'Saldo van Mij',
  'wat is het saldo van nu',
  'saldo van mn huishoudboekje',
  'saldo van eergisteren?',
  'saldo van mijn rekening',
  'what is the balance of This month',
  "What's my balance",
];

describe('Whose money it is', () => {
  for (const text of OF_ANOTHER) {
    it(`is heard: "${text}" gets no amount`, () => {
      assert.deepEqual(ids(openChecked({ city: 'with-fixed-costs' }), text), ['money.only-own']);
    });
  }

  for (const text of AS_ANOTHER) {
    it(`is asked again after "${text}"`, () => {
      const stage = openChecked();
      assert.deepEqual(ids(stage, text), ['money.only-own']);
      assert.deepEqual(ids(stage, 'saldo'), ['money.birthday']);
    });
  }

  for (const text of OWN) {
    it(`is the resident's own in "${text}"`, () => {
      assert.ok(ids(openChecked(), text).includes('money.balance'));
    });
  }

  it('is written no more, unasked, when somebody near may not see it', () => {
    for (const text of ['mijn man mag mijn saldo niet zien', 'my husband must not see my balance']) {
      const stage = openChecked();
      assert.deepEqual(ids(stage, text), ['money.unshared'], text);
      assert.deepEqual(ids(stage, 'saldo'), ['money.show'], text);
    }
  });
});
