import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Slots } from '../../dialogs/meaning.ts';
import { birthdayOf } from '../../bot/understanding/slots/birthday.ts';
import { loadUnderstanding } from '../../bot/understanding/understanding.ts';

const understanding = loadUnderstanding('locales');
/** A Saturday. */
const TODAY = '2026-11-21';
const workers = [
  { id: 'samira', name: 'Samira El Amrani' },
  { id: 'jan', name: 'Jan de Vries' },
];
const slots = (text: string): Slots => understanding.understand(text, { today: TODAY, workers }).slots;

const amounts: readonly (readonly [string, readonly string[]])[] = [
  ['€ 1.250,50', ['1250.50']],
  ['1250 euro', ['1250.00']],
  ['1,250.50 euro', ['1250.50']],
  ['twaalfhonderd', ['1200.00']],
  ["zo'n 300", ['300.00']],
  ['1.5k', ['1500.00']],
  ['anderhalve ton', ['150000.00']],
  ['vijfentwintig euro', ['25.00']],
  ['twelve hundred euros', ['1200.00']],
  ['300 euro huur en 45,50 gas', ['300.00', '45.50']],
  ['300', ['300.00']],
  ['12 duizend', ['12000.00']],
  ['mijn schuld is 12.000', ['12000.00']],
  ['ik verdien 1400 en betaal 900 huur', ['1400.00', '900.00']],
  ['tussen 100 en 200 euro', ['100.00', '200.00']],
  ['tien euro en vijftig cent', ['10.50']],
  ['10 euro 50', ['10.50']],
  ['twee tientjes', ['20.00']],
  ['15 cent', ['0.15']],
  ["zo'n 3 maanden", []],
  ['de afspraak is om 15.30', []],
  ['ik woon op nummer 12', []],
];
const dates: readonly (readonly [string, readonly string[]])[] = [
  ['overmorgen', ['2026-11-23']],
  ['morgen', ['2026-11-22']],
  ['goede morgen', []],
  ['volgende week dinsdag', ['2026-11-24']],
  ['dinsdag volgende week', ['2026-11-24']],
  ['vorige dinsdag', ['2026-11-17']],
  ['de 23e', ['2026-11-23']],
  ['de 20e', ['2026-12-20']],
  ['7 maart', ['2027-03-07']],
  ['march 7th', ['2027-03-07']],
  ['23-4', ['2027-04-23']],
  ['23-4-1987', ['1987-04-23']],
  ['over twee weken', ['2026-12-05']],
  ['vrijdagmiddag', ['2026-11-27']],
  ['voor de eerste', ['2026-12-01']],
  ['de eerste van de maand', ['2026-12-01']],
  ['de eerste medewerker was aardig', []],
  ['ma 10:00', ['2026-11-23']],
  ['in a fortnight', ['2026-12-05']],
  ['31-2', []],
  ['2-3 maanden', []],
];
const times: readonly (readonly [string, readonly string[]])[] = [
  ['half vier', ['15:30']],
  ['half acht', ['07:30']],
  ['vanavond om half acht', ['19:30']],
  ['kwart voor drie', ['14:45']],
  ['tien over half vier', ['15:40']],
  ['om 10 uur', ['10:00']],
  ['15.30 uur', ['15:30']],
  ['3 pm', ['15:00']],
  ['half past three', ['15:30']],
  ['tussen 10 en 11', ['10:00', '11:00']],
  ['between 2 and 3 pm', ['14:00', '15:00']],
  ['om 8u30', ['08:30']],
  ['noon', ['12:00']],
  ['om middernacht', ['00:00']],
  ['tussen 2 en 3 weken', []],
  ['ik wacht al 3 uur', []],
];

