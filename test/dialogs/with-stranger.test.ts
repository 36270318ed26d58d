import assert from 'node:assert/strict';
import { openStage, type Said, type Stage } from './stage.ts';
import { instantOf } from './play.ts';

const ids = (said: unknown) => (said as readonly Said[]).map(({ id }) => id);
const APPOINTMENT = { kind: 'talk', at: instantOf('2026-11-19 10:00'), place: 'Plein' } as const;

/** Daan helps, an appointment stands, and then her husband writes on the phone (or not). */
function talking(stranger: boolean): Stage {
  const stage = openStage(instantOf('tuesday 10:00'));
  stage.write({ text: 'mens' });
  stage.desk('daan', { do: 'accept' });
  stage.desk('daan', { do: 'write', text: 'Dag' });
  stage.desk('daan', { do: 'traject', action: { do: 'appoint', appointment: APPOINTMENT } });
  stage.desk('daan', { do: 'return', agreed: 'we spreken elkaar' });
  if (stranger)
    assert.deepEqual(ids(stage.write({ text: 'dit is haar man, wie is dit' })), ['stranger.heard']);
  return stage;
}

describe('On a phone that somebody else has', () => {
  it('nothing comes by itself, until a worker has spoken with the resident', () => {
    assert.ok(ids(talking(false).wait(60 * 46)).includes('traject.reminder'), 'what would come');
    const stage = talking(true);
    assert.deepEqual(ids(stage.wait(60 * 46)), []);
    assert.deepEqual(ids(stage.desk('daan', { do: 'accept' })), []);
    assert.deepEqual(ids(stage.desk('daan', { do: 'write', text: 'Dag' })).length, 1, 'a worker decides');
    stage.desk('daan', { do: 'return', agreed: 'gesproken' });
    assert.ok(ids(stage.write({ text: 'hoi' })).length > 0);
    const { promises } = stage.conversation();
    assert.ok(!promises.some(({ kind, keptAt }) => kind === 'phone-task' && keptAt === undefined));
  });

  it('a broken promise reaches the worker and the team lead, and is not told there', () => {
    const stage = talking(true);
    stage.wait(60 * 24 * 3);
    const task = stage.conversation().promises.find(({ kind }) => kind === 'phone-task');
    assert.ok(task?.brokenAt);
  });

  it('a cry is answered all the same', () => {
    const said = ids(talking(true).write({ text: 'ik heb geen eten voor mijn kinderen' }));
    assert.ok(
      said.some((id) => id?.startsWith('handover.')),
      said.join(),
    );
  });

  it('who writes is not the resident come back after a missed appointment', () => {
    const stage = talking(false);
    stage.wait(60 * 49);
    const { appointments } = stage.conversation().traject ?? { appointments: [] };
    const id = appointments.at(-1)?.id ?? '';
    stage.desk('daan', { do: 'traject', action: { do: 'appointment-outcome', id, came: false } });
    assert.ok(stage.conversation().traject?.noShow, 'followed');
    assert.deepEqual(ids(stage.write({ text: 'dit is haar man, wie is dit' })), ['stranger.heard']);
    assert.ok(stage.conversation().traject?.noShow, 'nothing was heard from the resident');
  });
});
