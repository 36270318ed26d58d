import assert from 'node:assert/strict';
import { Decimal } from 'decimal.js';
import { writtenLanguages } from '../../bot/content/written-languages.ts';
import type { CityFacts } from '../../dialogs/city.ts';
import { sayDate, sayMoment } from '../../dialogs/civil-time.ts';
import { sayAmount } from '../../dialogs/money/say-amount.ts';
import { LANGUAGES, type Language } from '../../dialogs/meaning.ts';
import { compileTexts } from '../../dialogs/texts.ts';
import { CODE } from './money/made-ledger.ts';
import { openMoney } from './money/open.ts';
import { openStage, real, type Said } from './stage.ts';

const TUESDAY = '2026-11-17T09:00:00.000Z';
const MONDAY_NINE = '2026-11-23T08:00:00.000Z';
const SUNDAY_WEEK = '2026-11-29T16:30:00.000Z';

const { facts } = real().content;
const onlyWriting = (...languages: Language[]): CityFacts => ({
  ...facts,
  city: { ...facts.city, languages },
});
const words = (said: readonly Said[]) => said.map(({ line }) => line.text);
const ids = (said: readonly Said[]) => said.map(({ id }) => id);

describe('A first message that is nothing but a koppelcode', () => {
  it('is of no language, whatever its letters look like', () => {
    for (const code of ['DYRN97KM', 'LJQ9YN9Q', 'TM4N3DLL', 'TRYDY4LC', 'THWR NNJ6']) {
      const stage = openStage(TUESDAY);
      assert.match(words(stage.write({ text: code })).join(' '), /Ik ben Warmlijn/);
      assert.equal(stage.conversation().lang, 'nl');
    }
  });
});

describe('The first word after a code and a day', () => {
  for (const [text, lang] of [
    ['كم رصيدي', 'ar'],
    ['bakiyem', 'tr'],
    ['moje saldo', 'pl'],
    ['my balance?', 'en'],
    ['saldo', 'nl'],
  ] as const)
    it(`shows the language, as a first message does: "${text}"`, () => {
      const stage = openMoney();
      stage.ask(CODE);
      stage.ask('3-5');
      stage.ask(text);
      assert.equal(stage.conversation().lang, lang);
    });

  it('does not, when somebody wrote a word before', () => {
    const stage = openMoney();
    stage.ask('hoi');
    stage.ask('bakiyem');
    assert.equal(stage.conversation().lang, 'nl');
  });
});

describe('A language that the city does not write', () => {
  const open = () => openStage(TUESDAY, 'whatsapp', { facts: onlyWriting('nl', 'en') });

  it('is answered in Dutch and English, each question with its choices', () => {
    const stage = open();
    const [introduction, question] = words(stage.write({ text: 'merhaba' }));
    assert.match(introduction ?? '', /^Ik ben Warmlijn.*\n\nI am Warmlijn/);
    assert.match(question ?? '', /5 een mens spreken\n\nWhat do you need now\?.*\n1 food/s);
    assert.equal(stage.conversation().lang, 'tr');
  });

  it('can be answered with a number, in Dutch or in English', () => {
    for (const answer of ['3', 'schulden', 'debts']) {
      const stage = open();
      stage.write({ text: 'merhaba' });
      const said = stage.write({ text: answer, understood: { lang: 'tr' } });
      assert.equal(stage.conversation().answers.need?.value, 'debts', answer);
      assert.match(words(said).at(-1) ?? '', /Loop je ergens achter.*Are you behind/s);
    }
  });

  it('is said so when it is asked for, and the worker who is asked speaks it', () => {
    const stage = open();
    stage.write({ text: 'merhaba' });
    assert.deepEqual(ids(stage.write({ text: 'türkçe konuşabilir miyiz' })), [
      'language.not-yet',
      'intake.need',
    ]);
    assert.equal(stage.conversation().lang, 'tr');
    const asked = words(stage.write({ text: '5' })).join('\n');
    assert.match(asked, /Fatma Bedacht/);
  });

  it('gives the numbers for danger in both', () => {
    const [numbers] = words(open().write({ text: 'ölmek istiyorum artık' }));
    assert.match(numbers ?? '', /bel nu 113.*call 113/s);
  });

  it('keeps a worker’s own words as they are', () => {
    const stage = open();
    stage.write({ text: 'merhaba' });
    stage.write({ text: '5' });
    const asked = stage.conversation().handover?.worker ?? '';
    stage.desk(asked, { do: 'accept' });
    const said = stage.desk(asked, { do: 'write', text: 'Merhaba, ben Fatma.' });
    assert.ok(Array.isArray(said));
    assert.deepEqual(words(said), ['Merhaba, ben Fatma.']);
  });
});

describe('A language asked for inside a sentence', () => {
  it('is the one that is named, not the one that is written', () => {
    const { languageIn } = real().content.words;
    assert.equal(languageIn('kan het ook in het turks? mijn nederlands is slecht'), 'tr');
    assert.equal(languageIn('my dutch is bad, english please'), 'en');
    assert.equal(languageIn('czy możemy po polsku pisać'), 'pl');
    assert.equal(languageIn('wat is er'), undefined);
  });
});

