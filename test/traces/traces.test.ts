import assert from 'node:assert/strict';
import { openTracing } from '../../bot/traces/tracing.ts';
import { startCollector, type Collector, type Spanned } from '../fakes/collector.ts';
import { phoneOf } from '../service/phone.ts';
import { startTown, type Town } from '../service/town.ts';

/** Linked in the try-out's demo: an amount is looked up for her. */
const ESRA = '+31600000001';
const FRIDAY_NIGHT = '2026-11-20T22:10:00Z';
const PERSONAL = ['Robijntje Canarisma', 'ik heb al drie dagen geen eten', 'wat is mijn saldo'];

describe('traces', function () {
  this.timeout(60_000);
  let collector: Collector;
  let town: Town;
  before(async () => {
    collector = await startCollector();
    town = await startTown('try-out', {
      TEST_CLOCK: FRIDAY_NIGHT,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    });
    const [name = '', need = '', money = ''] = PERSONAL;
    await town.ask('whatsapp:+31600000792', need, { ProfileName: name });
    await phoneOf(town.url, ESRA).write(money);
    // What waits is sent when the service stops.
    assert.equal(await town.running.stop(), 0);
  });
  after(async () => {
    await town.close();
    await collector.close();
  });

  const above = (span: Spanned): string[] => {
    const parent = collector.spans.find(({ spanId }) => spanId === span.parentSpanId);
    return parent === undefined ? [] : [parent.name, ...above(parent)];
  };
  const named = (name: string) => collector.spans.filter((span) => span.name === name);

  it('show the way of a message: webhook, turn, store, ledger, and the reply that leaves', () => {
    assert.equal(named('webhook').length, 1);
    const [turn] = named('turn');
    assert.deepEqual(turn && above(turn), ['webhook']);
    for (const part of ['store load', 'store commit', 'ledger', 'send'])
      assert.ok(
        named(part).some((span) => above(span).includes('turn')),
        part,
      );
  });

  it('hold nothing of anybody: no words, names, numbers or keys', () => {
    const told = collector.text();
    for (const personal of [...PERSONAL, ESRA.slice(1), '31600000792', 'demo-esra', 'authorization'])
      assert.ok(!told.includes(personal), personal);
    assert.doesNotMatch(told, /€|\b[0-9a-f]{32}\.[0-9a-z]+/);
    const values = collector.spans.flatMap(({ attributes }) =>
      attributes.map(({ value }) => JSON.stringify(value)),
    );
    // Closed lists: so few different values, however many talk.
    assert.ok(new Set(values).size < 20, [...new Set(values)].join(' '));
  });

  it('cost nothing where they are off: every part is what it was', async () => {
    const off = await openTracing(undefined);
    const part = { load: () => Promise.resolve(undefined) };
    for (const wrap of [off.store, off.turns, off.carrier, off.model, off.ledger]) {
      const same = wrap as unknown as (given: unknown) => unknown;
      assert.equal(same(part), part);
    }
  });
});
