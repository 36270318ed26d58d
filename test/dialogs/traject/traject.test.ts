import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { openCase, type Case } from './case.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const FRIDAY_TEN = { kind: 'talk', at: '2026-11-27T09:00:00.000Z', place: 'Voorbeeldplein 1' } as const;

function accepted(change?: (conversation: Conversation) => void): Case {
  const one = openCase(MONDAY, change);
  one.act('samira', { do: 'accept' });
  return one;
}

const referred =
  (kind: 'welzijn' | 'schuldenrechter' | 'vraagwijzer' | 'w-en-i') => (conversation: Conversation) => {
    conversation.consent = { referrer: { given: true, at: MONDAY, words: 'ja' } };
    conversation.traject = {
      appointments: [],
      todos: [],
      feedback: [],
      referrer: { kind, name: 'Els Denkbeeldig', contact: 'belt terug', threeWay: true },
    };
  };

function open(one: Case, kind: string): string[] {
  return one
    .conversation()
    .promises.filter((promised) => promised.kind === kind && promised.keptAt === undefined)
    .map((promised) => promised.what);
}

describe('An appointment', () => {
  it('is told with day, time, place and name, and again the day before', () => {
    const one = accepted();
    const [told] = one.traject('samira', { do: 'appoint', appointment: FRIDAY_TEN });
    assert.equal(
      told,
      'Je hebt een afspraak met Samira Voorbeeld: vrijdag om 10 uur. De plek is Voorbeeldplein 1.',
    );
    assert.deepEqual(one.until('2026-11-26T12:00:00.000Z'), [
      'Een seintje: je afspraak met Samira Voorbeeld is morgen om 10 uur. De plek is Voorbeeldplein 1.',
    ]);
  });

  it('that is called off is not reminded of', () => {
    const one = accepted();
    one.traject('samira', { do: 'appoint', appointment: FRIDAY_TEN });
    const id = one.conversation().traject?.appointments[0]?.id ?? '';
    assert.match(one.traject('samira', { do: 'appointment-cancel', id })[0] ?? '', /gaat niet door/);
    assert.deepEqual(
      one.until('2026-12-05T12:00:00.000Z').filter((line) => line.includes('afspraak')),
      [],
    );
  });

  it('replaces the earlier one that was still to come, and the resident hears that it moved', () => {
    const one = accepted();
    one.traject('samira', { do: 'appoint', appointment: FRIDAY_TEN });
    const said = one.traject('samira', {
      do: 'appoint',
      appointment: { ...FRIDAY_TEN, at: '2026-11-30T13:00:00.000Z', kind: 'phone' },
    });
    assert.deepEqual(said, [
      'Je afspraak van vrijdag om 10 uur gaat niet door. Er komt een nieuwe.',
      'Samira Voorbeeld belt je maandag 30 november om 14 uur.',
    ]);
    assert.deepEqual(
      one.conversation().traject?.appointments.map((appointment) => appointment.state),
      ['cancelled', 'fixed'],
    );
    assert.deepEqual(one.until('2026-11-29T12:00:00.000Z'), [
      'Een seintje: Samira Voorbeeld belt je morgen om 14 uur.',
    ]);
  });

  it('leaves one alone whose time has passed: somebody still says whether the resident came', () => {
    const one = accepted();
    one.traject('samira', { do: 'appoint', appointment: FRIDAY_TEN });
    one.until('2026-11-27T11:00:00.000Z');
    const next = { ...FRIDAY_TEN, at: '2026-12-04T09:00:00.000Z' };
    assert.equal(one.traject('samira', { do: 'appoint', appointment: next }).length, 1);
    assert.deepEqual(
      one.conversation().traject?.appointments.map((appointment) => appointment.state),
      ['fixed', 'fixed'],
    );
  });

  it('that moves is told to the referrer anew, with their own moments only', () => {
    const one = accepted((conversation) => {
      referred('vraagwijzer')(conversation);
      const { referrer } = conversation.traject ?? {};
      if (referrer !== undefined) referrer.kind = 'w-en-i';
    });
    one.traject('samira', { do: 'appoint', appointment: FRIDAY_TEN });
    const moved = { ...FRIDAY_TEN, at: '2026-11-30T13:00:00.000Z' };
    one.traject('samira', { do: 'appoint', appointment: moved });
    assert.deepEqual(
      one.conversation().traject?.feedback.map(({ moment }) => moment),
      ['invited', 'invited'],
    );
  });

  it('cannot be in the past, nor be made by someone who does not guide this resident', () => {
    const one = accepted();
    const past = { ...FRIDAY_TEN, at: '2026-11-20T09:00:00.000Z' };
    const make = (appointment: typeof past | typeof FRIDAY_TEN) =>
      ({ do: 'traject', action: { do: 'appoint', appointment } }) as const;
    assert.equal(one.refused('samira', make(past)), 'in-the-past');
    assert.equal(one.refused('daan', make(FRIDAY_TEN)), 'not-yours');
  });

  it('asks the worker afterwards whether the resident came; coming keeps the promise of a first talk', () => {
    const one = accepted();
    one.traject('samira', { do: 'appoint', appointment: FRIDAY_TEN });
    one.until('2026-11-27T10:30:00.000Z');
    assert.deepEqual(open(one, 'outcome'), ['noteren of de bewoner er was']);
    const id = one.conversation().traject?.appointments[0]?.id ?? '';
    one.traject('samira', { do: 'appointment-outcome', id, came: true });
    assert.deepEqual(open(one, 'outcome'), []);
    assert.equal(one.conversation().traject?.appointments[0]?.state, 'held');
  });
});

