import assert from 'node:assert/strict';
import { zoned } from '../../../dialogs/civil-time.ts';
import { payout, type Facts } from './made-ledger.ts';
import { openChecked, textsOf, type MoneyStage } from './open.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const THURSDAY = '2026-11-26';
const WANTS = 'stuur me een bericht als mijn leefgeld komt';

function openNoticed(facts: Partial<Facts> = {}): MoneyStage {
  const stage = openChecked({ facts });
  stage.ask(WANTS);
  return stage;
}

const planned = (stage: MoneyStage): string[] =>
  stage
    .conversation()
    .agenda.filter((item) => item.kind === 'payout-notice')
    .map((item) => `${item.about} ${zoned(item.at).toPlainDateTime().toString().slice(0, 16)}`);

/** Lets the clock run; what is said on the way. */
const during = (stage: MoneyStage, minutes: number): string[] => textsOf(stage.wait(minutes));

/** Somebody at work answers at once, so that no deadline passes while the test waits. */
function answered(stage: MoneyStage): void {
  const { handover } = stage.conversation();
  if (handover?.state !== 'offered') return;
  stage.desk(handover.worker, { do: 'accept' });
  stage.desk(handover.worker, { do: 'return', agreed: 'besproken' });
}

describe('messages about leefgeld', () => {
  it('are offered once, after an answer about leefgeld', () => {
    const stage = openChecked();
    assert.match(stage.ask('wanneer krijg ik leefgeld').join('\n'), /Zal ik je een bericht sturen/);
    stage.ask('nee');
    assert.doesNotMatch(stage.ask('wanneer krijg ik leefgeld').join('\n'), /Zal ik je een bericht sturen/);
    assert.deepEqual(planned(stage), []);
  });

  it('are only sent to who said yes', () => {
    const stage = openChecked();
    stage.ask('wanneer krijg ik leefgeld');
    assert.deepEqual(during(stage, 10 * DAY), []);
  });

  it('are planned for nine in the morning of the day itself', () => {
    const stage = openChecked();
    stage.ask('wanneer krijg ik leefgeld');
    stage.ask('ja');
    assert.deepEqual(planned(stage), [`notice ${THURSDAY} ${THURSDAY}T09:00`]);
  });

  it('begin with a neutral line and never hold an amount', () => {
    const stage = openNoticed({
      payouts: [payout(THURSDAY, '60', { status: 'processing', lateFrom: '2026-11-28' })],
    });
    assert.deepEqual(during(stage, 6 * DAY), ['Een bericht van Warmlijn.\nJe leefgeld is onderweg.']);
  });

  it('say "planned" when the ledger knows no more than the plan', () => {
    const stage = openNoticed();
    assert.deepEqual(during(stage, 6 * DAY), [
      'Een bericht van Warmlijn.\nJe leefgeld staat voor vandaag gepland.',
    ]);
  });

  it('can leave outside the WhatsApp window, as an approved template', () => {
    const stage = openNoticed();
    const line = stage.wait(6 * DAY)[0]?.line;
    assert.equal(line?.delivery?.template, 'payout-notice');
  });

  it('leave an audit line', () => {
    const stage = openNoticed();
    stage.wait(6 * DAY);
    const audited = stage.effects.filter((effect) => effect.kind === 'audit' && effect.who === 'warmlijn');
    assert.deepEqual(
      audited.map((effect) => effect.kind === 'audit' && effect.what),
      ['notice'],
    );
  });

  it('come once for each payout, week after week', () => {
    const days = ['2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17'];
    const stage = openNoticed({ payouts: days.map((date) => payout(date, '60')) });
    assert.equal(during(stage, 30 * DAY).length, 4);
    assert.equal(stage.conversation().agenda.filter((item) => item.kind === 'payout-notice').length, 1);
  });

  it('move along when the payout moves', () => {
    const stage = openNoticed();
    stage.ledger.facts.payouts = [payout('2026-11-27', '60')];
    assert.deepEqual(during(stage, 6 * DAY), []);
    assert.deepEqual(planned(stage), ['notice 2026-11-27 2026-11-27T09:00']);
  });

  it('tell once that it is late, and ask a person', () => {
    const late = payout(THURSDAY, '60', { status: 'processing', lateFrom: '2026-11-28' });
    const stage = openNoticed({ payouts: [late] });
    during(stage, 6 * DAY);
    const lines = during(stage, 2 * DAY);
    assert.equal(lines[0], 'Een bericht van Warmlijn.\nIk zie nog niet dat je leefgeld verstuurd is.');
    assert.match(lines.join('\n'), /Ik vraag het aan Samira Voorbeeld/);
    assert.doesNotMatch(lines.join('\n'), /€/);
    answered(stage);
    assert.doesNotMatch(during(stage, 10 * DAY).join('\n'), /nog niet dat je leefgeld/);
  });

  it('do not call a payout late when the books do not reach that far', () => {
    const stage = openNoticed({
      payouts: [payout(THURSDAY, '60', { status: 'processing', lateFrom: '2026-11-28' })],
    });
    during(stage, 6 * DAY);
    stage.ledger.facts.asOf = '2026-11-25T22:59:59.000Z';
    assert.deepEqual(during(stage, 2 * DAY), []);
    delete stage.ledger.facts.asOf;
    assert.match(during(stage, DAY).join('\n'), /nog niet dat je leefgeld/);
  });

  it('say nothing about late when it was sent after all', () => {
    const stage = openNoticed({
      payouts: [payout(THURSDAY, '60', { status: 'processing', lateFrom: '2026-11-28' })],
    });
    during(stage, 6 * DAY);
    stage.ledger.facts.payouts = [payout(THURSDAY, '60', { status: 'sent', lateFrom: '2026-11-28' })];
    assert.deepEqual(during(stage, 5 * DAY), []);
  });

  it('are tried again on the same day when the ledger cannot be reached, and never guess', () => {
    const stage = openNoticed();
    stage.ledger.facts.unknown = { payouts: 'unreachable' };
    assert.deepEqual(during(stage, 6 * DAY), []);
    stage.ledger.facts.unknown = {};
    assert.equal(during(stage, 4 * HOUR).length, 1);
  });

  it('stop on request, and after STOP, and after unlinking', () => {
    for (const stops of [
      ['geen berichten meer over leefgeld'],
      ['STOP'],
      ['ontkoppel mijn telefoon', 'ja'],
    ]) {
      const stage = openNoticed();
      for (const text of stops) stage.ask(text);
      assert.deepEqual(during(stage, 10 * DAY), [], stops.join());
    }
  });

  it('do not stop all other messages when only these are stopped', () => {
    const stage = openNoticed();
    stage.ask('geen berichten meer over leefgeld');
    assert.equal(stage.conversation().optedOutAt, undefined);
  });

  it('come back after START', () => {
    const stage = openNoticed();
    stage.ask('STOP');
    stage.ask('START');
    stage.ask('hoi');
    assert.match(during(stage, 6 * DAY).join('\n'), /leefgeld staat voor vandaag/);
  });

  it('are silent while a worker writes with the resident', () => {
    const stage = openNoticed();
    stage.desk('samira', { do: 'accept' });
    assert.doesNotMatch(during(stage, 6 * DAY).join('\n'), /leefgeld/);
  });

  it('are silent after danger', () => {
    const stage = openNoticed();
    stage.ask('ik wil niet meer leven');
    assert.deepEqual(planned(stage), []);
    assert.doesNotMatch(during(stage, 7 * DAY).join('\n'), /leefgeld/);
  });
});
