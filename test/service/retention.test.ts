/** Retention in the running service, by its own clock. */
import assert from 'node:assert/strict';
import { startTown, until, type Town } from './town.ts';

const FROM = 'whatsapp:+31600000671';
const OTHER = 'whatsapp:+31600000672';
const SIXTY_DAYS = 60 * 24 * 60 - 1;

describe('retention in the service', function () {
  this.timeout(60_000);
  let town: Town;
  before(async () => {
    town = await startTown('try-out', { TEST_CLOCK: '2026-11-20T10:00:00Z', TEST_WAITS: '0.1' });
  });
  after(() => town.close());

  it('takes old words away by itself once their time is over, and keeps newer ones', async () => {
    await town.ask(FROM, 'hoi');
    await town.ask(FROM, 'dit is van vorig jaar');
    for (let times = 0; times < 7; times += 1) {
      const body = JSON.stringify({ minutes: SIXTY_DAYS });
      const moved = await fetch(`${town.url}/api/try/clock`, { method: 'POST', body });
      assert.equal(moved.status, 200);
      if (times === 3) {
        assert.ok(town.document(FROM).transcript.some(({ text }) => text === 'dit is van vorig jaar'));
        await town.ask(OTHER, 'dit is van deze zomer');
      }
    }
    await until('the old words are gone', () => {
      return !town.document(FROM).transcript.some(({ text }) => text === 'dit is van vorig jaar');
    });
    assert.ok(town.document(OTHER).transcript.some(({ text }) => text === 'dit is van deze zomer'));
    assert.match(town.running.output(), /retention was carried out/);
  });
});
