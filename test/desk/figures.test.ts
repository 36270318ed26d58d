import assert from 'node:assert/strict';
import fc from 'fast-check';
import { figuresCsv } from '../../bot/desk/figures/csv.ts';
import type { Fact } from '../../bot/desk/figures/fact.ts';
import { figuresOf } from '../../bot/desk/figures/figures.ts';
import { workerSchema, type Worker } from '../../dialogs/city.ts';
import type { Handover } from '../../dialogs/conversation.ts';

const NOW = '2026-11-25T12:00:00.000Z';
const people: Worker[] = [
  workerSchema.parse({ id: 'anna', name: 'Anna Verzonnen', role: 'trajectbegeleider', limit: 25 }),
  workerSchema.parse({ id: 'bram', name: 'Bram Verzonnen', role: 'trajectbegeleider' }),
  workerSchema.parse({ id: 'lead', name: 'Lea Verzonnen', role: 'teamleider' }),
];

function handover(changes: Partial<Handover>): Handover {
  return {
    state: 'offered',
    urgency: 'normal',
    reason: 'vraagt om een mens',
    requestedAt: '2026-11-23T09:00:00.000Z',
    offeredAt: '2026-11-23T09:00:00.000Z',
    worker: 'anna',
    passed: [],
    ...changes,
  };
}

function fact(changes: Partial<Fact>): Fact {
  return {
    id: 'r',
    createdAt: '2026-11-23T08:00:00.000Z',
    colour: 'oranje',
    handovers: [],
    promises: [],
    fixedContact: null,
    traject: null,
    optedOut: false,
    ...changes,
  };
}

function accepted(minutes: number, worker = 'anna'): Fact {
  const acceptedAt = new Date(Date.parse('2026-11-23T09:00:00.000Z') + minutes * 60_000).toISOString();
  return fact({ handovers: [handover({ state: 'accepted', acceptedAt, worker })] });
}

describe('The figures of the team lead', () => {
  it('count who waits by colour, and nobody twice', () => {
    const figures = figuresOf(
      [
        fact({ colour: 'rood', handovers: [handover({})] }),
        fact({ colour: null, handovers: [handover({})] }),
        accepted(5),
        fact({}),
      ],
      people,
      NOW,
    );
    assert.deepEqual(figures.waiting, { rood: 1, oranje: 0, groen: 0, none: 1 });
    assert.equal(figures.conversations, 4);
  });

  it('tell the median and the ninetieth percentile from asking to acceptance, per week', () => {
    const waits = [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000];
    const week = figuresOf(
      waits.map((minutes) => accepted(minutes)),
      people,
      NOW,
    ).weeks.at(-1);
    assert.deepEqual(week, { week: '2026-W48', asked: 10, accepted: 10, median: 50, p90: 90 });
  });

  it('show a week without anybody as empty, not as quick', () => {
    const figures = figuresOf([], people, NOW);
    assert.equal(figures.weeks.length, 12);
    assert.deepEqual(figures.weeks[0], { week: '2026-W37', asked: 0, accepted: 0, median: null, p90: null });
  });

  it('count who took the question back among what stopped', () => {
    const closedReason = 'bewoner wil geen mens meer';
    const { stopped, waiting } = figuresOf(
      [fact({ handovers: [handover({ state: 'withdrawn', endedAt: NOW, closedReason })] })],
      people,
      NOW,
    );
    assert.deepEqual(stopped, [{ reason: closedReason, count: 1 }]);
    assert.equal(waiting.oranje, 0);
  });

  it('count the load of each worker with monitoring apart', () => {
    const aftercare = { phase: 'monitoring', since: NOW, result: 'Aanvraag KBR' } as const;
    const figures = figuresOf(
      [
        accepted(1),
        accepted(2, 'bram'),
        fact({ handovers: [handover({})] }),
        fact({ fixedContact: 'anna', traject: { appointments: [], todos: [], feedback: [], aftercare } }),
      ],
      people,
      NOW,
    );
    assert.deepEqual(
      figures.load.map(({ worker, active, waiting, monitoring, limit }) => [
        worker,
        active,
        waiting,
        monitoring,
        limit,
      ]),
      [
        ['anna', 1, 1, 1, 25],
        ['bram', 1, 0, 0, 30],
      ],
    );
  });

  it('list a resident as late whose answer did not come, until somebody takes them over', () => {
    const passed = [{ worker: 'bram', at: '2026-11-25T11:00:00.000Z', why: 'geen antwoord op tijd' }];
    const waits = fact({ handovers: [handover({ passed })] });
    const [late] = figuresOf([waits], people, NOW).late;
    assert.deepEqual([late?.ownerName, late?.due], ['Anna Verzonnen', '2026-11-25T11:00:00.000Z']);
    assert.equal(late?.asked, true, 'Anna is not the late one');
    const taken = handover({ passed, state: 'accepted', acceptedAt: NOW });
    assert.deepEqual(figuresOf([fact({ handovers: [taken] })], people, NOW).late, []);
  });

  it('list what is late, the oldest first, and not what was kept', () => {
    const promised = (due: string, keptAt?: string) => ({
      id: due,
      kind: 'callback' as const,
      what: 'terugbellen',
      owner: 'anna',
      madeAt: due,
      due,
      ...(keptAt === undefined ? {} : { keptAt }),
    });
    const figures = figuresOf(
      [
        fact({ promises: [promised('2026-11-24T09:00:00.000Z'), promised('2026-11-20T09:00:00.000Z', NOW)] }),
        fact({ promises: [promised('2026-11-22T09:00:00.000Z'), promised('2026-11-30T09:00:00.000Z')] }),
      ],
      people,
      NOW,
    );
    assert.deepEqual(
      figures.late.map((late) => late.due),
      ['2026-11-22T09:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    );
    assert.equal(figures.oldestPromise?.ownerName, 'Anna Verzonnen');
  });

  it('add up: what was asked over all weeks is every handover of those weeks', () => {
    const instant = fc
      .integer({ min: 0, max: 11 * 7 * 24 * 60 - 1 })
      .map((back) => new Date(Date.parse('2026-11-29T22:59:00.000Z') - back * 60_000).toISOString());
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 40 }), (moments) => {
        const facts = moments.map((requestedAt) => fact({ handovers: [handover({ requestedAt })] }));
        const { weeks } = figuresOf(facts, people, NOW);
        assert.equal(
          weeks.reduce((sum, week) => sum + week.asked, 0),
          moments.length,
        );
      }),
    );
  });
});

describe('Figures as CSV', () => {
  it('name results in the words of the register, and quote what a spreadsheet would run', () => {
    const facts = [
      fact({
        handovers: [handover({ state: 'closed', endedAt: NOW, closedReason: '=HYPERLINK("x")' })],
        traject: {
          appointments: [],
          todos: [],
          feedback: [],
          results: { intake: 'Toeleiding aanvraag KBR', kbr: 'in behandeling' },
        },
      }),
    ];
    const figures = figuresOf(facts, people, NOW);
    const cases = figuresCsv('trajecten', figures, facts, people);
    assert.match(cases, /;Toeleiding aanvraag KBR;;in behandeling;/);
    assert.ok(cases.includes(`"'=HYPERLINK(""x"")"`));
    assert.match(figuresCsv('redenen', figures, facts, people), /'=HYPERLINK/);
    assert.match(figuresCsv('belasting', figures, facts, people), /Anna Verzonnen;0;0;0;25/);
    assert.ok(cases.startsWith('﻿'));
  });
});