describe('Facts in a message', () => {
  for (const [text, wanted] of amounts) {
    it(`amounts in "${text}"`, () => assert.deepEqual(slots(text).amounts, wanted));
  }
  for (const [text, wanted] of dates) {
    it(`dates in "${text}" on Saturday ${TODAY}`, () => assert.deepEqual(slots(text).dates, wanted));
  }
  for (const [text, wanted] of times) {
    it(`times in "${text}"`, () => assert.deepEqual(slots(text).times, wanted));
  }

  it('months behind, not ages and memories', () => {
    assert.equal(slots("ik loop zo'n 3 maanden achter met de huur").months, 3);
    assert.equal(slots('een half jaar huurachterstand').months, 6);
    assert.equal(slots('anderhalf jaar niet betaald').months, 18);
    assert.equal(slots('dat was drie jaar geleden').months, undefined);
  });

  it('number of children', () => {
    assert.equal(slots('ik heb twee kinderen en een hond').children, 2);
    assert.equal(slots('een zoon en twee dochters').children, 3);
    assert.equal(slots('two boys and a girl').children, 3);
    assert.equal(slots('een tweeling en een baby').children, 3);
    assert.equal(slots('alleenstaande moeder van 3').children, 3);
    assert.equal(slots('kind van 4').children, 1);
    assert.equal(slots('moeder van 38 jaar').children, undefined);
    assert.equal(slots('mijn kinderen slapen').children, undefined);
  });

  it('workers by name, with a slip of the thumb, at word borders only', () => {
    assert.deepEqual(slots('kan ik Samira spreken').workers, ['samira']);
    assert.deepEqual(slots('is samria er').workers, ['samira']);
    assert.deepEqual(slots('in januari').workers, []);
    assert.deepEqual(slots('Jan moet mij bellen').workers, ['jan']);
  });

  it('link codes however they are written, and no ordinary words', () => {
    for (const text of [
      'K7QM-2XPD',
      'k7qm 2xpd',
      'mijn code is K7QM2XPD',
      'K 7 Q M 2 X P D',
      'K7 QM 2X PD',
    ]) {
      assert.deepEqual(slots(text).codes, ['K7QM2XPD'], text);
    }
    for (const text of ['geef 2345 terug', 'verdeeld', '23456789', 'bel 0612345678']) {
      assert.deepEqual(slots(text).codes, [], text);
    }
  });

  it('amounts come back exactly, however they are written', () => {
    const cents = fc.integer({ min: 100, max: 99_999_999 });
    fc.assert(
      fc.property(cents, fc.boolean(), (value, grouped) => {
        const whole = String(Math.floor(value / 100));
        const written = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, '.') : whole;
        const rest = String(value % 100).padStart(2, '0');
        assert.deepEqual(slots(`ik kreeg € ${written},${rest} te weinig`).amounts, [`${whole}.${rest}`]);
      }),
    );
  });

  it('every coming day is found by day and month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (ahead) => {
        const date = Temporal.PlainDate.from(TODAY).add({ days: ahead });
        const month = new Intl.DateTimeFormat('nl', { month: 'long', timeZone: 'UTC' }).format(
          new Date(`${date.toString()}T00:00:00Z`),
        );
        assert.deepEqual(slots(`op ${date.day} ${month} graag`).dates, [date.toString()]);
        assert.deepEqual(slots(`op ${date.day}-${date.month} graag`).dates, [date.toString()]);
      }),
    );
  });

  it('every quarter of an hour is found, by the clock and in words', () => {
    const hours = 'een twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' ');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'), (hour, rest) => {
        const time = `${String(hour).padStart(2, '0')}:${rest}`;
        assert.deepEqual(slots(`graag om ${time} bellen`).times, [time]);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 11 }), (hour) => {
        const [said = '', next = ''] = [hours[hour - 1], hours[hour]];
        assert.deepEqual(slots(`om ${said} uur`).times, [`${String(hour).padStart(2, '0')}:00`]);
        assert.deepEqual(slots(`om half ${next}`).times, [`${String(hour).padStart(2, '0')}:30`]);
      }),
    );
  });

  it('every number of months behind and of children is found, in digits and words, in Dutch and English', () => {
    const dutch = 'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' ');
    const english = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), (number) => {
        for (const said of [String(number), dutch[number]]) {
          assert.equal(slots(`ik loop ${said} maanden achter`).months, number);
          assert.equal(slots(`ik heb ${said} kinderen`).children, number);
        }
        for (const said of [String(number), english[number]]) {
          assert.equal(slots(`I am ${said} months behind`).months, number);
          assert.equal(slots(`I have ${said} kids`).children, number);
        }
      }),
    );
  });

  it('every whole amount is found in Dutch words', () => {
    const tens = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');
    const ones = 'een twee drie vier vijf zes zeven acht negen'.split(' ');
    fc.assert(
      fc.property(fc.nat(7), fc.nat(8), (ten, one) => {
        const accent = ones[one] === 'twee' || ones[one] === 'drie' ? 'ën' : 'en';
        const amount = `${20 + 10 * ten + one + 1}.00`;
        assert.deepEqual(slots(`ik mis ${ones[one]}${accent}${tens[ten]} euro`).amounts, [amount]);
      }),
    );
  });

  it('every code the desk can hand out with a digit and a letter is found', () => {
    const sign = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789');
    fc.assert(
      fc.property(fc.array(sign, { minLength: 8, maxLength: 8 }), (signs) => {
        const code = signs.join('');
        fc.pre(/\d/.test(code) && /[A-Z]/.test(code));
        assert.deepEqual(slots(`code ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`).codes, [code]);
      }),
    );
  });
});

describe('A month', () => {
  const months: readonly (readonly [string, string | undefined])[] = [
    ['is mijn huur van december betaald', '2026-12'],
    ['en die van oktober', '2026-10'],
    ['huur van januari', '2027-01'],
    ['december 2025', '2025-12'],
    ['volgende maand', '2026-12'],
    ['vorige maand', '2026-10'],
    ['for may', '2027-05'],
    ['may i ask something', undefined],
    ['jan komt morgen', undefined],
    ['3 maanden achter', undefined],
    ['gelecek ay', '2026-12'],
    ['الشهر القادم', '2026-12'],
    ['w zeszłym miesiącu', '2026-10'],
    ['el mes que viene', '2026-12'],
    ['luna pasá', '2026-10'],
  ];
  for (const [text, wanted] of months) {
    it(`is ${wanted ?? 'none'} in "${text}"`, () => assert.equal(slots(text).month, wanted));
  }
});

describe('A birthday', () => {
  for (const text of [
    '7-3',
    '07/03/1980',
    '7 maart',
    '7 mrt 1980',
    'zeven maart',
    'march 7',
    '1980-03-07',
    '0703',
  ]) {
    it(`is understood from "${text}"`, () => assert.equal(birthdayOf(text), '03-07'));
  }
  for (const text of ['hallo', '31-2', '5-6 of 7-8', '13-13']) {
    it(`is not guessed from "${text}"`, () => assert.equal(birthdayOf(text), undefined));
  }
});
