import assert from 'node:assert/strict';
import { openStage } from './stage.ts';

/** Whole messages, some in each language. */
const CALLS: readonly string[] = [
  ...['112', '113', 'SOS', '🆘', 'help 112', 'noodgeval', 'bel de politie', 'Ambulance!', 'ik ben in gevaar'],
  ...['911', 'call the police', 'this is an emergency', 'imdat', 'polis çağırın', 'tehlikedeyim'],
  ...['النجدة', 'أنا في خطر', 'اتصلوا بالشرطة', '3tqoni', 'ratunku', 'wezwij karetkę', 'pożar'],
  ...['socorro', 'llamen a la policía', 'estoy en peligro', 'sokoro', 'yama polis', 'mi ta den peliger'],
];

describe('a call for police, an ambulance or 112', () => {
  for (const call of CALLS) {
    it(`"${call}" brings the number first, and a person`, () => {
      const stage = openStage('2026-11-24T09:00:00.000Z');
      const said = stage.write({ text: call });
      assert.match(said[0]?.line.text ?? '', /112/);
      const { handover } = stage.conversation();
      assert.equal(handover?.urgency, 'emergency');
    });
  }

  it('leaves also after STOP', () => {
    const stage = openStage('2026-11-24T09:00:00.000Z');
    stage.write({ text: 'hoi' });
    stage.write({ text: 'stop' });
    assert.match(stage.write({ text: 'bel een ambulance' })[0]?.line.text ?? '', /112/);
  });
});

describe('a first word with a fixed effect', () => {
  const languageAfter = (...messages: string[]) => {
    const stage = openStage('2026-11-24T09:00:00.000Z');
    for (const text of messages) stage.write({ text });
    return stage.conversation().lang;
  };

  it('is answered in the one language that has it', () => {
    assert.equal(languageAfter('karetka'), 'pl');
    assert.equal(languageAfter('socorro'), 'es');
    assert.equal(languageAfter('acil'), 'tr');
    assert.equal(languageAfter('sokoro'), 'pap');
    assert.equal(languageAfter('911'), 'en');
  });

  it('that several languages have, or Dutch has, shows none', () => {
    for (const word of ['polis', '112', 'ambulance']) assert.equal(languageAfter(word), 'nl', word);
  });

  it('does not turn a talk that is under way', () => {
    assert.equal(languageAfter('ik wil graag met iemand praten over mijn huur', 'policja'), 'nl');
  });
});
