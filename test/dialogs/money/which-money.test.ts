import assert from 'node:assert/strict';
import type { Income } from '../../../dialogs/money/facts.ts';
import { euro } from './made-ledger.ts';
import { openChecked, type MoneyStage } from './open.ts';

const ids = (stage: MoneyStage, text: string) => stage.write({ text }).map(({ id }) => id);
const ASKS_PERSON = ['money.not-sure', 'money.asking', 'handover.hears-by'];

function income(description: string, received?: string): Income {
  const came = received === undefined ? {} : { received };
  return { agreementId: description, description, amount: euro('123'), expected: '2026-11-18', ...came };
}
const CAME = [income('Salaris ABC', '2026-11-18'), income('Zorgtoeslag', '2026-11-19')];
const open = (incomes = CAME) => openChecked({ facts: { incomes } });

describe('What the ledger does not show', () => {
  for (const text of [
    'hoeveel schuld heb ik nog',
    'how much debt do I have left',
    'ne kadar borcum kaldı',
    'كم بقي من ديوني',
    'ile mam jeszcze długu',
    'cuánta deuda me queda',
    'kuantu debe mi tin ainda',
    'hoeveel spaargeld heb ik',
    'hoeveel heb ik uitgegeven',
    'how much did i spend',
    'ile wydałem',
    'cuanto gaste',
  ]) {
    it(`is no saldo: "${text}"`, () => {
      assert.deepEqual(ids(open(), text), ['money.not-sure', 'money.person']);
    });
  }
});

describe('Income', () => {
  for (const text of [
    'hoeveel salaris heb ik gekregen',
    'is mijn loon al binnen',
    'how much salary did i get',
    'maaşım geldi mi',
    'هل وصل راتبي',
    'kiedy będzie pensja',
    'ya llegó mi sueldo',
    'mi salario a drenta kaba',
  ]) {
    it(`is told of by name, and is no saldo: "${text}"`, () => {
      const said = open().ask(text).join('\n');
      assert.match(said, /Salaris ABC/);
      assert.doesNotMatch(said, /Zorgtoeslag|112[,.]40/);
    });
  }

  it('that did not come yet is waited for', () => {
    for (const text of ['is mijn uitkering al binnen', 'wanneer komt mijn uitkering', 'uitkering yattı mı']) {
      const said = ids(open([income('Uitkering gemeente')]), text);
      assert.equal(said[0], 'money.income-waiting', text);
    }
  });

  it('that the ledger does not know is asked of a person, and no other is named', () => {
    for (const text of ['is mijn uitkering al binnen', 'is mijn huurtoeslag al binnen'])
      assert.deepEqual(ids(open(), text), ASKS_PERSON, text);
    assert.deepEqual(ids(open(), 'mijn uitkering is laat'), ASKS_PERSON);
  });

  it('that came besides is only that which was named', () => {
    const stage = open();
    assert.deepEqual(ids(stage, 'ik heb vakantiegeld gekregen'), ['money.incoming']);
    stage.ask('1');
    const asked = stage.conversation().promises.find(({ kind }) => kind === 'money-answer');
    assert.match(asked?.what ?? '', /"ik heb vakantiegeld gekregen", wens: laten uitbetalen/);
    const seen = [...CAME, income('Vakantiegeld ABC', '2026-11-17')];
    for (const text of [
      'ik heb vakantiegeld gekregen',
      'i got my holiday pay',
      'tatil parası geldi ne yapayım',
    ])
      assert.match(open(seen).ask(text).join('\n'), /Vakantiegeld ABC/, text);
  });
});

describe('A saldo', () => {
  it('of another day is said not to be known', () => {
    for (const text of [
      'wat was mijn saldo vorige maand',
      'wat is mijn saldo volgende week',
      'wat was mijn saldo in oktober',
      'what was my balance last month',
      'geçen ay bakiyem ne kadardı',
    ])
      assert.deepEqual(ids(open(), text), ['money.only-now', 'money.balance'], text);
    assert.deepEqual(ids(open(), 'wat is mijn saldo'), ['money.balance']);
  });
});

describe('After an amount or a day was told', () => {
  const GOES_ON = [
    ['wanneer komt mijn leefgeld', 'hoeveel is dat', 'money.payout'],
    ['when do i get my leefgeld', 'how much is it', 'money.payout'],
    ['kiedy dostanę pieniądze', 'ile to będzie', 'money.payout'],
    ['wanneer komt mijn leefgeld', 'hoeveel', 'money.payout'],
    ['wanneer komt mijn leefgeld', 'welke dag', 'money.payout'],
    ['saldo', 'hoeveel mag ik er van opmaken', 'money.spend'],
    ['what is my balance', 'how much of it can i spend', 'money.spend'],
    ['bakiyem ne kadar', 'ne kadarını harcayabilirim', 'money.spend'],
    ['saldo', 'hoezo zo weinig', 'money.asking'],
    ['bakiyem ne kadar', 'neden bu kadar az', 'money.asking'],
    ['saldo', 'en mijn partner?', 'money.only-own'],
    ['saldo', 'en die van mijn man?', 'money.only-own'],
    ['what is my balance', 'and my wife?', 'money.only-own'],
    ['bakiyem ne kadar', 'ya kocamınki?', 'money.only-own'],
  ] as const;
  for (const [first, then, wanted] of GOES_ON) {
    it(`"${then}" goes on about it`, () => {
      const stage = open();
      stage.ask(first);
      const said = ids(stage, then);
      assert.ok(said.includes(wanted), said.join(' '));
    });
  }

  it('news of somebody near is none about money', () => {
    for (const text of ['mijn dochter is ziek', 'mijn man is overleden']) {
      const stage = open();
      stage.ask('saldo');
      assert.ok(!ids(stage, text).includes('money.only-own'), text);
    }
  });

  it('another hour, or another talk, stands by itself', () => {
    const stage = open();
    stage.ask('saldo');
    stage.wait(120);
    assert.ok(!ids(stage, 'en mijn partner?').includes('money.only-own'));
  });
});