describe('A three-way talk', () => {
  const three = { ...FRIDAY_TEN, kind: 'threeWay' } as const;

  it('needs somebody who referred', () => {
    const action = { do: 'traject', action: { do: 'appoint', appointment: three } } as const;
    assert.equal(accepted().refused('samira', action), 'no-referrer');
  });

  it('stands only when resident and referrer both can', () => {
    const one = accepted(referred('welzijn'));
    const [asked = ''] = one.traject('samira', { do: 'appoint', appointment: three });
    assert.match(asked, /Kun je vrijdag om 10 uur, bij Voorbeeldplein 1\?\n1 ja\n2 nee/);
    const appointment = () => one.conversation().traject?.appointments[0];
    assert.deepEqual(one.says('ja'), []);
    assert.equal(appointment()?.state, 'proposed');
    const [set = ''] = one.traject('samira', {
      do: 'appointment-agreed',
      id: appointment()?.id ?? '',
      who: 'referrer',
    });
    assert.match(set, /^Het staat vast: vrijdag om 10 uur/);
    assert.equal(appointment()?.state, 'fixed');
  });

  it('is not agreed to by a yes that answers something else', () => {
    const one = accepted(referred('welzijn'));
    one.traject('samira', { do: 'appoint', appointment: three });
    one.act('samira', { do: 'write', text: 'Heb je de brief nog?' });
    one.says('ja');
    assert.equal(one.conversation().traject?.appointments[0]?.residentAgreedAt, undefined);
  });

  it('that does not suit the resident goes back to the worker', () => {
    const one = accepted(referred('welzijn'));
    one.act('samira', { do: 'return', agreed: 'samen praten' });
    one.conversation();
    one.traject('samira', { do: 'appoint', appointment: three });
    assert.match(one.says('nee')[0] ?? '', /dat je dan niet kunt/);
    assert.ok(one.notices().includes('samira message'));
  });
});

