/** Counts and times for Prometheus; never a name, number, amount or text in a label. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly turns: Counter<'kind' | 'end'>;
  readonly turnSeconds: Histogram;
  readonly sends: Counter<'result'>;
  readonly forged: Counter;
  readonly voice: Counter<'result'>;
  readonly letters: Counter<'result'>;
  readonly signIns: Counter<'result'>;
  readonly notices: Counter<'result'>;
}

/** @param gauges read at the moment of asking, by name: help and value. */
export function makeMetrics(gauges: Readonly<Record<string, { help: string; read: () => number }>>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  for (const [name, { help, read }] of Object.entries(gauges)) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }
  return {
    registry,
    turns: new Counter({
      name: 'warmlijn_turns_total',
      help: 'Turns by kind and end',
      labelNames: ['kind', 'end'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'warmlijn_turn_seconds',
      help: 'Time from a verified message to its durable commit',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    sends: new Counter({
      name: 'warmlijn_sends_total',
      help: 'Sends by result',
      labelNames: ['result'],
      registers,
    }),
    forged: new Counter({
      name: 'warmlijn_forged_total',
      help: 'Webhooks with a wrong signature',
      registers,
    }),
    voice: new Counter({
      name: 'warmlijn_voice_messages_total',
      help: 'Voice messages by what became of them',
      labelNames: ['result'],
      registers,
    }),
    letters: new Counter({
      name: 'warmlijn_letters_total',
      help: 'Work on photos of letters by what became of it',
      labelNames: ['result'],
      registers,
    }),
    signIns: new Counter({
      name: 'warmlijn_sign_ins_total',
      help: 'Sign-ins with a work account by result',
      labelNames: ['result'],
      registers,
    }),
    notices: new Counter({
      name: 'warmlijn_notices_total',
      help: 'Cards to workers in Teams by result',
      labelNames: ['result'],
      registers,
    }),
  };
}
