import assert from 'node:assert/strict';
import { startAgenda, type Agenda } from '../../bot/agenda/agenda.ts';
import { makeDueQueue } from '../../bot/store/lowdb/due-queue.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const EARLIER = '2026-11-20T09:00:00.000Z';
const IN_A_SECOND = '2026-11-20T10:00:01.000Z';
const IN_THREE_HOURS = '2026-11-20T13:00:00.000Z';

/** An agenda over a queue in memory; who had a turn is not due any more, unless it failed. */
function agendaOver(
  due: Readonly<Record<string, string>>,
  inHand: ReadonlySet<string> = new Set(),
  stood = NOW,
) {
  const queue = makeDueQueue();
  for (const [key, at] of Object.entries(due)) queue.set(key, at);
  const turns: string[] = [];
  const failing = new Set<string>();
  let [now, passed, broken] = [NOW, 0, false];
  const agenda: Agenda = startAgenda({
    store: {
      due: (at, limit) =>
        broken ? Promise.reject(new Error('no database')) : Promise.resolve(queue.due(at, limit)),
    },
    clock: { now: () => now },
    ms: () => passed,
    stood: Date.parse(stood),
    log: { error: () => undefined },
    inHand: (key) => inHand.has(key),
    turn: (key) => {
      turns.push(key);
      if (failing.has(key)) return Promise.reject(new Error('the disk is full'));
      queue.set(key, undefined);
      return Promise.resolve();
    },
  });
  return {
    agenda,
    turns,
    failing,
    queue,
    /** Puts the clock forward or back. */
    advance: (to: string) => (now = to),
    /** Time really passes, and the clock goes along. */
    pass: (ms: number) => {
      passed += ms;
      now = new Date(Date.parse(now) + ms).toISOString();
    },
    unreadable: (is: boolean) => (broken = is),
  };
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

  it('reaches who was put off by a clock that is set back, also who was before it began, and nobody further on', async () => {
    for (const early of [false, true]) {
      const { agenda, turns, advance, queue } = agendaOver({}, new Set(), early ? IN_THREE_HOURS : NOW);
      if (!early) {
        advance(IN_THREE_HOURS);
        await agenda.look();
        advance(NOW);
      }
      queue.set('put off', IN_THREE_HOURS);
      queue.set('tomorrow', '2026-11-21T10:00:00.000Z');
      await agenda.look();
      await agenda.look();
      await agenda.stop();
      assert.deepEqual(turns, ['put off'], `set back ${early ? 'before' : 'after'} its first look`);
    }
  });

  it('tries again who was put off by such a clock when the turn failed, or when nobody could be read', async () => {
    const { agenda, turns, advance, pass, queue, failing, unreadable } = agendaOver({});
    advance(IN_THREE_HOURS);
    await agenda.look();
    queue.set('put off', IN_THREE_HOURS);
    failing.add('put off');
    advance(NOW);
    unreadable(true);
    await agenda.look();
    assert.deepEqual(turns, []);
    unreadable(false);
    await agenda.look();
    assert.deepEqual(turns, ['put off']);
    failing.clear();
    pass(11_000);
    await agenda.look();
    await agenda.stop();
    assert.deepEqual(turns, ['put off', 'put off']);
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
