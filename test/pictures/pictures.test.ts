import assert from 'node:assert/strict';
import sharp from 'sharp';
import { renderPicture, svgOf } from '../../bot/pictures/render.ts';
import { newTraject, type Todo } from '../../dialogs/traject/traject.ts';
import { LANGUAGES, type Language } from '../../dialogs/meaning.ts';
import type { Picture } from '../../dialogs/pictures/picture.ts';
import { CODE, bill, payout } from '../dialogs/money/made-ledger.ts';
import { openMoney, START, type MoneyStage } from '../dialogs/money/open.ts';
import { real } from '../dialogs/stage.ts';

const MOST_BYTES = 100_000;
const ASKS: Readonly<Record<Language, string>> = {
  nl: 'stuur plaatje',
  en: 'send picture',
  tr: 'resim gönder',
  ar: 'أرسل صورة',
  pl: 'wyślij obrazek',
  es: 'envía imagen',
  pap: 'manda plachi',
};
const LONG = 'de woningcorporatie bellen over de achterstand en vragen om een regeling in kleine stukjes';

const todo = (id: string, who: Todo['who'], text: string, done = false): Todo => ({
  ...{ id, who, text, madeBy: 'samira', madeAt: START },
  ...(done ? { doneAt: START } : {}),
});

/** Linked and checked, with leefgeld, bills and a plan. */
function opened(channel: 'whatsapp' | 'sms' = 'whatsapp'): MoneyStage {
  const payouts = ['2026-11-05', '2026-11-12', '2026-11-26', '2026-12-03'].map((day) => payout(day, '61.25'));
  const facts = {
    payouts: payouts.map((one, at) => (at < 2 ? { ...one, status: 'sent' as const } : one)),
    bills: [
      bill('rent', '2026-11-02'),
      bill('energy', '2026-11-12'),
      { ...bill('water', '2026-11-27'), status: 'planned' as const },
      { ...bill('health-insurance', '2026-11-25'), status: 'failed' as const },
    ],
  };
  const stage = openMoney({ city: 'with-fixed-costs', facts, channel });
  for (const text of [`mijn code is ${CODE}`, '3 mei']) stage.ask(text);
  stage.wait(2);
  const conversation = stage.conversation();
  conversation.traject = {
    ...newTraject(),
    goals: [{ id: 'g', text: 'de huur weer op tijd betalen', by: 'samira', at: START }],
    todos: [
      todo('1', 'resident', 'post in een tas doen', true),
      todo('2', 'worker', LONG),
      todo('3', 'volunteer', 'samen naar het geldcafe'),
    ],
  };
  return stage;
}

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
