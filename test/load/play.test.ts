import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { chanceFrom } from '../service/random.ts';
import { peakOf, playDay, rates } from './day.ts';
import { play } from './play.ts';

describe('a day of load', () => {
  const residents = 100_000;

  it('has as many messages as its hours call for, and most of them while the payout is asked for', () => {
    const peak = 400;
    const seconds = 60;
    const arrivals = playDay({ residents, seconds, peak }, chanceFrom(7));
    const hours = rates(residents);
    const scale = peak / peakOf(residents);
    const expected =
      hours.reduce((sum, { ordinary, payout }) => sum + (ordinary + payout) * scale, 0) * (seconds / 24);
    assert.ok(
      Math.abs(arrivals.length - expected) < 4 * Math.sqrt(expected),
      `${String(arrivals.length)} arrivals`,
    );
    assert.ok(arrivals.filter(({ payout }) => payout).length > expected / 2);
    assert.ok(arrivals.every(({ at, person }) => at >= 0 && at < seconds * 1_000 && person < residents));
    assert.deepEqual(
      arrivals.map(({ at }) => at),
      arrivals.map(({ at }) => at).sort((one, other) => one - other),
    );
  });

  it('charges a service that stalls for everybody who was meant to write meanwhile', async () => {
    const stall = 400;
    let stalled = 0;
    const server = createServer((request, response) => {
      request.resume();
      const at = performance.now();
      stalled ||= at + stall;
      setTimeout(() => response.end(), Math.max(0, stalled - at));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const messages = Array.from({ length: 20 }, (_, index) => ({ at: index * 10, body: '', headers: {} }));
    const { latencies, again, mostWaiting } = await play([port], messages);
    server.close();
    // Who was meant to write while it stalled waited for the rest of it, though each took only a moment after it.
    for (const [index, took] of latencies.entries()) assert.ok(took >= stall - index * 10 - 15, String(took));
    assert.equal(again, 0);
    assert.ok(mostWaiting > 1, 'nobody waited for those before to be answered');
  });
});
