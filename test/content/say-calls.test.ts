import assert from 'node:assert/strict';
import { readCodeUse } from '../../bot/content/code-use.ts';
import { callsOf } from '../../bot/content/say-calls.ts';
import { memoryFolder } from './made-content.ts';

const known = { DANGER_NUMBERS: ['emergency', 'suicide'], questionValues: ['worker', 'city'] };
const read = (source: string) =>
  callsOf(source, known).map(({ ids, values }) => ({ ids, values: values && [...values] }));

describe('finding the texts that code says', () => {
  it('sees the id and the names of its values', () => {
    assert.deepEqual(read("say(talk, 'a.b');"), [{ ids: ['a.b'], values: [] }]);
    assert.deepEqual(read("say(talk, 'a.b', { worker: name(one, 'x'), by }, { always: true });"), [
      { ids: ['a.b'], values: ['worker', 'by'] },
    ]);
    assert.deepEqual(read("texts.say(now.lang, 'a.b', {\n  place: entry.name,\n  how,\n})"), [
      { ids: ['a.b'], values: ['place', 'how'] },
    ]);
  });

  it('sees both ids when the code chooses', () => {
    assert.deepEqual(read("say(talk, red ? 'a.red' : 'a.orange', {})"), [
      { ids: ['a.red', 'a.orange'], values: [] },
    ]);
  });

  it('follows sets of values it knows by name', () => {
    assert.deepEqual(read("say(talk, 'a.b', DANGER_NUMBERS)"), [
      { ids: ['a.b'], values: ['emergency', 'suicide'] },
    ]);
    assert.deepEqual(read("say(talk, 'a.b', questionValues(talk))"), [
      { ids: ['a.b'], values: ['worker', 'city'] },
    ]);
    assert.deepEqual(read("say(talk, 'a.b', { by, ...DANGER_NUMBERS })"), [
      { ids: ['a.b'], values: ['by', 'emergency', 'suicide'] },
    ]);
  });

  it('says that it cannot see values that are made elsewhere', () => {
    assert.deepEqual(read("say(talk, 'a.b', values)"), [{ ids: ['a.b'], values: undefined }]);
    assert.deepEqual(read("say(talk, 'a.b', { by, ...rest })"), [{ ids: ['a.b'], values: undefined }]);
  });

  it('leaves a call without a visible id to the ids in quotes', () => {
    assert.deepEqual(read("const told = yes ? 'a.b' : 'a.c';\nsay(talk, told, { by });"), []);
    const folder = memoryFolder({
      'dialogs/x.ts': "const told = yes ? 'a.b' : 'a.c';\nstartFlow(talk, 'intake');",
    });
    const use = readCodeUse(folder, known);
    assert.deepEqual([...use.quoted.keys()], ['a.b', 'a.c']);
    assert.deepEqual([...use.flows], [['intake', { file: 'dialogs/x.ts', line: 2 }]]);
  });

  it('does not look at the checks themselves, which name texts without saying them', () => {
    const use = readCodeUse(memoryFolder({ 'bot/content/x.ts': "'a.b'", 'bot/tools/y.ts': "'a.c'" }), known);
    assert.equal(use.quoted.size, 0);
  });
});
