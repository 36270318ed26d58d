import assert from 'node:assert/strict';
import { openStage, type Stage } from './stage.ts';

const START = '2026-11-17T09:00:00.000Z';

/** What is read aloud of the last turn. */
const readIn = (stage: Stage, text: string): string[] => {
  const before = stage.conversation().transcript.length;
  stage.write({ text });
  const lines = stage.conversation().transcript.slice(before);
  return lines.flatMap((line) => (line.speech === undefined ? [] : [line.text]));
};

describe('Answers as sound', () => {
  it('come when somebody asks: what was said last, once', () => {
    const stage = openStage(START, 'whatsapp', { readsAloud: true });
    stage.write({ text: 'hallo' });
    const [sound = '', ...more] = readIn(stage, 'voorlezen');
    assert.match(sound, /Ik ben Warmlijn[\s\S]*Wat heb je nu nodig\?/);
    assert.deepEqual(more, []);
    assert.deepEqual(readIn(stage, '3'), []);
  });

  it('come behind every turn for who likes that, until it is put off', () => {
    const stage = openStage(START, 'whatsapp', { readsAloud: true });
    stage.write({ text: 'hallo' });
    stage.write({ text: 'altijd voorlezen' });
    const [sound] = readIn(stage, '3');
    assert.match(sound ?? '', /Loop je ergens achter/);
    assert.equal(stage.conversation().transcript.at(-1)?.speech?.otherwise, undefined);
    stage.write({ text: 'niet voorlezen' });
    assert.deepEqual(readIn(stage, '1'), []);
  });

  it('are kindly refused by SMS and without an engine, with another way', () => {
    for (const stage of [openStage(START, 'sms', { readsAloud: true }), openStage(START)]) {
      stage.write({ text: 'hallo' });
      assert.match(
        stage.write({ text: 'lees voor' })[0]?.line.text ?? '',
        /Voorlezen lukt hier niet\..* bel mij/,
      );
    }
  });

  it('stop with everything else after STOP', () => {
    const stage = openStage(START, 'whatsapp', { readsAloud: true });
    for (const text of ['hallo', 'altijd voorlezen']) stage.write({ text });
    assert.deepEqual(readIn(stage, 'stop'), []);
  });
});
