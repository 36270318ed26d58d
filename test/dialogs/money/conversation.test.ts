import assert from 'node:assert/strict';
import { smsSize } from '../../../bot/content/sms-segments.ts';
import { bill, euro, PARTICIPANT, payout } from './made-ledger.ts';
import { openChecked, openMoney } from './open.ts';

describe('a money question in a conversation', () => {
  it('names each read in the audit: who, whose, what, and no amount', () => {
    const stage = openChecked({ city: 'with-fixed-costs' });
    const before = stage.effects.length;
    stage.ask('hoeveel heb ik nog en wanneer krijg ik geld');
    assert.deepEqual(
      stage.effects.slice(before).filter((effect) => effect.kind === 'audit'),
      [
        { kind: 'audit', who: 'resident', what: 'balance', participant: PARTICIPANT },
        { kind: 'audit', who: 'resident', what: 'payouts', participant: PARTICIPANT },
      ],
    );
  });

  it('asks the ledger about one participant, and for no more than was asked', () => {
    const stage = openChecked();
    stage.ledger.asked.length = 0;
    stage.ask('wat is mijn saldo');
    assert.deepEqual(stage.ledger.asked, [
      {
        participant: PARTICIPANT,
        want: ['balance'],
        today: '2026-11-20',
        from: '2026-10-16',
        to: '2027-01-21',
      },
    ]);
  });

  it('does not load money before the birthday is right', () => {
    const stage = openMoney();
    stage.ask('wat is mijn saldo');
    stage.ask('K7M2P9QX');
    stage.ask('4 mei');
    assert.ok(stage.ledger.asked.every(({ want }) => !want.includes('balance')));
  });

  it('tells a person again of a saldo that is still below zero after a month', () => {
    const stage = openChecked();
    stage.ledger.facts.balance = { balance: stage.ledger.facts.balance.balance.negated() };
    assert.match(stage.ask('saldo').join('\n'), /Ik vraag Samira Voorbeeld om met je mee te kijken/);
    stage.desk('samira', { do: 'accept' });
    stage.desk('samira', { do: 'return', agreed: 'we kijken samen' });
    assert.doesNotMatch(stage.ask('saldo').join('\n'), /Ik vraag/);
    stage.wait(31 * 24 * 60);
    stage.ask('saldo');
    assert.match(stage.ask('3 mei').join('\n'), /Ik vraag Samira Voorbeeld/);
  });

  it('is kept when the person who was asked has written', () => {
    const stage = openChecked({ facts: { unknown: { balance: 'unreachable' } } });
    stage.ask('saldo');
    stage.desk('samira', { do: 'accept' });
    stage.desk('samira', { do: 'write', text: 'Je saldo is weer te zien.' });
    const promised = stage.conversation().promises.find((one) => one.kind === 'money-answer');
    assert.ok(promised?.keptAt !== undefined);
  });

  it('is owed by the next one when the asked person cannot', () => {
    const stage = openChecked({ facts: { unknown: { balance: 'unreachable' } } });
    stage.ask('saldo');
    stage.desk('samira', { do: 'decline', reason: 'vol' });
    const { handover, promises } = stage.conversation();
    assert.equal(promises.find((one) => one.kind === 'money-answer')?.owner, handover?.worker);
    assert.notEqual(handover?.worker, 'samira');
  });

  it('is told honestly when nobody kept the promise', () => {
    const stage = openChecked({ facts: { unknown: { balance: 'unreachable' } } });
    stage.ask('saldo');
    const lines = stage.wait(8 * 60).map(({ id }) => id);
    assert.ok(lines.includes('promise.broken'));
  });

  it('goes on the next day where the intake rested, after its answer', () => {
    const stage = openChecked();
    stage.ask('ik heb schulden');
    stage.wait(26 * 60);
    const lines = stage.ask('wat is mijn saldo').join('\n');
    assert.match(lines, /€ 112,40/);
    assert.doesNotMatch(lines, /achter met betalen/);
    assert.match(stage.ask('hoi').join('\n'), /Zullen we verdergaan/);
  });

  it('is answered in the choices of the intake too', () => {
    const stage = openChecked();
    stage.ask('hoi');
    assert.match(stage.ask('leefgeld (geld om van te leven) of saldo').join('\n'), /Waar gaat je vraag over/);
    assert.match(stage.ask('1').join('\n'), /€ 112,40/);
  });

  it('starts a new request for extra money from that list, whatever was asked before', () => {
    const stage = openChecked();
    stage.ask('mag ik 50 euro extra voor een bril');
    stage.ask('morgen');
    stage.ask('2');
    stage.ask('hoi');
    stage.ask('leefgeld (geld om van te leven) of saldo');
    assert.match(stage.ask('4').join('\n'), /Hoeveel heb je nodig/);
  });

  it('offers the own contact, also after somebody else was there', () => {
    const stage = openChecked();
    stage.desk('daan', { do: 'accept' });
    stage.desk('daan', { do: 'return', agreed: 'klaar' });
    assert.match(stage.ask('is mijn huur betaald').join('\n'), /Wil je dat Samira Voorbeeld met je meekijkt/);
    assert.match(stage.ask('ja').join('\n'), /Ik vraag het aan Samira Voorbeeld/);
  });

  it('fits in two SMS segments, also with the largest amounts and the longest lists', () => {
    const days = ['02', '04', '09', '11', '16', '18', '23', '30'].map((day) => `2026-12-${day}`);
    const reason =
      'verrekening van de wasmachine en de jaarafrekening van het water, besproken op kantoor in september '.repeat(
        2,
      );
    const stage = openChecked({
      city: 'with-fixed-costs',
      facts: {
        balance: { balance: euro('-12345678.90') },
        payouts: [
          ...days.map((date) => payout(date, '12345.67', { scheduled: '2026-12-26' })),
          payout('2026-11-19', '12345.67', { status: 'sent', agreed: euro('54321.09'), reason }),
        ],
        bills: Array.from({ length: 8 }, (_, at) =>
          bill('other', '2026-11-25', {
            agreementId: String(at),
            amount: euro('12345.67'),
            description: reason,
          }),
        ),
        incomes: [{ agreementId: '1', description: reason, amount: euro('1'), expected: '2026-11-18' }],
      },
    });
    const questions = [
      'hoeveel heb ik nog en wanneer krijg ik geld',
      'waarom is het minder',
      'zijn mijn rekeningen betaald',
      'mijn uitkering is laat',
    ];
    for (const line of questions.flatMap((text) => stage.ask(text))) {
      const { segments, encoding } = smsSize(line);
      assert.ok(segments <= 2, `${segments} segments: ${line}`);
      assert.equal(encoding, 'gsm-7', line);
    }
  });

  it('switches language in the middle of the check', () => {
    const stage = openMoney();
    stage.ask('K7M2P9QX');
    assert.match(stage.ask('english please').join('\n'), /on which day and month were you born/);
    assert.match(stage.ask('3 May').join('\n'), /All set/);
  });

  it('rests on request in the middle of the check, and goes on there', () => {
    const stage = openMoney();
    stage.ask('wat is mijn saldo');
    stage.ask('K7M2P9QX');
    stage.ask('later');
    stage.wait(60);
    assert.match(stage.ask('3 mei').join('\n'), /€ 112,40/);
  });

  it('is only passed on while a person has the conversation', () => {
    const stage = openChecked();
    stage.desk('samira', { do: 'accept' });
    assert.deepEqual(stage.ask('wat is mijn saldo'), []);
  });

  it('puts two different late payouts to one person in one promise', () => {
    const stage = openChecked({
      facts: {
        payouts: [
          payout('2026-11-05', '60', { status: 'processing', lateFrom: '2026-11-07' }),
          payout('2026-11-12', '60', { status: 'processing', lateFrom: '2026-11-14' }),
        ],
      },
    });
    assert.match(stage.ask('waar blijft mijn leefgeld').join('\n'), /voor zaterdag 14 november/);
    assert.equal(stage.conversation().promises.filter((one) => one.kind === 'money-answer').length, 1);
  });
});