describe('A resident who did not come', () => {
  function missed(change?: (conversation: Conversation) => void): Case {
    const one = accepted(change);
    one.traject('samira', { do: 'appoint', appointment: FRIDAY_TEN });
    one.until('2026-11-27T10:30:00.000Z');
    const id = one.conversation().traject?.appointments[0]?.id ?? '';
    assert.match(
      one.traject('samira', { do: 'appointment-outcome', id, came: false })[0] ?? '',
      /dat kan gebeuren/,
    );
    return one;
  }
  const step = (one: Case) => one.conversation().traject?.noShow?.step;
  const close = { do: 'close', reason: 'niet bereikt' } as const;

  it('gets a message, then a call, then the referrer is asked, and only then a person may close', () => {
    const one = missed(referred('welzijn'));
    assert.equal(one.refused('samira', close), 'follow-first');
    one.until('2026-12-01T18:00:00.000Z');
    assert.equal(step(one), 'call');
    assert.deepEqual(open(one, 'phone-task'), ['bellen: kwam niet en antwoordt niet']);
    assert.equal(one.refused('samira', close), 'follow-first');
    one.traject('samira', { do: 'called', reached: false });
    assert.equal(step(one), 'ask-referrer');
    assert.match(open(one, 'phone-task')[0] ?? '', /Els Denkbeeldig/);
    assert.equal(one.refused('samira', close), 'follow-first');
    one.traject('samira', { do: 'called', reached: false });
    assert.equal(step(one), 'may-close');
    one.act('samira', close);
    assert.equal(one.conversation().handover?.state, 'closed');
  });

  it('is never closed by the clock alone', () => {
    const one = missed();
    one.until('2027-02-01T12:00:00.000Z');
    assert.notEqual(one.conversation().handover?.state, 'closed');
  });

  it('and writes is simply back: no reproach, no task left', () => {
    const one = missed();
    one.until('2026-12-01T18:00:00.000Z');
    assert.deepEqual(one.says('sorry ik was ziek'), []);
    assert.equal(step(one), undefined);
    assert.deepEqual(open(one, 'phone-task'), []);
  });

  it('and writes while the assistant has the conversation gets a person for a new time', () => {
    const one = missed();
    one.act('samira', { do: 'return', agreed: 'wachten op bericht' });
    assert.match(one.says('hoi')[0] ?? '', /Ik vraag (nu )?Samira Voorbeeld/);
  });
});

describe('Small steps', () => {
  const todo = (text: string) => ({ do: 'todo', text, who: 'resident' }) as const;

  it('are at most three at a time', () => {
    const one = accepted();
    for (const text of ['brief zoeken', 'pas halen', 'bellen']) one.traject('samira', todo(text));
    const fourth = { do: 'traject', action: todo('nog iets') } as const;
    assert.equal(one.refused('samira', fourth), 'too-many-open');
    const id = one.conversation().traject?.todos[0]?.id ?? '';
    one.traject('samira', { do: 'todo-done', id });
    one.traject('samira', todo('nog iets'));
  });

  it('are asked about after a week, one at a time, with a kind word when done', () => {
    const one = accepted();
    one.traject('samira', todo('brief zoeken'));
    one.traject('samira', todo('pas halen'));
    one.act('samira', { do: 'return', agreed: 'twee stappen' });
    one.says('nee dat was alles');
    const asked = one.until('2026-12-01T12:00:00.000Z');
    assert.deepEqual(asked, ['Is deze stap gelukt: brief zoeken?\n1 ja\n2 nee']);
    assert.deepEqual(one.says('ja'), ['Goed gedaan, weer een stap verder.']);
    assert.deepEqual(
      one.conversation().traject?.todos.map((step) => step.doneAt !== undefined),
      [true, false],
    );
  });

  it('that did not work out stay, without blame', () => {
    const one = openCase(MONDAY, (conversation) => {
      conversation.fixedContact = 'samira';
    });
    one.traject('samira', todo('brief zoeken'));
    one.until('2026-12-01T12:00:00.000Z');
    assert.deepEqual(one.says('2'), ['Dat geeft niet. De stap blijft gewoon staan.']);
  });
});

describe('Contact that stays', () => {
  const moments = (one: Case) =>
    one.until('2028-01-01T12:00:00.000Z').filter((line) => line.includes('Zomaar'));
  const begin = (phase: 'monitoring' | 'nazorg') => {
    const one = openCase(MONDAY, (conversation) => {
      conversation.fixedContact = 'samira';
    });
    one.traject('samira', { do: 'move-on', phase, result: 'Aanvraag KBR' });
    return one;
  };

  it('is monthly while the case is elsewhere', () => {
    assert.equal(moments(begin('monitoring')).length, 13);
  });

  it('is each quarter in the first year after, and then ends', () => {
    assert.equal(moments(begin('nazorg')).length, 4);
  });
});

