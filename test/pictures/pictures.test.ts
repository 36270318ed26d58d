import assert from 'node:assert/strict';
import sharp from 'sharp';
import { renderPicture, svgOf } from '../../bot/pictures/render.ts';
import { LANGUAGES } from '../../dialogs/meaning.ts';
import type { Picture } from '../../dialogs/pictures/picture.ts';
import { CODE } from '../dialogs/money/made-ledger.ts';
import { openMoney, type MoneyStage } from '../dialogs/money/open.ts';
import { real } from '../dialogs/stage.ts';
import { ASKS, opened } from './opened.ts';

const MOST_BYTES = 100_000;
function asked(stage: MoneyStage, text: string): { pictures: Picture[]; words: string } {
  const before = stage.conversation().transcript.length;
  stage.write({ text, understood: { urgent: 'none' } });
  const lines = stage.conversation().transcript.slice(before + 1);
  return {
    pictures: lines.flatMap(({ picture }) => picture ?? []),
    words: lines.map((line) => line.text).join('\n'),
  };
}

/** Every amount, in any language: nothing else here has a comma or point between digits. */
const AMOUNT = /€|\d[.,]\d{2}/;

describe('A picture', () => {
  for (const lang of LANGUAGES) {
    it(`of the month and of the plan comes on request, small, without an amount (${lang})`, async () => {
      const stage = opened();
      Object.assign(stage.conversation(), { lang, langChosen: true });
      const { pictures, words } = asked(stage, ASKS[lang]);
      assert.deepEqual(
        pictures.map(({ kind }) => kind),
        ['plan', 'month'],
      );
      assert.doesNotMatch(words, AMOUNT);
      for (const picture of pictures) {
        assert.equal(picture.lang, lang);
        assert.doesNotMatch(JSON.stringify(picture), AMOUNT);
        const png = await renderPicture(picture);
        assert.ok(png.length < MOST_BYTES, `${picture.kind} has ${String(png.length)} bytes`);
        const { format, width = 0, height = 0 } = await sharp(png).metadata();
        assert.deepEqual([format, width], ['png', 720]);
        assert.ok(height > 300);
      }
    });
  }

  it('says in its alt text what it shows: which days, what is paid, what comes next', () => {
    const { pictures, words } = asked(opened(), 'stuur plaatje');
    const month = pictures.find(({ kind }) => kind === 'month');
    assert.ok(month?.kind === 'month');
    assert.deepEqual(month.payouts, [
      { day: 5, done: true },
      { day: 12, done: true },
      { day: 26, done: false },
    ]);
    assert.equal(month.today, 20);
    for (const { name, day } of [...month.paid.rows, ...month.next.rows])
      assert.ok(words.includes(`${name}: ${day}`), name);
    // A payment that failed is neither paid nor still to come: a person looks at it.
    assert.doesNotMatch(words, /Zorgpremie/);
    assert.match(words, /Leefgeld: donderdag 26 november/);
  });

  it('has amounts when they were asked for, also in the words', () => {
    const { pictures, words } = asked(opened(), 'plaatje met bedragen');
    assert.match(JSON.stringify(pictures), /Leefgeld € 61,25/);
    assert.match(words, /Leefgeld € 61,25: donderdag 26 november/);
  });

  it('is words by SMS', () => {
    const { pictures, words } = asked(opened('sms'), 'stuur plaatje');
    assert.deepEqual(pictures, []);
    assert.match(words, /Betaald:[\s\S]*Komt nog:/);
    assert.match(words, /samen naar het geldcafe/);
  });

  it('comes with every answer about days for who likes that, until it is put off', () => {
    const stage = opened();
    stage.ask('altijd plaatjes');
    assert.equal(asked(stage, 'wanneer krijg ik geld').pictures.length, 1);
    assert.equal(asked(stage, 'mijn plan').pictures.length, 1);
    stage.ask('geen plaatjes');
    assert.equal(asked(stage, 'wanneer krijg ik geld').pictures.length, 0);
  });

  it('of money is for nobody who is not linked and checked', () => {
    const stage = openMoney();
    stage.ask('hallo');
    const { pictures, words } = asked(stage, 'stuur plaatje');
    assert.deepEqual(pictures, []);
    assert.match(words, /Ik heb nog geen plaatje voor je/);
    stage.ask(`mijn code is ${CODE}`);
    assert.deepEqual(asked(stage, 'stuur plaatje').pictures, []);
  });

  it('is well-formed whatever a worker typed', () => {
    const nasty = `</text><script>&"'\u0000 ${'w'.repeat(200)}`;
    const drawing = svgOf({
      kind: 'plan',
      lang: 'nl',
      title: nasty,
      goal: nasty,
      steps: [{ icon: 'worker', who: nasty, text: nasty, done: false }],
    });
    assert.doesNotMatch(drawing, /<script|\u0000/);
    assert.match(drawing, /&lt;\/text&gt;&lt;script&gt;&amp;/);
  });

  it('runs from right to left in Arabic', () => {
    const stage = opened();
    Object.assign(stage.conversation(), { lang: 'ar', langChosen: true });
    const [plan] = asked(stage, ASKS.ar).pictures;
    assert.ok(plan !== undefined);
    assert.match(svgOf(plan), /text-anchor="end"[^>]*>\u2067/);
    assert.match(svgOf(plan), /font-family="Noto Sans Arabic/);
  });
});

describe('The words for pictures and sound', () => {
  it('are heard as that in every language, and as nothing else', () => {
    const { words } = real().content;
    for (const [lang, text] of Object.entries(ASKS)) assert.equal(words.find(text), 'picture', lang);
    for (const text of [
      'voorlezen',
      'read aloud',
      'sesli oku',
      'اقرأ لي',
      'przeczytaj na głos',
      'léelo',
      'lesa pa mi',
    ])
      assert.equal(words.find(text), 'speech', text);
    for (const text of [
      'geen plaatjes',
      'no pictures',
      'resim gönderme',
      'بدون صور',
      'bez obrazków',
      'sin imágenes',
      'no plachi',
    ])
      assert.equal(words.find(text), 'pictures-off', text);
    for (const text of [
      'niet voorlezen',
      'do not read aloud',
      'sesli okuma',
      'بدون صوت',
      'bez głosu',
      'sin voz',
      'sin bos',
    ])
      assert.equal(words.find(text), 'speech-off', text);
  });

  it('do not end all messages, although some begin with stop', () => {
    for (const text of ['stop met plaatjes', 'stop voorlezen', 'stop pictures', 'stop reading aloud']) {
      const stage = opened();
      stage.ask(text);
      assert.equal(stage.conversation().optedOutAt, undefined, text);
    }
  });
});
