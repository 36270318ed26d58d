/** A made-up team of the past months: enough for every chart to have something to show. */
import type { Fact } from '../../bot/desk/figures/fact.ts';
import { workerSchema, type Worker } from '../../dialogs/city.ts';
import type { Handover, Promised } from '../../dialogs/conversation.ts';
import { before, PEOPLE } from './sample.ts';

const WEEK = 7 * 24 * 60;
const COLOURS = ['rood', 'oranje', 'oranje', 'groen'] as const;
const REASONS = [
  'Het is opgelost',
  'Verder bij een andere organisatie',
  'Op eigen verzoek gestopt: verhuisd',
];

export const WORKERS: readonly Worker[] = PEOPLE.map(({ id, name, role }) =>
  workerSchema.parse({ id, name, role, limit: id === 'youssef' ? 6 : 30 }),
);

function handover(at: number, minutes: number): Handover {
  const worker = at % 3 === 0 ? 'sanne' : 'youssef';
  const requestedAt = before(minutes);
  const shared = {
    urgency: 'normal',
    reason: 'Huurachterstand',
    requestedAt,
    offeredAt: requestedAt,
  } as const;
  if (minutes < 300) return { ...shared, state: 'offered', worker, passed: [] };
  const acceptedAt = before(minutes - 6 - ((at * 37) % 190));
  const closed = at % 4 === 0 ? { state: 'closed', closedReason: REASONS[at % 3], endedAt: before(60) } : {};
  return { ...shared, state: 'in-contact', worker, acceptedAt, passed: [], ...closed } as Handover;
}

function promises(at: number): Promised[] {
  if (at % 5 !== 0) return [];
  const due = before(20 + at * 90);
  return [
    {
      id: `p${at}`,
      kind: 'first-talk',
      what: 'eerste gesprek binnen drie werkdagen',
      owner: 'youssef',
      madeAt: due,
      due,
    },
  ];
}

export function busyFacts(): Fact[] {
  return Array.from({ length: 44 }, (_, at) => {
    const minutes = at < 5 ? 12 + at * 40 : ((at * 7) % 12) * WEEK + 400 + at * 13;
    return {
      id: `f${at}`,
      createdAt: before(minutes + 10),
      colour: COLOURS[at % 4] ?? null,
      handovers: [handover(at, minutes)],
      promises: promises(at),
      fixedContact: 'sanne',
      traject:
        at % 6 === 0
          ? {
              appointments: [],
              todos: [],
              feedback: [],
              aftercare: { phase: 'monitoring', since: before(9_000), result: 'regeling' },
            }
          : null,
      optedOut: false,
    };
  });
}