describe('Texts', () => {
  const texts = compileTexts(
    {
      nl: { 'a.only': 'Dag {name}.', 'a.label': 'ja' },
      en: { 'a.only': 'Hello {name}.', 'a.label': 'yes' },
      tr: { 'a.other': 'Merhaba' },
    },
    { tr: ['general'] },
  );

  it('that miss in a language are said in Dutch with English below, a label beside it', () => {
    assert.equal(texts.say('tr', 'a.only', { name: 'Ayşe' }), 'Dag Ayşe.\nHello Ayşe.');
    assert.equal(texts.say('tr', 'a.label'), 'ja / yes');
    assert.equal(texts.say('tr', 'a.other'), 'Merhaba');
  });

  it('that nobody has read are only written in production when the city allows it', () => {
    const city = { ...facts.city, languages: [...LANGUAGES], unreviewedLanguages: [] };
    assert.deepEqual(writtenLanguages(city, texts, true), ['nl', 'en']);
    assert.deepEqual(writtenLanguages({ ...city, unreviewedLanguages: ['tr'] }, texts, true), [
      'nl',
      'en',
      'tr',
    ]);
    assert.deepEqual(writtenLanguages(city, texts, false), ['nl', 'en', 'tr']);
  });
});

describe('Days and times', () => {
  const expected: Readonly<Record<Language, readonly [string, string, string]>> = {
    nl: ['maandag om 9 uur', 'zondag 29 november voor 17.30 uur', 'zondag 29 november'],
    en: ['Monday at 9:00', 'Sunday 29 November before 17:30', 'Sunday 29 November'],
    tr: ['Pazartesi günü saat 9:00', '29 Kasım Pazar günü en geç saat 17:30', '29 Kasım Pazar'],
    ar: ['يوم الاثنين الساعة 9:00', 'يوم الأحد 29 نوفمبر قبل الساعة 17:30', 'الأحد 29 نوفمبر'],
    pl: ['w poniedziałek o 9:00', 'w niedzielę 29 listopada przed 17:30', '29 listopada (niedziela)'],
    es: ['el lunes a las 9:00', 'el domingo 29 de noviembre antes de las 17:30', 'domingo 29 de noviembre'],
    pap: ['djaluna pa 9:00', 'djadumingu 29 di novèmber promé ku 17:30', 'djadumingu 29 di novèmber'],
  };
  for (const lang of LANGUAGES) {
    it(`are said as people say them (${lang})`, () => {
      const said = [
        sayMoment(lang, MONDAY_NINE, TUESDAY),
        sayMoment(lang, SUNDAY_WEEK, TUESDAY, 'by'),
        sayDate(lang, '2026-11-29'),
      ];
      assert.deepEqual(said, expected[lang]);
    });
  }
});

describe('Amounts and plurals', () => {
  const { texts } = real().content;

  it('follow the rules of each language', () => {
    const answers = (lang: Language) =>
      [1, 2, 5, 24].map((count) => texts.say(lang, 'money.contact-answer', { count }).split(',')[0]);
    assert.deepEqual(answers('pl'), [
      'Odpowiedź dostaniesz w ciągu 1 godziny',
      'Odpowiedź dostaniesz w ciągu 2 godzin',
      'Odpowiedź dostaniesz w ciągu 5 godzin',
      'Odpowiedź dostaniesz w ciągu 24 godzin',
    ]);
    assert.deepEqual(
      [1, 2, 3, 11].map((count) => texts.say('ar', 'money.payout-more', { count })),
      [
        'بعدها يأتي جزء آخر.',
        'بعدها يأتي جزآن آخران.',
        'بعدها تأتي 3 أجزاء أخرى.',
        'بعدها يأتي 11 جزءا آخر.',
      ],
    );
    assert.deepEqual(
      [1, 2, 5].map((count) => texts.say('pl', 'money.payout-more', { count })),
      [
        'Potem przyjdzie jeszcze jedna część.',
        'Potem przyjdą jeszcze 2 części.',
        'Potem przyjdzie jeszcze 5 części.',
      ],
    );
  });

  it('are written with the signs of each language, in digits everybody can read', () => {
    const amount = new Decimal('1250.5');
    const said = LANGUAGES.map((lang) => sayAmount(lang, amount).replace(/\p{Cf}/gu, ''));
    assert.deepEqual(said, [
      '€ 1.250,50',
      '€1,250.50',
      '€1.250,50',
      '1,250.50 €',
      '1250,50 €',
      '1250,50 €',
      '€ 1.250,50',
    ]);
  });
});

describe('A sentence that begins with a value', () => {
  const texts = compileTexts({
    nl: { asks: '{who} helpt je.', label: '{who}, {when}' },
    tr: { asks: '{who} seninle birlikte baksın mı?' },
  });

  it('has a capital, as its own language writes it', () => {
    assert.equal(texts.say('nl', 'asks', { who: 'een medewerker' }), 'Een medewerker helpt je.');
    assert.equal(texts.say('tr', 'asks', { who: 'ilgili kişi' }), 'İlgili kişi seninle birlikte baksın mı?');
  });

  it('and nothing else: what is no sentence may stand in the middle of one', () => {
    assert.equal(texts.say('nl', 'label', { who: 'iemand', when: 'morgen' }), 'iemand, morgen');
  });
});
