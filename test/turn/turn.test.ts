import assert from 'node:assert/strict';
import { newConversation, type Conversation } from '../../dialogs/conversation.ts';
import { makeLanes } from '../../bot/lanes.ts';
import { makeTurns, type TurnDeps } from '../../bot/turn.ts';

const NOW = '2026-11-20T10:00:00.000Z';

/** Turns over one document in memory; only what a change or a timer needs is there. */
function turnsOver(
  stored: Conversation | undefined,
  pending: TurnDeps['applyPending'] = (_key, same) => same,
) {
  const commits: Conversation[] = [];
  const recovered: string[] = [];
  let present = stored;
  const turns = makeTurns({
    lanes: makeLanes(),
    clock: { now: () => NOW, advance: () => undefined },
    applyPending: pending,
    recover: (key) => recovered.push(key),
    record: () => Promise.resolve(),
    committed: () => undefined,
    store: {
      keyOf: (address) => address,
      page: () => Promise.resolve([]),
      load: () => Promise.resolve(present),
      commit: (_key, next) => {
        commits.push((present = next));
        return Promise.resolve();
      },
    },
  } satisfies Partial<TurnDeps> as unknown as TurnDeps);
  return { turns, commits, recovered };
}

const KNOWN = { ...newConversation('a', NOW, 'nl'), version: 4 };

describe('a turn', () => {
  it('writes nothing when nothing changed', async () => {
    const { turns, commits } = turnsOver(KNOWN);
    assert.deepEqual(await turns.change('a', (same) => same), { kind: 'unchanged' });
    assert.equal(commits.length, 0);
  });

  it('writes what changed as the next version', async () => {
    const { turns, commits } = turnsOver(KNOWN);
    assert.deepEqual(await turns.change('a', (one) => ({ ...one, name: 'Esra' })), { kind: 'done' });
    assert.deepEqual(
      commits.map(({ version, name }) => [version, name]),
      [[5, 'Esra']],
    );
  });

  it('writes results that waited, although the change itself says nothing new', async () => {
    const { turns, commits } = turnsOver(KNOWN, (_key, one) => ({ ...one, counter: one.counter + 1 }));
    assert.deepEqual(await turns.change('a', (same) => same), { kind: 'done' });
    assert.equal(commits.length, 1);
  });

  it('changes nothing of somebody who is not there', async () => {
    const { turns, commits } = turnsOver(undefined);
    assert.deepEqual(await turns.change('a', (one) => ({ ...one, name: 'Esra' })), { kind: 'absent' });
    assert.equal(commits.length, 0);
  });

  it('takes unsettled lines in hand at a timer, and writes nothing when no promise is due', async () => {
    const { turns, commits, recovered } = turnsOver(KNOWN);
    assert.deepEqual(await turns.timer('a'), { kind: 'unchanged' });
    assert.deepEqual(recovered, ['a']);
    assert.equal(commits.length, 0);
  });
});
