import assert from 'node:assert/strict';
import { openStage, type Stage } from '../dialogs/stage.ts';
import { LANGUAGES } from '../../dialogs/meaning.ts';
import { LETTER_KINDS, RED_KINDS, type LetterKind } from '../../dialogs/letter/kinds.ts';
import type { LetterOutcome } from '../../dialogs/letter/outcome.ts';
import type { Reading } from '../../dialogs/letter/reading.ts';
import { real } from '../dialogs/stage.ts';

const TUESDAY = '2026-11-24T09:00:00.000Z';
const PHOTO = 'https://api.twilio.com/photo';
const texts = (said: readonly { readonly line: { readonly text: string } }[]) =>
  said.map(({ line }) => line.text);
const all = (stage: Stage) => texts(stage.said).join('\n');
const letters = (stage: Stage) => stage.conversation().letters?.all ?? [];
const reading = (kind: LetterKind, more: Partial<Reading> = {}): Reading => ({ kind, ...more });
const work = (stage: Stage) => stage.effects.filter(({ kind }) => kind === 'letter').length;

function withPhoto(): Stage {
  const stage = openStage(TUESDAY);
  stage.write({ text: '', media: 1, pictures: [PHOTO] });
  return stage;
}

function outcome(stage: Stage, how: LetterOutcome, nth = 0) {
  return stage.happen({ kind: 'letter', letter: letters(stage)[nth]?.id ?? '', outcome: how });
}

const read = (stage: Stage, what: Reading) => texts(outcome(stage, { kind: 'read', reading: what }));

