/** A machine that the service has to run on: what dies is started again at once, as Kubernetes or systemd would. */
import { setTimeout as delay } from 'node:timers/promises';
import { launchService, type Conditions, type Launched, type Running } from '../running.ts';
import type { Order } from './inside.ts';

const AGAIN_MS = 100;
/** Of what it wrote. */
const LAST_WORDS = 4_000;

export interface Machine {
  readonly port: number;
  /** Is there a service that answers now? */
  isUp(): boolean;
  /** Resolves when it is. */
  up(): Promise<void>;
  order(order: Order): void;
  signal(signal: NodeJS.Signals): void;
  /** Ends what runs there, ready or not; then it starts anew, in these conditions. */
  restart(signal: NodeJS.Signals, conditions?: Conditions): Promise<void>;
  /** Ends it for good. @returns the exit code */
  close(signal: NodeJS.Signals): Promise<number | null>;
  /** The last words of each time that it ended of itself, or did not start though nothing it needs was unwell. */
  readonly fell: readonly string[];
}

export function startMachine(
  port: number,
  settings: Readonly<Record<string, string>>,
  told: (up: boolean) => void,
): Machine {
  const fell: string[] = [];
  let closed = false;
  let launched: Launched;
  /** Whoever is asked to end is not missed. */
  let missed = true;
  let ready: Promise<void>;
  let running: Running | undefined;

  function launch(conditions: Conditions = {}): void {
    missed = true;
    const mine = launchService('try-out', settings, { unwell: true, ...conditions });
    launched = mine;
    ready = mine.ready.then(
      (one) => {
        if (launched !== mine) return;
        running = one;
        told(true);
      },
      () => undefined,
    );
    void mine.ended.then(async (output) => {
      if (launched !== mine || !missed || closed) return;
      const needs = 'DATABASE_URL' in settings || conditions.fileBlocks !== undefined;
      if (running !== undefined || !needs) fell.push(output.slice(-LAST_WORDS));
      running = undefined;
      told(false);
      await delay(AGAIN_MS);
      if (launched === mine && !closed) launch();
    });
  }
  const end = (signal: NodeJS.Signals) => {
    missed = false;
    running = undefined;
    told(false);
    return launched.stop(signal);
  };
  launch();
  return {
    port,
    fell,
    isUp: () => running !== undefined,
    up: async () => {
      while (running === undefined && !closed) {
        await ready;
        if (running === undefined) await delay(AGAIN_MS);
      }
    },
    order: (order) => {
      launched.order(order);
    },
    signal: (signal) => {
      launched.signal(signal);
    },
    restart: async (signal, conditions) => {
      await end(signal);
      if (!closed) launch(conditions);
    },
    close: async (signal) => {
      closed = true;
      return end(signal);
    },
  };
}
