import assert from 'node:assert/strict';
import { mayDo } from '../../../bot/desk/may.ts';
import { instantOf } from '../play.ts';
import { openStage, type Said, type Stage } from '../stage.ts';

const saidBy = (done: ReturnType<Stage['desk']>) => (done as readonly Said[]).map(({ id }) => id);

function workerNamed(stage: Stage, id: string) {
  const worker = stage.context().facts.people.find((one) => one.id === id);
  assert.ok(worker);
  return worker;
}

const mayStepIn = (stage: Stage, id: string) => mayDo(stage.conversation(), workerNamed(stage, id)).stepIn;

/** Ruben has somebody in danger, wrote, and is then silent while they go on writing. */
function silentInDanger(): Stage {
  const stage = openStage(instantOf('saturday 03:00'));
  stage.write({ text: 'ik wil dood' });
  stage.desk('ruben', { do: 'accept' });
  stage.desk('ruben', { do: 'write', text: 'Ik ben er.' });
  stage.wait(20);
  stage.write({ text: 'ik heb pillen geslikt' });
  return stage;
}

describe('A worker who is there and silent', () => {
  it('keeps the conversation as long as there is time to answer', () => {
    const stage = silentInDanger();
    assert.equal(mayStepIn(stage, 'noor'), false);
    assert.deepEqual(stage.desk('noor', { do: 'accept' }), { code: 'taken', owner: 'ruben' });
  });

  it('leaves danger to a colleague after that, who owes the first word then; the resident hears who', () => {
    const stage = silentInDanger();
    stage.wait(6);
    assert.equal(mayStepIn(stage, 'noor'), true);
    assert.equal(mayStepIn(stage, 'ruben'), false, 'it is theirs');
    assert.deepEqual(saidBy(stage.desk('noor', { do: 'accept' })), ['handover.accepted']);
    const { handover, promises, transcript } = stage.conversation();
    assert.deepEqual([handover?.worker, handover?.urgency], ['noor', 'emergency']);
    assert.equal(handover?.passed.at(-1)?.worker, 'ruben');
    const owed = promises.filter(({ keptAt }) => keptAt === undefined);
    assert.deepEqual(
      owed.map(({ kind, owner }) => `${kind} ${owner}`),
      ['first-talk noor', 'first-contact noor'],
    );
    assert.ok(transcript.some(({ from, text }) => from === 'note' && text.startsWith('Noor')));
  });

  it('is the one who keeps it again when a third one comes', () => {
    const stage = silentInDanger();
    stage.wait(6);
    stage.desk('noor', { do: 'accept' });
    assert.deepEqual(stage.desk('ruben', { do: 'accept' }), { code: 'taken', owner: 'noor' });
  });

  it('keeps an ordinary conversation, however late the answer', () => {
    const stage = openStage(instantOf('tuesday 10:00'));
    stage.write({ text: 'mens' });
    stage.desk('daan', { do: 'accept' });
    stage.desk('daan', { do: 'write', text: 'Ik bel je.' });
    stage.write({ text: 'ok tot dan' });
    stage.wait(60 * 24 * 7);
    assert.equal(mayStepIn(stage, 'fatma'), false);
    assert.deepEqual(stage.desk('fatma', { do: 'accept' }), { code: 'taken', owner: 'daan' });
  });
});