describe('A letter in the conversation', () => {
  it('is told as what it is, from whom, until when and how much, with a named person and a promise', () => {
    const stage = withPhoto();
    assert.match(all(stage), /Ik lees je brief/);
    const said = read(
      stage,
      reading('demand', { sender: 'Credimas Incasso', deadline: '2026-12-09', amount: '428.67' }),
    );
    assert.match(said[0] ?? '', /^Dit is een aanmaning/);
    assert.match(
      said.join('\n'),
      /De brief komt van Credimas Incasso\. Als ik het goed lees, vragen ze €\s428,67 voor woensdag 9 december\./,
    );
    assert.equal(said.length, 4, 'what it is; what stands in it; what first; may it be kept');
    const { handover, promises } = stage.conversation();
    const worker = stage.people.find(({ id }) => id === handover?.worker);
    assert.ok(said.join('\n').includes(`Dit is mijn lezing, ${worker?.name ?? '?'} kijkt mee.`));
    const promised = promises.find(({ kind }) => kind === 'letter');
    assert.equal(promised?.owner, worker?.id);
    assert.equal(promised?.what, 'brief van Credimas Incasso bekijken: aanmaning, woensdag 9 december');
    assert.equal(handover?.reason, 'brief: aanmaning');
    assert.match(said.at(-1) ?? '', /^Mag ik de foto veilig bewaren\?/);
  });

  for (const kind of LETTER_KINDS)
    it(`of kind ${kind} is ${RED_KINDS.includes(kind) ? 'rood, and a person is asked as for acute need' : 'not rood'}`, () => {
      const stage = withPhoto();
      read(stage, reading(kind));
      const { stoplight, handover, promises } = stage.conversation();
      const red = RED_KINDS.includes(kind);
      assert.equal(stoplight?.colour === 'rood', red);
      assert.equal(handover?.urgency, red ? 'red' : 'normal');
      assert.equal(
        promises.some((one) => one.kind === 'first-talk'),
        red,
      );
      assert.ok(promises.every((one) => stage.people.some(({ id }) => id === one.owner)));
    });

  it('of no known kind, but with words that cannot wait, is looked at as soon as acute need', () => {
    const stage = withPhoto();
    read(stage, reading('other', { grave: true }));
    const { stoplight, handover, promises } = stage.conversation();
    assert.notEqual(stoplight?.colour, 'rood');
    assert.equal(handover?.urgency, 'red');
    assert.equal(
      promises.find(({ kind }) => kind === 'letter')?.what,
      'brief bekijken: andere brief, misschien dringend',
    );
  });

  it('about an eviction goes on with the questions of acute need, without the one it answers itself', () => {
    const stage = withPhoto();
    read(stage, reading('eviction', { deadline: '2026-12-09' }));
    const said = texts(stage.write({ text: 'ja' }));
    assert.match(said[0] ?? '', /ik bewaar de foto veilig/);
    assert.match(said.at(-1) ?? '', /wijk/);
    assert.equal(stage.conversation().answers['when-home']?.value, '2026-12-09');
  });

  it('says that a day has passed, and names no amount or day that is not there', () => {
    const stage = withPhoto();
    assert.match(
      read(stage, reading('reminder', { deadline: '2026-11-20' }))[1] ?? '',
      /al voorbij: vrijdag 20 november/,
    );
    const other = withPhoto();
    assert.doesNotMatch(read(other, reading('reminder')).join('\n'), /€|komt van|goed lees/);
  });

  it('is kept after a yes and dropped after a no; asked once, and never without an answer', () => {
    for (const [answer, given] of [
      ['ja', true],
      ['2', false],
    ] as const) {
      const stage = withPhoto();
      read(stage, reading('reminder'));
      const before = work(stage);
      stage.write({ text: answer });
      assert.equal(stage.conversation().consent.letter?.given, given);
      assert.equal(work(stage), before + 1, 'the work is wanted');
      outcome(stage, { kind: given ? 'kept' : 'dropped' });
      const [letter] = letters(stage);
      assert.deepEqual([letter?.media, letter?.kept], [undefined, given ? true : undefined]);
      stage.write({ text: '', media: 1, pictures: [PHOTO] });
      outcome(stage, { kind: 'read', reading: reading('reminder') }, 1);
      assert.equal(all(stage).split('Mag ik de foto').length, 2, 'asked once');
    }
  });

  it('without an answer is dropped after three days', () => {
    const stage = withPhoto();
    read(stage, reading('reminder'));
    const before = work(stage);
    stage.wait(3 * 24 * 60 + 5);
    assert.ok(work(stage) > before);
    outcome(stage, { kind: 'dropped' });
    assert.equal(letters(stage)[0]?.media, undefined);
    assert.ok(
      stage.conversation().agenda.every(({ kind }) => kind !== 'letter'),
      'nothing goes on',
    );
  });

  it('that cannot be read is asked for again once, and then a person looks', () => {
    const stage = withPhoto();
    assert.match(texts(outcome(stage, { kind: 'unreadable' }))[0] ?? '', /niet goed lezen/);
    assert.equal(stage.conversation().handover, undefined);
    stage.write({ text: '', media: 1, pictures: [PHOTO] });
    const said = texts(outcome(stage, { kind: 'no-letter' }, 1)).join('\n');
    assert.match(said, /Het lukt mij niet om dit te lezen\. .+ kijkt ernaar\./);
    assert.match(said, /Mag ik de foto veilig bewaren/);
    assert.ok(stage.conversation().promises.some(({ kind }) => kind === 'letter'));
  });

  it('whose reading never ends is tried again, and told honestly when it is given up', () => {
    const stage = withPhoto();
    stage.wait(60);
    assert.equal(work(stage), 4, 'four times begun');
    assert.match(all(stage), /Het lukt mij niet om dit te lezen/);
    assert.equal(letters(stage)[0]?.state, 'left');
    const promised = stage.conversation().promises.find(({ kind }) => kind === 'letter');
    assert.equal(promised?.what, 'brief bekijken die Warmlijn niet kon lezen');
    assert.deepEqual(read(stage, reading('eviction')), [], 'what comes late changes nothing');
  });

  it('read twice is told once', () => {
    const stage = withPhoto();
    read(stage, reading('reminder'));
    assert.deepEqual(read(stage, reading('reminder')), []);
  });

  it('while a worker has the conversation is theirs: the assistant only asks whether the photo may be kept', () => {
    const stage = withPhoto();
    read(stage, reading('reminder'));
    const worker = stage.conversation().handover?.worker ?? '';
    stage.desk(worker, { do: 'accept' });
    assert.deepEqual(texts(stage.write({ text: '', media: 1, pictures: [PHOTO] })), []);
    const said = texts(outcome(stage, { kind: 'read', reading: reading('cutoff') }, 1));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^Mag ik de foto veilig bewaren/);
    const notes = stage.conversation().transcript.filter(({ from }) => from === 'note');
    assert.ok(notes.some(({ text }) => /afsluiten van energie of water/.test(text)));
    assert.equal(stage.conversation().stoplight?.colour, 'rood');
  });

  it('seen by the worker keeps the promise; by anybody else it is refused', () => {
    const stage = withPhoto();
    read(stage, reading('reminder'));
    const worker = stage.conversation().handover?.worker ?? '';
    const other =
      stage.people.find(({ id, role }) => id !== worker && role === 'trajectbegeleider')?.id ?? '';
    const letter = letters(stage)[0]?.id ?? '';
    assert.ok('code' in stage.desk(other, { do: 'letter-seen', letter }));
    stage.desk(worker, { do: 'letter-seen', letter });
    const promised = stage.conversation().promises.find(({ kind }) => kind === 'letter');
    assert.notEqual(promised?.keptAt, undefined);
  });

  it('pasted is answered as a letter, not as what the resident needs', () => {
    const stage = openStage(TUESDAY);
    const text = 'wat is dit\nGeachte heer, wij hebben u aangemaand';
    const quiet = { intent: 'letter', also: [], urgent: 'none', likely: [] } as const;
    const said = texts(stage.write({ text, letter: reading('demand'), understood: quiet }));
    assert.match(said.join('\n'), /Dit is een aanmaning[^]*Dit is mijn lezing/);
    assert.doesNotMatch(said.join('\n'), /Mag ik de foto/);
  });

  it('pasted beside a need of one’s own lets the need come first and goes to the worker', () => {
    const stage = openStage(TUESDAY);
    const hungry = { intent: 'no-food', also: [], urgent: 'red', likely: [], confidence: 1 } as const;
    const said = texts(
      stage.write({ text: 'geen eten', letter: reading('demand'), understood: hungry }),
    ).join('\n');
    assert.doesNotMatch(said, /aanmaning/);
    assert.match(said, /eten/);
    assert.equal(letters(stage).length, 1);
    assert.ok(stage.conversation().promises.some(({ kind }) => kind === 'letter'));
  });

  it('in danger is left to the person who is asked', () => {
    const stage = withPhoto();
    stage.write({ text: 'ik maak er een eind aan' });
    assert.deepEqual(
      read(stage, reading('reminder')).filter((text) => !/Mag ik de foto/.test(text)),
      [],
    );
  });

  it('that is a farewell gets the numbers and a person at once, and nothing else', () => {
    const stage = withPhoto();
    const { understanding } = real();
    const meaning = understanding.understand('ik maak er een eind aan', { today: '2026-11-24', workers: [] });
    const said = texts(outcome(stage, { kind: 'danger', meaning })).join('\n');
    assert.match(said, /113/);
    assert.equal(stage.conversation().handover?.urgency, 'emergency');
    assert.doesNotMatch(said, /Mag ik de foto|Dit is mijn lezing/);
  });

  it('may be asked for in every language', () => {
    const asks = {
      nl: 'kun je een brief voor mij lezen?',
      en: 'can you read a letter for me?',
      tr: 'bu mektubu okuyabilir misin?',
      ar: 'هل يمكنك قراءة رسالة؟',
      pl: 'czy możesz przeczytać list?',
      es: '¿puedes leer una carta?',
      pap: 'bo por lesa un karta pa mi?',
    } as const;
    for (const lang of LANGUAGES) {
      const stage = openStage(TUESDAY);
      const said = stage.write({ text: asks[lang], understood: { lang, urgent: 'none' } });
      assert.ok(
        said.some(({ id }) => id === 'letter.send'),
        `${lang}: ${texts(said).join(' / ')}`,
      );
    }
    const { words } = real().content;
    for (const not of ['ik durf mijn brieven niet te lezen', 'can you help me', 'ik maak geen post open'])
      assert.equal(words.letter(not), false, not);
  });
});
