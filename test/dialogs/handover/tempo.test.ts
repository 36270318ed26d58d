import assert from 'node:assert/strict';
import { addMinutes, momentOn } from '../../../dialogs/civil-time.ts';
import type { Handover } from '../../../dialogs/conversation.ts';
import { answerDue } from '../../../dialogs/handover/answer-due.ts';
import { beginTalk } from '../../../dialogs/talk.ts';
import { openStage } from '../stage.ts';

/** By when Samira, who keeps the hours of the office, has to answer somebody with this pace. */
function due(day: string, time: string, tempo: Handover['tempo']): string {
  const now = new Date(momentOn(`${day} ${time}`)).toISOString();
  const stage = openStage(now);
  stage.write({ text: 'mens' });
  const talk = beginTalk(stage.conversation(), stage.context());
  assert.ok(talk.now.handover !== undefined);
  if (tempo !== undefined) talk.now.handover.tempo = tempo;
  const samira = stage.people.find(({ id }) => id === 'samira') ?? assert.fail();
  return answerDue(talk, samira, 'normal');
}
const at = (day: string, time: string) => new Date(momentOn(`${day} ${time}`)).toISOString();

describe('The pace that a resident chose', () => {
  it('today is before the end of today, when there is an hour of it left', () => {
    assert.equal(due('2026-11-24', '15:00', undefined), at('2026-11-25', '11:00'));
    assert.equal(due('2026-11-24', '15:00', 'today'), at('2026-11-24', '17:00'));
    assert.equal(due('2026-11-24', '10:00', 'today'), at('2026-11-24', '14:00'));
    assert.equal(due('2026-11-24', '16:30', 'today'), due('2026-11-24', '16:30', undefined));
    assert.equal(due('2026-11-24', '20:00', 'today'), due('2026-11-24', '20:00', undefined));
  });

  it('later leaves two working days, over a weekend too', () => {
    assert.equal(due('2026-11-24', '15:00', 'later'), at('2026-11-26', '17:00'));
    assert.equal(due('2026-11-27', '15:00', 'later'), at('2026-12-01', '17:00'));
  });

  it('does not slow down what is urgent', () => {
    const stage = openStage(at('2026-11-24', '10:00'));
    stage.write({ text: 'mens' });
    const talk = beginTalk(stage.conversation(), stage.context());
    assert.ok(talk.now.handover !== undefined);
    talk.now.handover.tempo = 'later';
    const samira = stage.people.find(({ id }) => id === 'samira') ?? assert.fail();
    assert.equal(answerDue(talk, samira, 'red'), addMinutes(stage.now(), 30));
  });
});
