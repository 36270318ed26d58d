/** What goes wrong in one run, to whom, and what came of it. */
import type { Crowd } from '../crowd.ts';
import type { Around } from './around.ts';
import type { Machine } from './machine.ts';
import type { Place } from './place.ts';
import type { Saver } from './saver.ts';

/**
 * `deck`: so many faults of all kinds that can befall this store, `together` of them at the same time. `killEveryMs`: so
 * often one service after the other is killed with `kill -9`, for so long.
 */
export type FaultPlan =
  | { readonly deck: number; readonly together: number }
  | { readonly killEveryMs: number; readonly seconds: number };

export interface ChaosPlan {
  readonly seed: number;
  /** Instances on one PostgreSQL of its own, or one on a folder. */
  readonly store: 'folder' | { readonly instances: number };
  readonly residents: number;
  /** How many residents write at the same time. */
  readonly atOnce: number;
  readonly faults: FaultPlan;
  /** Told of each fault that is over. */
  readonly told?: (count: number, name: string) => void;
}

export interface ChaosReport {
  readonly faults: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly redelivered: number;
  readonly replies: number;
  readonly promises: number;
  /** Answers about money, and how many of them were honest that it is not known now. */
  readonly amounts: number;
  readonly unknown: number;
  readonly seconds: number;
}

export interface World {
  readonly plan: ChaosPlan;
  readonly around: Around;
  readonly place: Place;
  readonly machines: readonly Machine[];
  readonly crowd: Crowd;
  /** Only where all faults may come: she asks much of the desk and the books. */
  readonly saver: Saver | undefined;
}
