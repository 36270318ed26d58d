import assert from 'node:assert/strict';
import { startAgenda, type Agenda } from '../../bot/agenda/agenda.ts';
import { makeDueQueue } from '../../bot/store/lowdb/due-queue.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const EARLIER = '2026-11-20T09:00:00.000Z';
const IN_A_SECOND = '2026-11-20T10:00:01.000Z';

/** An agenda over a queue in memory; who had a turn is not due any more, unless it failed. */
function agendaOver(due: Readonly<Record<string, string>>, inHand: ReadonlySet<string> = new Set()) {
  const queue = makeDueQueue();
  for (const [key, at] of Object.entries(due)) queue.set(key, at);
  const turns: string[] = [];
  const failing = new Set<string>();
  let now = NOW;
  const agenda: Agenda = startAgenda({
    store: { due: (at, limit) => Promise.resolve(queue.due(at, limit)) },
    clock: { now: () => now },
    log: { error: () => undefined },
    inHand: (key) => inHand.has(key),
    turn: (key) => {
      turns.push(key);
      if (failing.has(key)) return Promise.reject(new Error('the disk is full'));
      queue.set(key, undefined);
      return Promise.resolve();
    },
  });
  return { agenda, turns, failing, queue, advance: (to: string) => (now = to) };
}

function many(count: number, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${prefix}${String(index).padStart(4, '0')}`, EARLIER]),
  );
}

describe('the agenda', () => {
  it('gives everybody who is due a turn in one look, however many they are', async () => {
    const { agenda, turns } = agendaOver(many(1_000, 'r'));
    await agenda.look();
    await agenda.stop();
    assert.equal(new Set(turns).size, 1_000);
    assert.equal(turns.length, 1_000);
  });

  it('reaches who is due behind hundreds whose lines are on their way already', async () => {
    const waiting = many(700, 'a');
    const { agenda, turns } = agendaOver({ ...waiting, z: EARLIER }, new Set(Object.keys(waiting)));
    await agenda.look();
    await agenda.stop();
    assert.deepEqual(turns, ['z']);
  });

  it('reaches who is due behind hundreds whose turn failed, and tries those later again', async () => {
    const { agenda, turns, failing, queue } = agendaOver({});
    await agenda.look();
    for (const [key, at] of Object.entries(many(300, 'a'))) {
      queue.set(key, at);
      failing.add(key);
    }
    await agenda.look();
    queue.set('z', EARLIER);
    await agenda.look();
    await agenda.stop();
    assert.equal(turns.filter((key) => key !== 'z').length, 300);
    assert.equal(turns.at(-1), 'z');
  });

  it('looks at start for lines that were being sent a moment ago, and later only for what is due', async () => {
    const { agenda, turns, queue } = agendaOver({ crashed: IN_A_SECOND });
    await agenda.look();
    assert.deepEqual(turns, ['crashed']);
    queue.set('sending', IN_A_SECOND);
    await agenda.look();
    assert.deepEqual(turns, ['crashed']);
    await agenda.stop();
  });

  it('sees a clock that was moved while it was looking', async () => {
    const { agenda, turns, advance, queue } = agendaOver({});
    queue.set('later', '2026-11-21T10:00:00.000Z');
    const looking = agenda.look();
    advance('2026-11-21T10:00:00.000Z');
    await Promise.all([looking, agenda.look()]);
    await agenda.stop();
    assert.deepEqual(turns, ['later']);
  });
});
