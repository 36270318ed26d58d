import assert from 'node:assert/strict';
import { wantedNotices } from '../../../bot/channels/teams/notices/wanted.ts';
import { openChecked } from '../money/open.ts';
import { bill, euro } from '../money/made-ledger.ts';
import { openStage, type Said, type Stage } from '../stage.ts';
import { instantOf } from '../play.ts';

const ids = (said: readonly Said[]) => said.map(({ id }) => id);

/** Who gets which card now, as "worker:kind". */
function cards(stage: Stage): string[] {
  const { facts } = stage.context();
  const world = { facts, now: stage.now(), reachable: () => true, channels: [] };
  return wantedNotices(stage.conversation(), world).notices.map(({ to, kind }) => `${to}:${kind}`);
}

/** Daan has the conversation and wrote, on a Saturday on which Ruben is on call. */
function ownedOnSaturday(): Stage {
  const stage = openStage(instantOf('saturday 12:00'));
  stage.write({ text: 'mens' });
  stage.desk('daan', { do: 'accept' });
  stage.desk('daan', { do: 'write', text: 'Ik bel je maandag.' });
  return stage;
}

describe('A worker who has the conversation and went home', () => {
  it('does not keep danger waiting: who is on call is asked and told, and the resident hears who', () => {
    const stage = ownedOnSaturday();
    stage.wait(90);
    const said = ids(stage.write({ text: 'ik wil niet meer leven' }));
    assert.deepEqual(said, ['danger.self-harm', 'handover.asking-danger', 'danger.alone']);
    const { handover } = stage.conversation();
    assert.deepEqual(
      [handover?.state, handover?.worker, handover?.urgency],
      ['offered', 'ruben', 'emergency'],
    );
    assert.ok(cards(stage).includes('ruben:emergency'));
    const note = stage.conversation().transcript.find(({ from }) => from === 'note');
    assert.match(note?.text ?? '', /^Daan Verzonnen werkt nu niet/, 'who comes back reads why');
  });

  it('has kept nothing that they did not do, and owes it no more', () => {
    const stage = ownedOnSaturday();
    stage.write({ text: 'ik heb de brief gevonden' });
    stage.wait(90);
    stage.write({ text: 'ik wil niet meer leven' });
    const { promises } = stage.conversation();
    const kept = promises.filter(({ owner, keptAt, brokenAt }) => owner === 'daan' && keptAt && !brokenAt);
    assert.deepEqual(
      kept.map(({ kind }) => kind),
      ['person-answers', 'first-contact'],
      'he came and wrote; the answer about the letter never was',
    );
    assert.deepEqual(
      promises.filter(({ owner, keptAt }) => owner === 'daan' && keptAt === undefined),
      [],
    );
  });

  it('owes nothing more once it was passed on to a colleague', () => {
    const stage = openStage(instantOf('monday 10:00'));
    stage.write({ text: 'mens' });
    const asked = stage.conversation().handover?.worker ?? '';
    stage.desk(asked, { do: 'accept' });
    const to = asked === 'daan' ? 'fatma' : 'daan';
    stage.desk(asked, { do: 'pass-on', to, reason: 'ik ga naar huis' });
    const open = stage.conversation().promises.filter(({ keptAt }) => keptAt === undefined);
    assert.deepEqual([...new Set(open.map(({ owner }) => owner))], [to]);
  });

  it('has not been in touch when they gave it back without a word', () => {
    const stage = openStage(instantOf('monday 10:00'));
    stage.write({ text: 'mens' });
    const asked = stage.conversation().handover?.worker ?? '';
    stage.desk(asked, { do: 'accept' });
    stage.desk(asked, { do: 'return', agreed: 'Wij bellen morgen.' });
    const { promises } = stage.conversation();
    assert.deepEqual(
      promises.filter(({ kind }) => kind === 'first-contact'),
      [],
    );
  });

  it('does not keep acute need waiting either: help, and on call hears of it', () => {
    const stage = ownedOnSaturday();
    stage.wait(90);
    const said = ids(stage.write({ text: 'mijn kinderen hebben niks te eten vandaag' }));
    assert.ok(said.includes('acute.food-tonight') && said.includes('handover.on-call'), said.join());
    const { handover, stoplight } = stage.conversation();
    assert.deepEqual([handover?.state, handover?.worker, handover?.urgency], ['offered', 'daan', 'red']);
    assert.equal(stoplight?.colour, 'rood');
    assert.ok(cards(stage).includes('ruben:offer'));
  });

  it('keeps the letter of a bailiff that they asked for; one at the door cannot wait', () => {
    const stage = ownedOnSaturday();
    stage.wait(90);
    assert.deepEqual(stage.write({ text: 'ik heb de brief van de deurwaarder gevonden' }), []);
    assert.equal(stage.conversation().handover?.state, 'in-contact');
    stage.write({ text: 'de deurwaarder staat nu voor de deur' });
    assert.equal(stage.conversation().handover?.state, 'offered');
  });

  it('keeps everything else: nothing is said, and it waits for them', () => {
    const stage = ownedOnSaturday();
    stage.wait(90);
    assert.deepEqual(stage.write({ text: 'ik heb de brief gevonden' }), []);
    assert.deepEqual(stage.wait(60 * 24), []);
    assert.equal(stage.conversation().handover?.worker, 'daan');
  });

  it('is there all the same within the hour of their last word; without an answer others are asked', () => {
    const stage = ownedOnSaturday();
    stage.wait(10);
    assert.deepEqual(stage.write({ text: 'mijn kinderen hebben niks te eten vandaag' }), []);
    const { handover, stoplight } = stage.conversation();
    assert.deepEqual([handover?.state, handover?.urgency, stoplight?.colour], ['in-contact', 'red', 'rood']);
    assert.ok(cards(stage).includes('daan:message'), 'at once, not after two minutes');
    const said = ids(stage.wait(100));
    assert.deepEqual(said, ['handover.late', 'handover.asking-later', 'handover.on-call']);
    assert.ok(cards(stage).includes('ruben:offer'));
  });

  it('who took it over in rood and never wrote is not waited for all weekend', () => {
    const stage = openStage(instantOf('friday 16:30'));
    stage.write({ text: 'ik heb geen eten voor mijn kinderen' });
    const asked = stage.conversation().handover?.worker ?? '';
    stage.desk(asked, { do: 'accept' });
    const said = ids(stage.wait(120));
    assert.deepEqual(said, ['handover.late', 'handover.asking-later', 'handover.on-call']);
    assert.ok(cards(stage).includes('noor:offer'));
  });

  it('in danger every word of the resident reaches who is there', () => {
    const stage = openStage(instantOf('sunday 22:00'));
    stage.write({ text: 'ik wil dood' });
    stage.desk('ruben', { do: 'accept' });
    stage.desk('ruben', { do: 'write', text: 'Ik ben er.' });
    stage.wait(180);
    const said = stage.write({ text: 'ben je er nog' });
    assert.deepEqual(ids(said), ['handover.asking-danger']);
    assert.equal(stage.conversation().handover?.worker, 'noor');
  });
});

