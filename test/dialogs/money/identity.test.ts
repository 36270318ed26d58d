import assert from 'node:assert/strict';
import { CODE, PARTICIPANT } from './made-ledger.ts';
import { openChecked, openMoney, type MoneyStage } from './open.ts';

const SALDO = 'wat is mijn saldo';
const AMOUNT = /€/;
const BIRTHDAY = /op welke dag en maand ben je geboren/;
const DAY = 24 * 60;

const last = (lines: readonly string[]) => lines.at(-1) ?? '';

function openWith(notified: MoneyStage, what: string): boolean {
  return notified.effects.some((effect) => effect.kind === 'notify' && effect.what === what);
}

describe('who may hear about money', () => {
  it('answers the question that was asked before linking as soon as the birthday is right', () => {
    const stage = openMoney();
    stage.ask(SALDO);
    assert.match(last(stage.ask(`de code is ${CODE}`)), BIRTHDAY);
    assert.match(stage.ask('3-5')[0] ?? '', /Je saldo bij het Huishoudboekje is € 112,40/);
  });

  it('answers what was asked in one message with the code, and with the birthday', () => {
    const stage = openMoney();
    stage.ask(`mijn code is ${CODE} en wat is mijn saldo`);
    const lines = stage.ask('3 mei en wanneer krijg ik geld').join('\n');
    assert.match(lines, /€ 112,40.*\n.*€ 60/);
  });

  it('explains kindly to who is not linked, and asks a person for a code on a yes', () => {
    const stage = openMoney();
    const lines = stage.ask(SALDO);
    assert.match(lines.join('\n'), /vraag je begeleider om een code/);
    assert.match(stage.ask('ja').join('\n'), /Ik vraag het aan .+\n.*Je hoort het vandaag voor 17 uur/);
    const [promised] = stage.conversation().promises.filter((one) => one.kind === 'money-answer');
    assert.match(promised?.what ?? '', /vraagt een code/);
  });

  it('needs nobody any more when the code has come by itself', () => {
    const stage = openMoney();
    stage.ask(SALDO);
    stage.ask('ja');
    stage.ask(CODE);
    assert.ok(
      stage.conversation().promises.every((one) => one.kind !== 'money-answer' || one.keptAt !== undefined),
    );
  });

  for (const spelled of [
    '3 mei',
    '03-05',
    '3/5',
    '3 mei 1987',
    'drie mei',
    '3e van mei',
    'ik ben geboren op 3 mei',
    '0305',
  ]) {
    it(`takes "${spelled}" for the third of May`, () => {
      const stage = openMoney();
      stage.ask(CODE);
      stage.ask(spelled);
      assert.ok(stage.conversation().money.checkedAt !== undefined);
    });
  }

  it('asks the birthday again in other words, and offers a person after that', () => {
    const stage = openMoney();
    stage.ask(SALDO);
    stage.ask(CODE);
    assert.match(last(stage.ask('hoezo')), /jarig/);
    const lines = ['hoezo nou', 'ik snap het niet', 'hoezo'].flatMap((text) => stage.ask(text));
    assert.match(lines.join('\n'), /Wil je dat een mens meekijkt/);
  });

  it('does not keep the birthday in the transcript, right or wrong', () => {
    const stage = openMoney();
    stage.ask(CODE);
    stage.ask('4 mei');
    stage.ask('3 mei');
    const kept = JSON.stringify(stage.conversation());
    assert.doesNotMatch(kept, /[34] mei|05-0[34]/);
  });

  it('locks for a day after three wrong birthdays, and a person knows', () => {
    const stage = openMoney();
    stage.ask(CODE);
    stage.ask('1 mei');
    stage.ask('2 mei');
    const lines = stage.ask('4 mei');
    assert.match(lines[0] ?? '', /tot morgen om 9.15 uur niets over geld/);
    assert.match(lines.join('\n'), /Ik vraag het aan Samira Voorbeeld/);
    assert.ok(openWith(stage, 'offer'));
    const [promised] = stage.conversation().promises.filter((one) => one.kind === 'money-answer');
    assert.match(promised?.what ?? '', /drie keer een verkeerde/);
    assert.match(stage.ask('3 mei').join('\n'), /^(?!.*€)/s);
  });

  it('says nothing while it is locked, also not to the right birthday or a new code', () => {
    const stage = openMoney();
    stage.ask(CODE);
    for (const wrong of ['1 mei', '2 mei', '4 mei']) stage.ask(wrong);
    stage.ledger.codes.set('NEW7KDE4', PARTICIPANT);
    for (const text of [SALDO, '3 mei', 'NEW7KDE4', SALDO, '3-5']) {
      assert.doesNotMatch(stage.ask(text).join('\n'), AMOUNT, text);
    }
  });

  it('lets a locked resident reach a person at once', () => {
    const stage = openMoney();
    stage.ask(CODE);
    for (const wrong of ['1 mei', '2 mei', '4 mei']) stage.ask(wrong);
    assert.match(stage.ask(SALDO).join('\n'), /tot morgen.*\n.*Wil je dat Samira Voorbeeld met je meekijkt/s);
    assert.match(stage.ask('ik wil een mens').join('\n'), /Samira Voorbeeld/);
  });

  it('unlocks after a day, with three new tries', () => {
    const stage = openMoney();
    stage.ask(CODE);
    for (const wrong of ['1 mei', '2 mei', '4 mei']) stage.ask(wrong);
    stage.desk('samira', { do: 'accept' });
    stage.desk('samira', { do: 'return', agreed: 'opnieuw proberen' });
    stage.wait(DAY);
    assert.match(last(stage.ask(SALDO)), BIRTHDAY);
    stage.ask('5 mei');
    assert.match(stage.ask('3 mei').join('\n'), AMOUNT);
  });

  it('counts wrong codes like wrong birthdays', () => {
    const stage = openMoney();
    for (const wrong of ['AAAA2222', 'BBBB3333']) assert.match(last(stage.ask(wrong)), /werkt niet/);
    assert.match(stage.ask('CCCC4444').join('\n'), /drie keer niet/);
    assert.doesNotMatch(stage.ask(CODE).join('\n'), /gekoppeld|Gelukt/);
  });

  it('does not count a number in a story as a wrong code', () => {
    const stage = openMoney();
    stage.ask('ik kreeg een brief van de energie met klantnummer KL23AB45 en ik snap er niks van');
    assert.equal(stage.conversation().money.wrongTries, 0);
  });

  it('does not count a code that could not be looked at', () => {
    const stage = openMoney();
    stage.ledger.busy = true;
    assert.match(last(stage.ask(CODE)), /over een uur/);
    stage.ledger.busy = false;
    assert.equal(stage.conversation().money.wrongTries, 0);
    assert.match(stage.ask(CODE).join('\n'), /Gelukt/);
  });

  it('never takes the same code twice, so that reading back a chat opens nothing', () => {
    const stage = openChecked();
    stage.ask('ontkoppel mijn telefoon');
    stage.ask('ja');
    assert.match(last(stage.ask(CODE)), /al gebruikt/);
    assert.equal(stage.conversation().money.participant, undefined);
  });

  it('checks again after thirty days of silence', () => {
    const stage = openChecked();
    stage.wait(29 * DAY);
    assert.match(stage.ask(SALDO).join('\n'), AMOUNT);
    stage.wait(30 * DAY);
    assert.match(stage.ask(SALDO).join('\n'), BIRTHDAY);
  });

  it('checks again after a silence that was broken by something else', () => {
    const stage = openChecked();
    stage.wait(31 * DAY);
    stage.ask('hoi');
    assert.doesNotMatch(stage.ask(SALDO).join('\n'), AMOUNT);
  });

  it('does not let SMS ride on a link and check made on WhatsApp', () => {
    const stage = openChecked();
    assert.match(stage.ask(SALDO, 'sms').join('\n'), BIRTHDAY);
    assert.match(stage.ask('3 mei', 'sms').join('\n'), AMOUNT);
  });

  it('checks on SMS again after an hour, because a sender can be forged', () => {
    const stage = openChecked({ channel: 'sms' });
    stage.wait(30);
    assert.match(stage.ask(SALDO).join('\n'), AMOUNT);
    stage.wait(30);
    assert.match(stage.ask(SALDO).join('\n'), BIRTHDAY);
  });

  it('checks on WhatsApp again after SMS was used in between', () => {
    const stage = openChecked();
    stage.ask(SALDO, 'sms');
    stage.ask('3 mei', 'sms');
    stage.wait(1);
    assert.match(stage.ask(SALDO, 'whatsapp').join('\n'), BIRTHDAY);
  });

  it('never unlocks when the ledger knows no birthday or cannot be reached; a person is asked', () => {
    for (const facts of [{ birthday: undefined }, { unknown: { participant: 'unreachable' } as const }]) {
      const stage = openMoney({ facts });
      stage.ask(CODE);
      const lines = stage.ask('3 mei').join('\n');
      assert.match(lines, /niet nagaan.*\n.*Ik vraag het aan Samira Voorbeeld/);
      assert.doesNotMatch(stage.ask(SALDO).join('\n'), AMOUNT);
    }
  });

  it('says nothing about money to who does not give a birthday, and offers a person', () => {
    const stage = openMoney();
    stage.ask(CODE);
    assert.match(stage.ask('weet ik niet').join('\n'), /niets over je geld.*\n.*Wil je dat Samira/s);
  });

  for (const text of ['verkeerd verbonden', 'dit is niet het nummer van die mevrouw', 'wrong number']) {
    it(`"${text}": unlinks at once, stops all plans, and a worker looks for the resident`, () => {
      const stage = openChecked();
      stage.ask('stuur me een bericht als mijn leefgeld komt');
      const lines = stage.ask(text);
      assert.equal(lines.length, 1);
      const { money, agenda, promises } = stage.conversation();
      assert.equal(money.participant, undefined);
      assert.equal(money.notices, false);
      assert.ok(agenda.every((item) => item.kind !== 'payout-notice'));
      assert.ok(promises.some((one) => one.kind === 'phone-task' && /iemand anders/.test(one.what)));
      assert.ok(openWith(stage, 'phone-task'));
      assert.doesNotMatch(stage.ask(SALDO).join('\n'), AMOUNT);
    });
  }

  it('takes "ik ben niet" with the resident\'s own name for a number that changed hands, and nothing else', () => {
    for (const [text, unlinked] of [
      ['nee ik ben niet Esra', true],
      ['ik ben niet gek', false],
    ] as const) {
      const stage = openMoney();
      stage.write({ text: CODE, name: 'Esra Verzonnen' });
      stage.ask('3 mei');
      stage.ask(text);
      assert.equal(stage.conversation().money.participant === undefined, unlinked, text);
    }
  });

  it('takes the worker who made the code for the own contact', () => {
    assert.equal(openChecked().conversation().fixedContact, 'samira');
  });

  it('forgets choices and consent when another participant is linked', () => {
    const stage = openChecked();
    stage.ask('kan mijn dochter mijn saldo zien');
    stage.ask('ja');
    stage.ask('mijn dochter Noor');
    stage.ask('meelezen');
    stage.ask('3');
    stage.ledger.codes.set('NEW7KDE4', 'burger-8');
    stage.ask('NEW7KDE4');
    const { money, consent } = stage.conversation();
    assert.equal(money.writing, undefined);
    assert.ok(Object.values(consent).every(({ given }) => !given));
  });
});
