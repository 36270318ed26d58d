import assert from 'node:assert/strict';
import fc from 'fast-check';
import { zoned } from '../../../dialogs/civil-time.ts';
import { callbackDue } from '../../../dialogs/handover/callback.ts';
import { isOpen, type Hours } from '../../../dialogs/office-hours.ts';
import { openCase } from './case.ts';

const OFFICE: Hours = {
  week: {
    monday: ['09:00-17:00'],
    tuesday: ['09:00-17:00'],
    wednesday: ['09:00-12:30'],
    thursday: ['09:00-17:00'],
    friday: ['09:00-17:00'],
  },
  closed: ['2026-12-25'],
};
const MONDAY_EIGHT = '2026-11-23T07:00:00.000Z';

describe('Being called back', () => {
  it('is promised for the end of the part of the day that was named', () => {
    assert.equal(callbackDue(OFFICE, MONDAY_EIGHT, 'morning'), '2026-11-23T11:00:00.000Z');
    assert.equal(callbackDue(OFFICE, MONDAY_EIGHT, 'afternoon'), '2026-11-23T16:00:00.000Z');
    assert.equal(callbackDue(OFFICE, '2026-11-23T10:45:00.000Z', 'morning'), '2026-11-24T11:00:00.000Z');
  });

  it('is promised on the day and at the time that were named', () => {
    assert.equal(callbackDue(OFFICE, MONDAY_EIGHT, '2026-11-24 morning'), '2026-11-24T11:00:00.000Z');
    assert.equal(callbackDue(OFFICE, MONDAY_EIGHT, '2026-11-26'), '2026-11-26T16:00:00.000Z');
    assert.equal(callbackDue(OFFICE, MONDAY_EIGHT, '14:30'), '2026-11-23T14:30:00.000Z');
    assert.equal(callbackDue(OFFICE, MONDAY_EIGHT, '2026-11-28 morning'), undefined, 'a Saturday');
  });

  it('is not promised in an evening that nobody works', () => {
    assert.equal(callbackDue(OFFICE, MONDAY_EIGHT, 'evening'), undefined);
  });

  it('lies in kept hours and in the future, whatever the moment', () => {
    const moment = fc
      .integer({ min: 0, max: 400 * 24 * 60 })
      .map((minutes) => Date.parse(MONDAY_EIGHT) + minutes * 60_000);
    fc.assert(
      fc.property(moment, fc.constantFrom('morning', 'afternoon', 'any'), (at, part) => {
        const now = new Date(at).toISOString();
        const due = callbackDue(OFFICE, now, part) ?? '';
        assert.ok(due > now);
        assert.ok(isOpen(OFFICE, new Date(Date.parse(due) - 60_000).toISOString()));
        if (part === 'morning') assert.ok(zoned(due).hour <= 12);
      }),
    );
  });

  it('may be a message instead, for who does not like to be called', () => {
    for (const answer of ['5', 'liever een berichtje']) {
      const one = openCase('2026-11-23T08:00:00.000Z');
      one.says('bel me');
      assert.match(one.says(answer).join(' '), /^Ik vraag .+ je te schrijven, vandaag voor 17 uur\.$/);
      const open = one.conversation().promises.filter((promised) => promised.kind === 'callback');
      assert.deepEqual(
        open.map(({ what }) => what),
        ['een bericht sturen'],
      );
    }
  });

  it('is asked for in two words: the person, one question, and a promise with a time', () => {
    const one = openCase('2026-11-23T08:00:00.000Z');
    const said = one.says('bel me');
    assert.match(said.join('\n'), /Ik vraag nu .+ om je te helpen/);
    assert.match(said.at(-1) ?? '', /^Wanneer kan .+ je het beste bellen\?\n1 /);
    const [told = ''] = one.says('2');
    assert.match(told, /^Ik vraag .+ om je te bellen, vandaag voor 17 uur\.$/);
    const open = one.conversation().promises.filter((promised) => promised.kind === 'callback');
    assert.deepEqual(
      open.map((promised) => [promised.owner, promised.due]),
      [[one.conversation().handover?.worker, '2026-11-23T16:00:00.000Z']],
    );
  });

  it('tomorrow morning is tomorrow morning, in the resident’s own words', () => {
    const one = openCase('2026-11-23T08:00:00.000Z');
    one.says('bel mij');
    const slots = { amounts: [], dates: ['2026-11-24'], times: [], workers: [], codes: [] };
    const [told = ''] = one.says('morgenochtend', { slots });
    assert.match(told, /, morgen voor 12 uur\.$/);
  });

  it('in the evening is answered honestly', () => {
    const one = openCase('2026-11-23T08:00:00.000Z');
    one.says('bel mij');
    assert.match(
      one.says('avond').join(' '),
      /Op dat moment werkt .+ niet\. Ik vraag om je te bellen, vandaag voor/,
    );
  });
});