describe('A worker who went home, and a resident who stopped all messages', () => {
  it('acute need reaches who is on call all the same', () => {
    const stage = ownedOnSaturday();
    stage.write({ text: 'STOP' });
    stage.wait(90);
    stage.write({ text: 'mijn kinderen hebben niks te eten vandaag' });
    assert.equal(stage.conversation().handover?.state, 'offered');
    assert.ok(cards(stage).includes('ruben:offer'), cards(stage).join());
  });

  it('who comes back in danger is not told that somebody reads who is not there', () => {
    const stage = openStage(instantOf('sunday 22:00'));
    stage.write({ text: 'ik wil dood' });
    stage.desk('ruben', { do: 'accept' });
    stage.desk('ruben', { do: 'write', text: 'Ik ben er.' });
    stage.write({ text: 'stop' });
    stage.wait(60 * 5);
    assert.deepEqual(ids(stage.write({ text: 'start' })), ['stop.back', 'handover.asking-danger']);
    assert.equal(stage.conversation().handover?.worker, 'noor');
  });
});

describe('A cry to a worker who is there', () => {
  const talking = () => {
    const stage = openStage(instantOf('saturday 03:00'));
    stage.write({ text: 'ik wil dood' });
    stage.desk('ruben', { do: 'accept' });
    stage.desk('ruben', { do: 'write', text: 'Ik ben er.' });
    stage.wait(60);
    return stage;
  };
  const due = (stage: Stage) =>
    stage.conversation().promises.find(({ kind, keptAt }) => kind === 'reply' && keptAt === undefined);

  it('of danger comes as danger each time, also after a word that waits', () => {
    const stage = talking();
    stage.write({ text: 'ok' });
    stage.wait(10);
    const before = due(stage);
    assert.ok(before?.brokenAt, 'in danger a word is answered in minutes');
    const said = stage.write({ text: 'ik heb pillen geslikt' });
    assert.deepEqual(ids(said), ['danger.self-harm']);
    assert.ok(cards(stage).includes('ruben:danger'));
    const after = due(stage);
    assert.notEqual(after?.id, before.id, 'a card of its own');
    assert.equal(Date.parse(after?.due ?? '') - Date.parse(stage.now()), 5 * 60_000);
    assert.deepEqual(ids(stage.wait(6)), ['danger.here-again'], 'the numbers, while nobody answers');
  });

  it('is told at once what somebody in danger writes, whatever it seems to be', () => {
    const stage = talking();
    stage.write({ text: 'ik ga het nu doen' });
    const [card] = cards(stage);
    assert.match(card ?? '', /^ruben:(message|danger)$/);
  });
});

