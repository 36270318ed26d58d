/** What somebody on watch must see: who waits too long, what was promised and is late, what has not left. */
import { Gauge } from 'prom-client';
import type { DeskRow } from '../store/port.ts';
import type { Parts } from './parts.ts';

const secondsSince = (moment: string | undefined | null, now: string) =>
  moment === undefined || moment === null ? 0 : Math.max(0, (Date.parse(now) - Date.parse(moment)) / 1_000);

function earliest(moments: readonly (string | null)[]): string | null {
  return moments.reduce(
    (first, one) => (first === null || (one !== null && one < first) ? one : first),
    null,
  );
}

/** @param rows of the work list. @param now UTC. */
export function careFigures(rows: readonly DeskRow[], now: string) {
  const waiting = rows.filter(({ status }) => status === 'waiting');
  const late = rows.filter(({ promiseDue }) => promiseDue !== null && promiseDue < now);
  const waitingSeconds = (urgency: DeskRow['urgency']) =>
    secondsSince(
      earliest(waiting.filter((row) => row.urgency === urgency).map(({ waitingSince }) => waitingSince)),
      now,
    );
  return {
    waiting: waiting.length,
    waitingSeconds: {
      emergency: waitingSeconds('emergency'),
      red: waitingSeconds('red'),
      normal: waitingSeconds('normal'),
    },
    overdue: late.length,
    overdueSeconds: secondsSince(earliest(late.map(({ promiseDue }) => promiseDue)), now),
  };
}

/** The gauges of one question share one look at the work list. */
const SAME_LOOK_MS = 500;

/** Gauges that are read when Prometheus asks; no label says who. */
export function addCareMetrics({ metrics, store, outbox, clock }: Parts): void {
  const registers = [metrics.registry];
  let look: { at: number; figures: Promise<ReturnType<typeof careFigures>> } | undefined;
  const figures = () => {
    if (look === undefined || performance.now() - look.at > SAME_LOOK_MS) {
      const read = store.rows().then((rows) => careFigures(rows, clock.now()));
      look = { at: performance.now(), figures: read };
    }
    return look.figures;
  };
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read());
      },
    });
  gauge(
    'warmlijn_waiting',
    'Residents who wait for a person to accept',
    async () => (await figures()).waiting,
  );
  gauge(
    'warmlijn_promises_overdue',
    'Conversations with a promise that should have been kept by now',
    async () => (await figures()).overdue,
  );
  gauge(
    'warmlijn_promises_overdue_seconds',
    'How late the latest of them is',
    async () => (await figures()).overdueSeconds,
  );
  gauge('warmlijn_outbox_oldest_seconds', 'How long the oldest message waits that has not left', () =>
    secondsSince(outbox.waiting().oldest, clock.now()),
  );
  gauge(
    'warmlijn_outbox_uncertain',
    'Messages of which it is not known whether they left',
    () => outbox.waiting().uncertain,
  );
  new Gauge({
    name: 'warmlijn_waiting_seconds',
    help: 'How long the first of them waits, by urgency',
    labelNames: ['urgency'],
    registers,
    async collect() {
      const { waitingSeconds } = await figures();
      for (const [urgency, seconds] of Object.entries(waitingSeconds)) this.set({ urgency }, seconds);
    },
  });
}
