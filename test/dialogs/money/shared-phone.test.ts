import assert from 'node:assert/strict';
import { bill, payout } from './made-ledger.ts';
import { openChecked, type MoneyStage } from './open.ts';

function shared(choice: '1' | '2' | '3'): MoneyStage {
  const stage = openChecked({ city: 'with-fixed-costs', facts: { bills: [bill('rent', '2026-11-02')] } });
  assert.match(stage.ask('meelezen').join('\n'), /Leest er soms iemand mee/);
  stage.ask(choice);
  return stage;
}

const ALL = [
  'wat is mijn saldo',
  'wanneer krijg ik leefgeld',
  'mijn leefgeld is nog niet binnen',
  'waarom is mijn leefgeld minder',
  'is mijn huur betaald',
  'mijn uitkering is laat',
  'ik heb vakantiegeld gekregen',
];

describe('a telephone that others read', () => {
  it('is mentioned at linking, before any amount was written', () => {
    assert.ok(openChecked().said.some(({ line }) => line.text.includes('typ dan: meelezen')));
  });

  it('gets amounts as before when nobody reads along', () => {
    assert.match(shared('1').ask('saldo').join('\n'), /€ 112,40/);
  });

  it('is asked first, each time, when amounts come on request', () => {
    const stage = shared('2');
    assert.match(stage.ask('saldo').join('\n'), /bedragen. Wil je ze nu zien/);
    assert.match(stage.ask('ja').join('\n'), /€ 112,40/);
    assert.match(stage.ask('saldo').join('\n'), /Wil je ze nu zien/);
    assert.doesNotMatch(stage.ask('nee').join('\n'), /€/);
  });

  it('never gets an amount in writing when that was chosen, and a call is offered', () => {
    const stage = shared('3');
    for (const text of ALL) {
      stage.wait(2);
      assert.doesNotMatch(stage.ask(text).join('\n'), /€/, text);
    }
  });

  it('still hears days', () => {
    assert.match(shared('3').ask('wanneer krijg ik leefgeld').join('\n'), /donderdag 26 november/);
    const stage = shared('3');
    stage.ledger.facts.payouts = [
      payout('2026-11-17', '60', { status: 'processing', lateFrom: '2026-11-19' }),
    ];
    assert.match(stage.ask('mijn leefgeld is nog niet binnen').join('\n'), /voor donderdag 19 november/);
    assert.match(shared('3').ask('is mijn huur betaald').join('\n'), /Huur: betaald op maandag 2 november/);
  });

  it('has a person call with the amount on a yes', () => {
    const stage = shared('3');
    stage.ask('saldo');
    assert.match(stage.ask('1').join('\n'), /Samira Voorbeeld/);
    const promised = stage.conversation().promises.find((one) => one.kind === 'money-answer');
    assert.match(promised?.what ?? '', /gebeld worden, geen bedragen op schrift: "saldo"/);
  });
});