describe('Who passed', () => {
  it('is not named as who is on call and told too', () => {
    const stage = openStage(instantOf('sunday 21:00'));
    stage.write({ text: 'morgen word ik uit mijn huis gezet' });
    const said = stage.desk('ruben', { do: 'decline', reason: 'ziek' });
    assert.ok(Array.isArray(said));
    assert.ok(!ids(said as readonly Said[]).includes('handover.on-call'));
  });

  it('leaves an ordinary question to the hours of the office, also with who is on call at night', () => {
    const stage = openStage(instantOf('friday 15:30'));
    stage.write({ text: 'wil graag met iemand praten' });
    for (const worker of ['daan', 'fatma', 'joost', 'samira'])
      stage.desk(worker, { do: 'decline', reason: 'vol' });
    const due = stage
      .conversation()
      .promises.find(({ kind, keptAt }) => kind === 'person-answers' && !keptAt);
    assert.equal(due?.due, instantOf('2026-11-23 11:30'));
    assert.deepEqual(stage.wait(60 * 24), []);
  });
});

describe('A promise about money that breaks', () => {
  it('names a moment in working hours as the new one, and is told each time it passes', () => {
    const rent = bill('rent', '2026-11-03', { amount: euro('612.50'), status: 'failed' });
    const stage = openChecked({ city: 'with-fixed-costs', facts: { bills: [rent], incomes: [] } });
    stage.ask('is mijn huur betaald');
    const broken = (said: readonly Said[]) =>
      said.filter(({ id }) => id === 'promise.broken').map(({ line }) => line.text);
    const [first = '', ...none] = broken(stage.wait(60 * 24));
    assert.match(first, /maandag voor 13 uur/, 'on Saturday nobody works');
    assert.deepEqual(none, []);
    assert.equal(broken(stage.wait(60 * 72)).length, 1, 'the new moment passed too');
  });

  it('for days is told once a day, in the hours of the office, and in the end without a new moment', () => {
    const rent = bill('rent', '2026-11-03', { amount: euro('612.50'), status: 'failed' });
    const stage = openChecked({ city: 'with-fixed-costs', facts: { bills: [rent], incomes: [] } });
    stage.ask('is mijn huur betaald');
    const said = stage.wait(60 * 24 * 14);
    const hours = said.map(({ line }) => new Date(line.at).getUTCHours());
    assert.ok(Math.min(...hours) >= 8 && Math.max(...hours) <= 16, `UTC hours ${hours.join()}`);
    const late = said.filter(({ line }) => line.at >= instantOf('2026-11-24 10:00'));
    assert.deepEqual([...new Set(ids(late))], ['handover.nobody']);
    const days = new Set(late.map(({ line }) => line.at.slice(0, 10)));
    assert.equal(days.size, late.length, 'not twice on a day');
  });
});
