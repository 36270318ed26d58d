import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setImmediate as soon } from 'node:timers/promises';
import { newConversation } from '../../dialogs/conversation.ts';
import { makeMailbox, type Mailbox } from '../../bot/outbox/mailbox.ts';
import { makeWriter } from '../../bot/outbox/writer.ts';
import { NOW } from './world.ts';

const AT_ONCE = 4;
const LIMITS = { writeAfterMs: 700, sentAfterMs: 700, writesAtOnce: AT_ONCE };
const TICK_MS = 50;

/** A mailbox whose result has waited long enough. */
function ripe(key: string): Mailbox {
  const box = makeMailbox(key, newConversation(key, NOW, 'nl'));
  box.unwrittenSince = performance.now() - 10 * LIMITS.sentAfterMs;
  return box;
}

describe('The writer of results', () => {
  let boxes: readonly Mailbox[];
  /** Long enough for every write there could be. */
  const manyRounds = async () => {
    for (const { key } of boxes) await soon(key);
  };
  beforeEach(() => {
    boxes = Array.from({ length: 200 }, (_, number) => ripe(`resident-${String(number)}`));
    mock.timers.enable({ apis: ['setInterval'] });
  });
  afterEach(() => mock.timers.reset());

  it('leaves nothing behind when more are ready than may be under way at once', async () => {
    const written: string[] = [];
    let under = 0;
    let most = 0;
    const writer = makeWriter(
      LIMITS,
      async ({ key }) => {
        under += 1;
        most = Math.max(most, under);
        await soon();
        under -= 1;
        written.push(key);
        return true;
      },
      () => undefined,
    );
    for (const box of boxes) writer.expect(box);
    mock.timers.tick(TICK_MS);
    await manyRounds();
    assert.deepEqual(
      written,
      boxes.map(({ key }) => key),
    );
    assert.equal(most, AT_ONCE);
  });

  it('leaves a store that refuses in peace until the next tick', async () => {
    let tries = 0;
    const writer = makeWriter(
      LIMITS,
      () => {
        tries += 1;
        return Promise.resolve(false);
      },
      () => undefined,
    );
    for (const box of boxes) writer.expect(box);
    mock.timers.tick(TICK_MS);
    await manyRounds();
    assert.equal(tries, AT_ONCE);
  });
});
