import assert from 'node:assert/strict';
import { phoneFor } from '../../../bot/desk/phone-for.ts';
import { mayDo } from '../../../bot/desk/may.ts';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { phoneTaskFor, whoHasPhone } from '../../../dialogs/handover/phone-task.ts';
import { toRow } from '../../../dialogs/desk-row.ts';
import { openStage, real } from '../stage.ts';
import { instantOf } from '../play.ts';
import { openCase, type Case } from '../traject/case.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const { facts } = real().content;

/** A resident who is nobody's open case now, and to whom a message does not arrive. */
function unreached(change: (conversation: Conversation) => void): Case {
  return openCase(MONDAY, (conversation) => {
    change(conversation);
    Object.assign(conversation, phoneTaskFor(conversation, 'bericht komt niet aan', { facts, now: MONDAY }));
  });
}
const tasks = ({ promises }: Conversation) =>
  promises.filter(({ kind, keptAt }) => kind === 'phone-task' && keptAt === undefined);
const person = (id: string) => facts.people.find((one) => one.id === id) ?? assert.fail(id);
const oranje = {
  colour: 'oranje',
  rule: 'arrears',
  reason: 'achterstand',
  basis: 'Wgs',
  at: MONDAY,
  by: 'rules',
} as const;

describe('A resident whose messages do not arrive, without an open handover', () => {
  it('is called by their own contact, who has until a time in their own hours', () => {
    const one = unreached((conversation) => (conversation.fixedContact = 'fatma'));
    const [task] = tasks(one.conversation());
    assert.deepEqual([task?.owner, task?.due], ['fatma', '2026-11-23T13:00:00.000Z']);
    const row = toRow(one.conversation());
    assert.deepEqual([row.callBy, row.promiseDue], ['fatma', task?.due]);
  });

  it('gets a person through the team lead in rood and oranje, and is left in peace when they stopped themselves', () => {
    const known = unreached((conversation) => (conversation.stoplight = oranje));
    assert.equal(tasks(known.conversation())[0]?.owner, 'marijke');
    const stopped = unreached((conversation) => {
      conversation.stoplight = oranje;
      conversation.optedOutAt = MONDAY;
    });
    assert.deepEqual(tasks(stopped.conversation()), []);
    assert.deepEqual(tasks(unreached(() => undefined).conversation()), []);
  });

  it('has the number and the tick only with who is to call', () => {
    const conversation = unreached((one) => (one.stoplight = oranje)).conversation();
    assert.equal(phoneFor(conversation, person('marijke')), '+31600000001');
    assert.equal(phoneFor(conversation, person('samira')), undefined);
    assert.equal(mayDo(conversation, person('marijke')).call, true);
    assert.equal(mayDo(conversation, person('samira')).call, false);
  });

  it('is ticked off when reached, and stays with a new deadline when not', () => {
    const one = unreached((conversation) => (conversation.fixedContact = 'fatma'));
    const called = (reached: boolean) => ({ do: 'traject', action: { do: 'called', reached } }) as const;
    assert.equal(one.refused('samira', called(true)), 'not-open');
    one.act('fatma', called(false));
    const [again] = tasks(one.conversation());
    assert.deepEqual([again?.owner, again?.what], ['fatma', 'opnieuw bellen: niet bereikt']);
    one.act('fatma', called(true));
    assert.deepEqual(tasks(one.conversation()), []);
  });

  it('of whom the number is somebody else’s now is looked for by who was given that call', () => {
    const one = openCase(MONDAY, (conversation) => {
      const task = {
        id: 'x',
        kind: 'phone-task',
        what: 'nummer is van iemand anders',
        owner: 'joost',
        madeAt: MONDAY,
        due: MONDAY,
      } as const;
      conversation.promises = [task];
    });
    assert.equal(whoHasPhone(one.conversation()), 'new-owner');
    one.act('joost', { do: 'traject', action: { do: 'called', reached: true } });
    assert.deepEqual(tasks(one.conversation()), []);
  });
});

describe('Somebody else wrote on the phone of a resident', () => {
  const called = (reached: boolean) => ({ do: 'traject', action: { do: 'called', reached } }) as const;
  const locked = () => {
    const stage = openStage(instantOf('monday 10:00'));
    stage.write({ text: 'mens' });
    const asked = stage.conversation().handover?.worker ?? '';
    stage.desk(asked, { do: 'accept' });
    stage.desk(asked, { do: 'write', text: 'Dag, ik ben er.' });
    stage.desk(asked, { do: 'return', agreed: 'Ik bel dinsdag.' });
    const calm = { intent: 'other', urgent: 'none' } as const;
    const ids = (text: string) => stage.write({ text, understood: calm }).map(({ id }) => id);
    assert.deepEqual(ids('u spreekt met haar man'), ['stranger.heard']);
    assert.equal(whoHasPhone(stage.conversation()), 'stranger');
    return { stage, asked, ids };
  };

  it('stays with whoever calls in vain: nothing is told to that phone before the resident was spoken with', () => {
    const { stage, asked, ids } = locked();
    for (const time of ['once', 'twice']) {
      stage.desk(asked, called(false));
      const [task, ...more] = tasks(stage.conversation());
      assert.match(task?.what ?? '', /^opnieuw bellen: niet bereikt; iemand anders schreef op deze telefoon/);
      assert.equal(task?.what.split('iemand anders').length, 2, `said once, ${time}`);
      assert.deepEqual(more, []);
      assert.deepEqual(ids('wat weten jullie van haar'), ['stranger.again']);
    }
    stage.desk(asked, called(true));
    assert.equal(whoHasPhone(stage.conversation()), undefined);
    assert.ok(!ids('hoi').includes('stranger.again'));
  });

  it('stays while an appointment that was missed is followed', () => {
    const { stage, asked, ids } = locked();
    const at = instantOf('tuesday 10:00');
    const appointment = { kind: 'phone', at, place: 'telefoon' } as const;
    stage.desk(asked, { do: 'traject', action: { do: 'appoint', appointment } });
    stage.wait(60 * 26);
    const id = stage.conversation().traject?.appointments[0]?.id ?? '';
    stage.desk(asked, { do: 'traject', action: { do: 'appointment-outcome', id, came: false } });
    stage.wait(60 * 24 * 3);
    const words = /^bellen: kwam niet en antwoordt niet; iemand anders schreef op deze telefoon/;
    assert.match(tasks(stage.conversation())[0]?.what ?? '', words);
    ids('nou zeg op');
    assert.match(
      tasks(stage.conversation())[0]?.what ?? '',
      /iemand anders schreef/,
      'who wrote is not known',
    );
  });
});
