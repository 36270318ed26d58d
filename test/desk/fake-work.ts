/** The fake service's side of what workers and residents do together: steps, appointments, referrer, money. */
import type { Money } from '../../bot/desk/page/types.ts';
import type { Said } from '../../bot/desk/would-say.ts';
import type { Sample } from './sample.ts';

/** Amounts of nobody. */
export const MONEY: Money = {
  balance: {
    known: true,
    asOf: '2026-11-27T05:00:00Z',
    amount: '1234.50',
    reserved: { amount: '980.00', until: '2026-12-23' },
  },
  payouts: {
    known: true,
    asOf: '2026-11-27T05:00:00Z',
    list: [
      { date: '2026-11-20', amount: '70.00', status: 'sent', sentOn: '2026-11-20' },
      {
        date: '2026-11-27',
        amount: '50.00',
        status: 'planned',
        agreed: '70.00',
        reason: 'op eigen verzoek',
      },
    ],
  },
};

let counter = 1;

type Body = Record<string, unknown>;
const words = (value: unknown) => (typeof value === 'string' ? value : '');

function steps({ overview }: Sample, body: Body): Partial<Sample> {
  const tasks = overview?.tasks ?? [];
  const id = words(body.id);
  const who = body.who === 'worker' ? 'worker' : 'resident';
  const next = {
    todo: [...tasks, { id: `s${counter++}`, text: words(body.text), who, done: false } as const],
    'todo-done': tasks.map((task) => (task.id === id ? { ...task, done: true } : task)),
    'todo-drop': tasks.filter((task) => task.id !== id),
  }[words(body.do)];
  return { overview: { ...overview, tasks: next ?? tasks } };
}

/** What the resident would read of this deed. */
export function saysOf(body: Body): Said[] {
  const all: Readonly<Record<string, Said>> = {
    'goal-reached': { text: 'Jullie doel is bereikt.', lang: 'nl' },
    'appointment-cancel': { text: 'تم إلغاء الموعد.', lang: 'ar', means: 'De afspraak gaat niet door.' },
    'appointment-outcome': { text: 'Je was er niet, dat kan gebeuren.' },
  };
  const found = all[words(body.do)];
  return found === undefined ? [] : [found];
}

/** What the conversation becomes, or the title of the refusal. */
export function workOn(one: Sample, body: Body, now: string): Partial<Sample> | string {
  const traject = one.traject ?? {};
  const appointments = traject.appointments ?? [];
  const touch = (change: object) => ({
    traject: {
      ...traject,
      appointments: appointments.map((a) => (a.id === body.id ? { ...a, ...change } : a)),
    },
  });
  switch (body.do) {
    case 'appoint': {
      const at = new Date(`${words(body.day)}T${words(body.time)}:00+01:00`).toISOString();
      if (at < now) return 'Dat tijdstip is al voorbij.';
      const kind = body.kind as 'talk';
      const state = (body.kind as string) === 'threeWay' ? 'proposed' : 'fixed';
      const made = { id: `a${counter++}x`, kind, at, place: words(body.place), state } as const;
      const before = appointments.map((a) => (a.at > now ? { ...a, state: 'cancelled' as const } : a));
      return { traject: { ...traject, appointments: [...before, made] } };
    }
    case 'appointment-agreed':
      return touch({ [`${words(body.who)}AgreedAt`]: now });
    case 'appointment-cancel':
      return touch({ state: 'cancelled' });
    case 'appointment-outcome':
      return touch({ state: body.came === true ? 'held' : 'missed' });
    case 'goal-reached':
      return {
        traject: {
          ...traject,
          goals: (traject.goals ?? []).map((goal) => ({ ...goal, reachedAt: now })),
        },
      };
    case 'referrer':
      return { traject: { ...traject, referrer: body.referrer as NonNullable<typeof traject.referrer> } };
    case 'told-referrer':
      return {
        traject: { ...traject, feedback: (traject.feedback ?? []).map((told) => ({ ...told, toldAt: now })) },
      };
    case 'results':
      return { traject: { ...traject, results: body.results as object } };
    case 'move-on': {
      const phase = body.phase as 'monitoring';
      return { traject: { ...traject, aftercare: { phase, since: now, result: words(body.result) } } };
    }
    case 'called':
      return { overview: { ...one.overview, promises: [] } };
    default:
      return steps(one, body);
  }
}
