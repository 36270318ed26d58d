/** The team lead's figures: who waits, what is late, how long until somebody accepts, how full everybody is. Pure. */
import { zoned } from '../../../dialogs/civil-time.ts';
import type { Worker } from '../../../dialogs/city.ts';
import { letDownSince } from '../../../dialogs/handover/state.ts';
import { COLOURS, type Colour, type Handover } from '../../../dialogs/conversation.ts';
import type { Fact } from './fact.ts';

const ASKED_AFTER = 'niemand antwoordde op tijd, nu gevraagd';

/** Weeks shown, the present one included. */
const WEEKS = 12;

export interface Week {
  /** ISO year and week, such as 2026-W48. */
  readonly week: string;
  readonly asked: number;
  readonly accepted: number;
  /** Minutes from asking to acceptance; null when nobody accepted. */
  readonly median: number | null;
  readonly p90: number | null;
}

export interface Load {
  readonly worker: string;
  readonly name: string;
  readonly active: number;
  readonly waiting: number;
  /** Counted apart: contact that goes on after the case moved on. */
  readonly monitoring: number;
  readonly limit: number;
}

export interface Late {
  readonly id: string;
  readonly what: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly due: string;
  /** Somebody else let the time go by; the owner was asked after that. */
  readonly asked?: true;
}

export interface Figures {
  readonly at: string;
  readonly conversations: number;
  readonly waiting: Readonly<Record<Colour | 'none', number>>;
  readonly oldestPromise: Late | null;
  readonly late: readonly Late[];
  readonly weeks: readonly Week[];
  readonly load: readonly Load[];
  /** Why cases ended, in the workers' words, the most frequent first. */
  readonly stopped: readonly { readonly reason: string; readonly count: number }[];
}

export function isoWeek(instant: string): string {
  const day = zoned(instant);
  return `${String(day.yearOfWeek)}-W${String(day.weekOfYear).padStart(2, '0')}`;
}

/** The value at this share of the sorted list (nearest rank). */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

function minutes(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 60_000);
}

function lastWeeks(now: string): string[] {
  return Array.from({ length: WEEKS }, (_, back) =>
    isoWeek(
      zoned(now)
        .subtract({ weeks: WEEKS - 1 - back })
        .toInstant()
        .toString(),
    ),
  );
}

function weeksOf(handovers: readonly Handover[], now: string): Week[] {
  return lastWeeks(now).map((week) => {
    const asked = handovers.filter((one) => isoWeek(one.requestedAt) === week);
    const waits = asked
      .flatMap((one) => (one.acceptedAt === undefined ? [] : [minutes(one.requestedAt, one.acceptedAt)]))
      .sort((one, other) => one - other);
    return {
      week,
      asked: asked.length,
      accepted: waits.length,
      median: quantile(waits, 0.5),
      p90: quantile(waits, 0.9),
    };
  });
}

function present(fact: Fact): Handover | undefined {
  return fact.handovers.at(-1);
}

function loadOf(facts: readonly Fact[], worker: Worker): Load {
  const mine = facts.filter((fact) => present(fact)?.worker === worker.id);
  const count = (...states: Handover['state'][]) =>
    mine.filter((fact) => states.includes(present(fact)?.state ?? 'closed')).length;
  return {
    worker: worker.id,
    name: worker.name,
    active: count('accepted', 'in-contact'),
    waiting: count('offered'),
    monitoring: facts.filter(
      (fact) => fact.fixedContact === worker.id && fact.traject?.aftercare !== undefined,
    ).length,
    limit: worker.limit,
  };
}

/** Promises whose time has passed, and residents whose answer did not come and who wait for the next one now. */
function lateOf(facts: readonly Fact[], people: readonly Worker[], now: string): Late[] {
  const nameOf = (id: string) => people.find((worker) => worker.id === id)?.name ?? id;
  return facts
    .flatMap((fact) => {
      const handover = present(fact);
      const since = letDownSince(handover);
      const broken = fact.promises.filter((promised) => promised.keptAt === undefined && promised.due < now);
      return [
        ...(handover === undefined || since === undefined
          ? []
          : [{ what: ASKED_AFTER, owner: handover.worker, due: since, asked: true as const }]),
        ...broken.map(({ what, owner, due }) => ({ what, owner, due })),
      ].map((one) => ({ id: fact.id, ...one, ownerName: nameOf(one.owner) }));
    })
    .sort((one, other) => one.due.localeCompare(other.due));
}

function stoppedOf(handovers: readonly Handover[]): Figures['stopped'] {
  const counts = new Map<string, number>();
  for (const { state, closedReason } of handovers) {
    if (state !== 'closed' && state !== 'withdrawn') continue;
    const reason = closedReason ?? 'geen reden genoteerd';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count || one.reason.localeCompare(other.reason));
}

/** @param now UTC instant */
export function figuresOf(facts: readonly Fact[], people: readonly Worker[], now: string): Figures {
  const handovers = facts.flatMap((fact) => fact.handovers);
  const waiting = facts.filter((fact) => present(fact)?.state === 'offered');
  const byColour = (colour: Colour | null) => waiting.filter((fact) => fact.colour === colour).length;
  const late = lateOf(facts, people, now);
  const guides = people.filter((worker) => ['trajectbegeleider', 'achterwacht'].includes(worker.role));
  return {
    at: now,
    conversations: facts.length,
    waiting: {
      none: byColour(null),
      ...(Object.fromEntries(COLOURS.map((colour) => [colour, byColour(colour)])) as Record<Colour, number>),
    },
    oldestPromise: late[0] ?? null,
    late,
    weeks: weeksOf(handovers, now),
    load: guides.map((worker) => loadOf(facts, worker)),
    stopped: stoppedOf(handovers),
  };
}
