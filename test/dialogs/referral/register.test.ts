import assert from 'node:assert/strict';
import { converse } from '../../../dialogs/converse.ts';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { registrationState } from '../../../dialogs/referral/registration.ts';
import type { NewRegistration } from '../../../dialogs/referral/register.ts';
import { openCase } from '../traject/case.ts';

const MONDAY = '2026-11-16T09:00:00.000Z';
const TUESDAY = '2026-11-17T09:00:00.000Z';
const SATURDAY = '2026-11-21T09:00:00.000Z';

const FORM: NewRegistration = {
  id: 'reg-1',
  name: 'Roos',
  referrer: { kind: 'wijkteam', name: 'Sanne de Wit', contact: 'sanne@voorbeeld.example', threeWay: true },
  reason: 'drie maanden huurachterstand',
  involved: 'huisarts',
  tried: 'betalingsregeling gevraagd',
  urgent: false,
  channel: { kind: 'sms', via: 'twilio', address: '+31600000044' },
};

/** A resident whom nobody knew before, registered on this moment. */
function registered(at: string, change: (conversation: Conversation) => void = () => undefined) {
  const one = openCase(at, (conversation) => {
    conversation.channels = [];
    conversation.introduced = false;
    change(conversation);
  });
  const said = one.register(FORM);
  return { ...one, said };
}

const open = ({ promises }: Conversation, kind: string) =>
  promises.filter((one) => one.kind === kind && one.keptAt === undefined);

describe('Somebody whom a referrer registered', () => {
  it('is told at once who did, what this is, and asked whether it is right', () => {
    const { said, conversation } = registered(MONDAY);
    assert.match(said[0] ?? '', /automatische assistent/);
    assert.equal(
      said[1],
      'Sanne de Wit heeft je bij mij aangemeld voor hulp met geld. Klopt dat?\n1 ja\n2 nee',
    );
    assert.equal(conversation().name, 'Roos');
    assert.equal(
      conversation().handover?.reason,
      'aangemeld door Sanne de Wit: drie maanden huurachterstand',
    );
    assert.equal(conversation().stoplight, undefined, 'nobody gets a colour from a form');
  });

  it('says whether the referrer may hear of it, and only then is the referrer told anything', () => {
    const one = registered(MONDAY);
    assert.equal(one.conversation().consent.referrer, undefined);
    const [, question] = one.says('ja');
    assert.equal(question, 'Mag Sanne de Wit horen of je hulp krijgt?\n1 ja\n2 nee');
    assert.equal(one.conversation().traject?.referrer, undefined);
    one.says('1');
    assert.equal(one.conversation().consent.referrer?.given, true);
    assert.equal(one.conversation().traject?.referrer?.name, 'Sanne de Wit');
    one.act(one.conversation().handover?.worker ?? '', { do: 'accept' });
    assert.equal(one.conversation().traject?.feedback.at(-1)?.moment, 'accepted');
  });

  it('ends it with one no: what was told of them is gone, and nobody is asked any more', () => {
    const one = registered(MONDAY);
    assert.deepEqual(one.says('nee'), ['Dank je dat je het zegt. Ik doe niets met de aanmelding.']);
    const now = one.conversation();
    const [kept] = now.traject?.registrations ?? [];
    assert.deepEqual([kept?.reason, kept?.involved, kept?.tried], ['', '', '']);
    assert.doesNotMatch(JSON.stringify(now.handover), /huurachterstand/);
    assert.equal(now.handover?.state, 'closed');
    assert.deepEqual([...open(now, 'registration'), ...open(now, 'person-answers')], []);
  });

  it('is asked once a day, however many register the same number', () => {
    const one = registered(MONDAY);
    assert.deepEqual(one.register({ ...FORM, id: 'reg-2' }), []);
    assert.equal(one.conversation().traject?.registrations?.length, 2);
    one.until('2026-11-16T09:01:00.000Z');
    assert.deepEqual(one.register({ ...FORM, id: 'reg-2' }), [], 'the same form twice is one');
    assert.equal(one.conversation().traject?.registrations?.length, 2);
  });

  it('is not written to after STOP, nor while a worker talks with them; a person still takes it up', () => {
    const stopped = registered(MONDAY, (conversation) => {
      conversation.optedOutAt = MONDAY;
      conversation.channels = [{ kind: 'sms', via: 'twilio', address: '+31600000044' }];
    });
    assert.deepEqual(stopped.said, []);
    assert.equal(open(stopped.conversation(), 'registration').length, 1);
    const owned = openCase(MONDAY);
    owned.act('samira', { do: 'accept' });
    assert.deepEqual(owned.register(FORM), []);
    assert.deepEqual(
      open(owned.conversation(), 'registration').map(({ owner }) => owner),
      ['samira'],
    );
  });

  it('without a phone becomes a case all the same, by way of the referrer', () => {
    const { id, name, referrer, reason, involved, tried, urgent } = FORM;
    const noPhone = { id, name, referrer, reason, involved, tried, urgent };
    const one = openCase(MONDAY, (conversation) => {
      conversation.channels = [];
    });
    assert.deepEqual(one.register(noPhone), []);
    assert.equal(one.conversation().handover?.state, 'offered');
    assert.equal(open(one.conversation(), 'registration').length, 1);
  });
});