describe('The referrer', () => {
  const told = (one: Case) => one.conversation().traject?.feedback.map((one) => one.moment) ?? [];

  it('hears at the moments that their kind is owed', () => {
    const one = accepted(referred('welzijn'));
    assert.deepEqual(told(one), ['accepted']);
    one.act('samira', { do: 'close', reason: 'klaar' });
    assert.deepEqual(told(one), ['accepted', 'closed']);
    assert.deepEqual(told(accepted(referred('schuldenrechter'))), []);
  });

  it('hears nothing without consent', () => {
    const one = accepted((conversation) => {
      referred('welzijn')(conversation);
      conversation.consent = {};
    });
    assert.deepEqual(told(one), []);
  });

  it('of W&I hears again how it goes eight weeks after the result', () => {
    const one = accepted(referred('w-en-i'));
    one.traject('samira', { do: 'move-on', phase: 'monitoring', result: 'minnelijke regeling' });
    assert.deepEqual(told(one), ['result']);
    one.until('2027-01-17T09:00:00.000Z');
    assert.deepEqual(told(one), ['result']);
    one.until('2027-01-18T09:00:00.000Z');
    assert.deepEqual(told(one), ['result', 'weeks-8']);
  });

  it('who heard the result is not told how it goes on when the resident takes consent back', () => {
    const one = accepted(referred('w-en-i'));
    one.traject('samira', { do: 'move-on', phase: 'monitoring', result: 'minnelijke regeling' });
    const conversation = one.conversation();
    conversation.consent = { referrer: { given: false, at: MONDAY, words: 'nee' } };
    one.until('2027-01-19T09:00:00.000Z');
    assert.deepEqual(told(one), ['result']);
  });

  it('is a task with a deadline for the worker until told', () => {
    const one = accepted(referred('welzijn'));
    assert.deepEqual(open(one, 'feedback'), ['terugkoppelen aan Els Denkbeeldig']);
    const id = one.conversation().traject?.feedback[0]?.id ?? '';
    one.traject('samira', { do: 'told-referrer', id });
    assert.deepEqual(open(one, 'feedback'), []);
  });
});

describe('Passing on', () => {
  it('asks the colleague and tells the resident; until that one accepts it waits with a deadline', () => {
    const one = accepted();
    const said = one.act('samira', { do: 'pass-on', to: 'daan', reason: 'andere wijk' });
    assert.match(said.join(' '), /Samira Voorbeeld draagt het over\. Ik vraag nu Daan Verzonnen\./);
    assert.doesNotMatch(said.join(' '), /neemt het/);
    assert.equal(one.conversation().handover?.state, 'offered');
    assert.deepEqual(open(one, 'person-answers'), ['Daan Verzonnen reageert']);
  });

  it('is not possible to somebody who is away, or without owning the conversation', () => {
    const one = accepted();
    assert.equal(one.refused('samira', { do: 'pass-on', to: 'wim', reason: 'x' }), 'absent');
    assert.equal(one.refused('daan', { do: 'pass-on', to: 'fatma', reason: 'x' }), 'not-yours');
  });
});

