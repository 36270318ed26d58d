import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import { amountToPay } from '../../bot/letters/read/amounts.ts';
import { datesIn } from '../../bot/letters/read/dates.ts';
import { wordsOf } from '../../bot/letters/ocr/words.ts';
import { fillLetter } from './fill.ts';
import { FIELDS, judge } from './measure.ts';
import { plainText } from './plain-text.ts';
import { realRead, realRules } from './rules.ts';
import { readTemplates, SETS } from './template.ts';

const MONTHS =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const two = (number: number) => String(number).padStart(2, '0');
const NOTATIONS: readonly ((date: Temporal.PlainDate) => string)[] = [
  ({ day, month, year }) => `${String(day)} ${MONTHS[month - 1] ?? ''} ${String(year)}`,
  ({ day, month, year }) => `${two(day)}-${two(month)}-${String(year)}`,
  ({ day, month, year }) => `${String(day)}/${String(month)}/${String(year)}`,
  ({ day, month, year }) => `${two(day)}.${two(month)}.${String(year)}`,
];
const someDate = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => Temporal.PlainDate.from('2020-01-01').add({ days }));
const someCents = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => new Decimal(cents).div(100));

function grouped(amount: Decimal): string {
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`;
}

describe('A letter as text', () => {
  for (const set of SETS)
    it(`of the ${set} set is read by the rules, and nothing that is said is wrong`, () => {
      const read = realRead();
      let [kinds, all] = [0, 0];
      for (const template of readTemplates(set))
        for (const seed of [1, 2, 3, 4]) {
          const letter = fillLetter(template, seed);
          const words = { text: plainText(letter), confidence: 95 };
          const { verdicts, said, unreadable } = judge(read, {
            set,
            treatment: 'clean',
            letter,
            seed,
            words,
            ms: 0,
          });
          const wrong = FIELDS.filter((field) => verdicts[field] === 'wrong');
          assert.deepEqual(wrong, [], `${template.id} ${String(seed)}: ${JSON.stringify(said)}`);
          all += 1;
          if (!unreadable && verdicts.kind === 'right') kinds += 1;
        }
      assert.ok(kinds / all >= (set === 'development' ? 1 : 0.9), `${String(kinds)} of ${String(all)}`);
    });

  it('that announces an eviction in other words is one, and one of no known kind is not taken lightly', () => {
    const read = realRead();
    const letter = (words: string) =>
      read(`Geachte mevrouw Voorbeeld,\n${words}\nHoogachtend,\nProef & Partners`, '2026-11-24').reading;
    const eviction = letter(
      'Hierbij zeggen wij u aan dat wij op donderdag 3 december 2026 om 10.00 uur uw woning aan de Verzonnenstraat 1 te Rotterdam zullen ontruimen. U kunt dit voorkomen door voor 1 december 2026 het openstaande bedrag van EUR 2.140,55 te voldoen.',
    );
    assert.deepEqual([eviction.kind, eviction.grave], ['eviction', undefined]);
    const unknown = letter('Onze gerechtsdeurwaarder komt binnenkort bij u langs om te praten over uw zaak.');
    assert.deepEqual([unknown.kind, unknown.grave], ['other', true]);
    const light = letter('Wij nodigen u graag uit voor een kop koffie in het buurthuis bij u in de straat.');
    assert.deepEqual([light.kind, light.grave], ['other', undefined]);
  });

  it('is dated from its head, and counts its days from there', () => {
    const read = realRead();
    const text = (within: string) =>
      `Maasvonk Energie\nDatum: 20-11-2026\nBetreft: Herinnering\nGeachte heer,\nWij hebben uw betaling van € 40,00 nog niet ontvangen. Wilt u deze rekening ${within} betalen op onze rekening?\nMet vriendelijke groet,\nMaasvonk Energie`;
    const deadline = (within: string) => read(text(within), '2026-11-24').reading.deadline;
    assert.equal(deadline('binnen 14 dagen na dagtekening'), '2026-12-04');
    assert.equal(deadline('binnen twee weken'), '2026-12-04');
    assert.equal(deadline('uiterlijk 1 december 2026'), '2026-12-01');
    assert.equal(deadline('binnen 14 dagen nadat deze brief bij u is bezorgd'), undefined);
    assert.equal(deadline('binnen 14 dagen, uiterlijk 1 december 2026,'), undefined, 'two days that differ');
    assert.equal(deadline('uiterlijk 1 december 2031'), undefined, 'a misread year');
    assert.equal(deadline('graag'), undefined);
  });

  it('says no amount of several when none is the total, nor one that breaks off', () => {
    const amount = (...lines: string[]) => amountToPay(lines, realRules().total);
    assert.equal(amount('Premie € 100,00', 'Kosten € 20,00', 'Totaal € 120,00'), '120.00');
    assert.equal(amount('Premie € 100,00', 'Kosten € 20,00'), undefined);
    assert.equal(amount('Totaal € 20,00', 'Premie € 100,00'), undefined, 'a total below a part');
    assert.equal(amount('Het gaat om € 1.037', '54 open'), undefined, 'the cents are on no line');
    assert.equal(amount('een bedrag van € 10'), undefined);
    assert.equal(amount('een bedrag van € 10 dat open staat'), '10.00');
    assert.equal(amount('een bedrag van € 10,- voor de huur'), '10.00');
    assert.equal(amount('Het gaat om € ?.???,?? of € 12,00.'), undefined);
  });

  it('without the marks of a letter is none', () => {
    const { isLetter, reading } = realRead()(
      'hoi alles goed? ik kom morgen langs met de kinderen en de hond',
      '2026-11-24',
    );
    assert.equal(isLetter, false);
    assert.equal(reading.amount, undefined);
  });
});

describe('What is taken from a letter', () => {
  it('is every date that exists, in every notation, and no other', () => {
    fc.assert(
      fc.property(someDate, fc.constantFrom(...NOTATIONS), (date, write) => {
        const found = datesIn(`Op ${write(date)} om 10.00 uur, kenmerk 123.456.`);
        assert.deepEqual(
          found.map((one) => one.date),
          [date.toString()],
        );
      }),
    );
    for (const none of [
      '31-02-2026',
      '12-13-2026',
      '1.234.567',
      '2026',
      '06-12345678',
      '12-11-26',
      '012-11-2026',
    ])
      assert.deepEqual(datesIn(`nummer ${none} hier`), [], none);
  });

  it('is the exact amount, however it is written', () => {
    fc.assert(
      fc.property(someCents, fc.constantFrom('€ ', '€', 'EUR ', ''), (amount, sign) => {
        const written = `${sign}${grouped(amount)}${sign === '' ? ' euro' : ''}`;
        assert.equal(amountToPay([`U moet ${written} betalen.`], []), amount.toFixed(2));
      }),
    );
  });

  it('is never an amount of which a digit could not be read', () => {
    fc.assert(
      fc.property(someCents, fc.nat(), (amount, nth) => {
        const digits = [...grouped(amount)];
        const places = digits.flatMap((sign, at) => (/\d/.test(sign) ? [at] : []));
        digits[places[nth % places.length] ?? 0] = '?';
        assert.equal(amountToPay([`U moet € ${digits.join('')} betalen.`], []), undefined);
      }),
    );
  });

  it('is nothing at all for any words whatever', () => {
    const read = realRead();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { reading } = read(text, '2026-11-24');
        assert.ok(reading.amount === undefined || text.includes(','));
      }),
    );
  });

  it('has its digits masked where the reader was not sure', () => {
    const row = (word: string, sure: number, line = 1) =>
      ['5', '1', '1', '1', String(line), '1', '0', '0', '9', '9', String(sure), word].join('\t');
    const { text, confidence } = wordsOf(
      [row('Totaal', 96), row('€', 95), row('428,67', 40), row('Groet', 90, 2)].join('\n'),
    );
    assert.equal(text, 'Totaal € ???,??\nGroet');
    assert.ok(confidence > 60 && confidence < 90);
  });
});