describe('A referrer who registered somebody', () => {
  it('is owed a confirmation within 24 hours, by a named person who works before then, in a weekend too', () => {
    for (const at of [MONDAY, SATURDAY]) {
      const one = registered(at);
      const [owed] = open(one.conversation(), 'registration');
      assert.equal(Date.parse(owed?.due ?? '') - Date.parse(at), 24 * 3_600_000);
      assert.ok(owed?.owner);
    }
    const [owed] = open(registered(SATURDAY).conversation(), 'registration');
    assert.equal(owed?.owner, 'ruben', 'who is on call on Saturday');
  });

  it('reads that it is late when nobody did, and the team lead is told', () => {
    const one = registered(MONDAY);
    const state = () => {
      const [kept] = one.conversation().traject?.registrations ?? [];
      assert.ok(kept);
      return registrationState(kept, one.now(), (id) => `naam van ${id}`);
    };
    assert.deepEqual([state().state, state().late], ['received', false]);
    one.until('2026-11-17T09:00:01.000Z');
    assert.deepEqual([state().state, state().late], ['received', true]);
    assert.ok(one.notices().includes('marijke offer'));
    const guide = one.conversation().handover?.worker ?? '';
    one.act(guide, { do: 'accept' });
    one.traject(guide, { do: 'confirm-registration', id: 'reg-1' });
    assert.deepEqual(
      [state().state, state().late, state().worker],
      ['confirmed', false, `naam van ${guide}`],
    );
    assert.deepEqual(open(one.conversation(), 'registration'), []);
  });

  it('reads nothing of the resident, also when somebody knew them already', () => {
    const one = registered(TUESDAY);
    const [kept] = one.conversation().traject?.registrations ?? [];
    assert.ok(kept);
    assert.deepEqual(Object.keys(registrationState(kept, TUESDAY, String)).toSorted(), [
      'at',
      'due',
      'late',
      'now',
      'state',
    ]);
  });

  it('cannot make somebody else’s yes their own', () => {
    const one = registered(MONDAY);
    one.says('ja');
    one.says('1');
    one.until('2026-11-18T09:00:00.000Z');
    one.register({ ...FORM, id: 'reg-9', referrer: { ...FORM.referrer, name: 'Een ander' } });
    assert.equal(one.conversation().traject?.referrer?.name, 'Sanne de Wit');
  });

  it('is a pure event: the conversation handed in stays as it was', () => {
    const one = registered(MONDAY);
    const before = structuredClone(one.conversation());
    converse(one.conversation(), { kind: 'referral', made: { ...FORM, id: 'x' } }, one.context());
    assert.deepEqual(one.conversation(), before);
  });
});