describe('A worker who is away', () => {
  const roster = { do: 'roster' } as const;

  it('hands on to the replacement, who has to accept; the resident hears it', () => {
    const one = accepted();
    one.away('samira', '2026-11-23', '2026-11-27', 'daan');
    one.until('2026-11-24T09:00:00.000Z');
    one.away('samira', '2026-11-24', '2026-11-27', 'daan');
    const said = one.act('marijke', roster).join(' ');
    assert.match(said, /Samira Voorbeeld is er nu niet\. Ik vraag Daan Verzonnen\.\sJe hoort het/);
    assert.equal(one.conversation().handover?.state, 'offered');
    assert.deepEqual(open(one, 'person-answers'), ['Daan Verzonnen reageert']);
  });

  it('from a coming day hands on that day, also when nobody writes', () => {
    const one = accepted();
    one.away('samira', '2026-11-26', '2026-11-27', 'fatma');
    assert.deepEqual(one.act('marijke', roster), []);
    const said = one.until('2026-11-26T08:00:00.000Z').join(' ');
    assert.match(said, /Ik vraag Fatma Bedacht/);
  });

  it('but accepted all the same is there: nobody else is asked', () => {
    const one = openCase(MONDAY);
    one.away('samira', '2026-11-23', '2026-11-27', 'daan');
    one.act('samira', { do: 'accept' });
    assert.deepEqual(one.says('dag'), []);
    assert.equal(one.conversation().handover?.worker, 'samira');
  });

  it('and whose replacement is away too leaves nobody without an owner', () => {
    const one = accepted();
    one.until('2026-11-24T09:00:00.000Z');
    one.away('samira', '2026-11-24', '2026-11-27', 'daan');
    one.away('daan', '2026-11-24', '2026-11-27', 'samira');
    one.act('marijke', roster);
    const asked = one.conversation().handover?.worker;
    assert.ok(asked !== undefined && !['samira', 'daan'].includes(asked));
  });
});

describe('Whatever workers do in a traject', () => {
  it('nothing fails, at most three steps are open, and no appointment stands twice', () => {
    const kinds = fc.constantFrom('talk', 'phone', 'home', 'threeWay');
    const action = fc.oneof(
      fc.record({ hours: fc.integer({ min: 1, max: 400 }), kind: kinds }),
      fc.constantFrom(
        'todo',
        'done',
        'came',
        'missed',
        'agree',
        'called',
        'reached',
        'move',
        'ja',
        'nee',
        'day',
      ),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const one = accepted(referred('welzijn'));
        for (const what of actions) {
          try {
            play(one, what);
          } catch (error) {
            assert.match(String(error), /"kind":"refused"/);
          }
          const traject = one.conversation().traject;
          assert.ok((traject?.todos.filter((todo) => todo.doneAt === undefined).length ?? 0) <= 3);
          const ahead =
            traject?.appointments.filter((one) => ['proposed', 'fixed'].includes(one.state)) ?? [];
          assert.ok(ahead.filter((appointment) => appointment.at > one.now()).length <= 1);
        }
      }),
      { numRuns: 150 },
    );
  });
});

type Appointing = { readonly hours: number; readonly kind: 'talk' | 'phone' | 'home' | 'threeWay' };

function play(one: Case, what: Appointing | string): unknown {
  const traject = one.conversation().traject;
  const appointment = traject?.appointments.at(-1)?.id ?? '';
  if (typeof what !== 'string') {
    const at = new Date(Date.parse(one.now()) + what.hours * 3_600_000).toISOString();
    return one.traject('samira', { do: 'appoint', appointment: { kind: what.kind, at, place: 'Plein' } });
  }
  if (what === 'todo') return one.traject('samira', { do: 'todo', text: 'stap', who: 'resident' });
  if (what === 'done') {
    const id = traject?.todos.find((todo) => todo.doneAt === undefined)?.id ?? '';
    return one.traject('samira', { do: 'todo-done', id });
  }
  if (what === 'came' || what === 'missed')
    return one.traject('samira', { do: 'appointment-outcome', id: appointment, came: what === 'came' });
  if (what === 'agree')
    return one.traject('samira', { do: 'appointment-agreed', id: appointment, who: 'referrer' });
  if (what === 'called' || what === 'reached')
    return one.traject('samira', { do: 'called', reached: what === 'reached' });
  if (what === 'move')
    return one.traject('samira', { do: 'move-on', phase: 'nazorg', result: 'Budgetbeheer' });
  if (what === 'day') return one.until(new Date(Date.parse(one.now()) + 86_400_000).toISOString());
  return one.says(what);
}
