import assert from 'node:assert/strict';
import { MOST_PER_MINUTE } from '../../dialogs/listeners/rate-limit.ts';
import { openStage, type Said, type Stage } from './stage.ts';

/** Ten in the morning in Rotterdam, on a Tuesday. */
const TUESDAY = '2026-11-17T09:00:00.000Z';
const NOTE = 'general.slower';

function ids(said: readonly Said[]): (string | undefined)[] {
  return said.map(({ id }) => id);
}

/** So many messages in the same second; what the last one brought. */
function flood(stage: Stage, count: number): readonly Said[] {
  let said: readonly Said[] = [];
  for (let times = 0; times < count; times += 1) said = stage.write({ text: 'weet ik niet' });
  return said;
}

describe('who writes very much at once', () => {
  it('hears once that everything is read, and nothing more until the minute is over', () => {
    const stage = openStage(TUESDAY);
    flood(stage, MOST_PER_MINUTE);
    assert.deepEqual(ids(stage.write({ text: 'hallo' })), [NOTE]);
    for (let times = 0; times < 50; times += 1) assert.deepEqual(stage.write({ text: 'hallo' }), []);
    const kept = stage.conversation().transcript.filter((line) => line.from === 'resident');
    assert.ok(kept.length + stage.conversation().archivedPages * 60 >= 51);
  });

  it('gets the promised answer a minute later, by itself', () => {
    const stage = openStage(TUESDAY);
    flood(stage, MOST_PER_MINUTE + 5);
    const said = stage.wait(1);
    assert.equal(said.length, 1);
    assert.equal(stage.conversation().agenda.filter((item) => item.kind === 'catch-up').length, 0);
    assert.notEqual(stage.write({ text: 'hallo' }).length, 0, 'and is answered again as always');
  });

  it('who goes on at the same pace hears the note once a minute, not with every message', () => {
    const stage = openStage(TUESDAY);
    let notes = 0;
    for (let minute = 0; minute < 3; minute += 1) {
      flood(stage, MOST_PER_MINUTE + 10);
      stage.wait(1);
    }
    for (const id of ids(stage.said)) if (id === NOTE) notes += 1;
    assert.equal(notes, 3);
  });

  it('is heard at once when in need, or when asking for a person', () => {
    for (const [text, asked] of [
      ['ik heb geen eten meer voor mijn kinderen', 'red'],
      ['mens', 'normal'],
    ] as const) {
      const stage = openStage(TUESDAY);
      flood(stage, MOST_PER_MINUTE + 3);
      assert.notEqual(stage.write({ text }).length, 0, text);
      assert.equal(stage.conversation().handover?.urgency, asked);
      assert.deepEqual(stage.write({ text }), [], 'somebody has been asked: that is enough for now');
    }
  });

  it('hears nothing more after STOP, also not what was promised', () => {
    const stage = openStage(TUESDAY);
    flood(stage, MOST_PER_MINUTE + 3);
    assert.deepEqual(ids(stage.write({ text: 'STOP' })), ['stop.confirmed']);
    assert.deepEqual(stage.wait(2), []);
  });
});
