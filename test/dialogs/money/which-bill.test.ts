import assert from 'node:assert/strict';
import { bill, euro } from './made-ledger.ts';
import { openChecked, openMoney, textsOf, type MoneyStage } from './open.ts';

const NOVEMBER = bill('rent', '2026-11-03', { amount: euro('612.50') });
const DECEMBER = bill('rent', '2026-12-03', { amount: euro('612.50'), status: 'planned' });
const ENERGY = bill('energy', '2026-11-25', { status: 'planned' });

function open(bills = [NOVEMBER, ENERGY]): MoneyStage {
  return openChecked({ city: 'with-fixed-costs', facts: { bills } });
}
const ids = (stage: MoneyStage, text: string) => stage.write({ text }).map(({ id }) => id);
const LINES = ['money.bill-paid', 'money.bill-planned'];
const lines = (stage: MoneyStage, text: string) => ids(stage, text).filter((id) => LINES.includes(id ?? ''));
const ASKS_PERSON = ['money.not-sure', 'money.asking', 'handover.hears-by'];

const OF_DECEMBER = [
  'is mijn huur van december betaald',
  'is de huur van 1 december betaald',
  'is mijn huur volgende maand betaald',
  'is my rent for december paid',
  'aralık kirası ödendi mi',
  'هل تم دفع ايجار ديسمبر',
  'czy czynsz za grudzień jest zapłacony',
  'esta pagado el alquiler de diciembre',
  'huur di desèmber a wordu paga',
];
const TO_COME = [
  'wordt mijn huur wel betaald',
  'will my rent be paid',
  'kiram ödenecek mi',
  'هل سيتم دفع الايجار',
  'zostanie zapłacony mój czynsz',
  'van a pagar mi alquiler',
  'lo wordu paga mi huur',
];
const OF_ANOTHER_KIND = [
  'is mijn boete betaald',
  'is mijn klarna betaald',
  'is de belasting betaald',
  'is mijn internet betaald',
  'is my fine paid',
  'cezam ödendi mi',
  'هل تم دفع الغرامة',
  'czy mandat jest zapłacony',
  'esta pagada mi multa',
];
const DISPUTED = [
  'de verhuurder zegt dat de huur niet betaald is',
  'mijn huurbaas is boos want er is geen huur betaald',
  'de huisbaas heeft de huur nog niet ontvangen',
  'ik heb een incassobrief van de huur maar jullie betalen toch',
  'jullie hebben de huur niet betaald',
  'the landlord says the rent is not paid',
  'المؤجر يقول ان الايجار لم يدفع',
  'właściciel mówi że czynsz nie jest zapłacony',
  'el casero dice que no está pagado el alquiler',
  'doño di kas ta bisa ku huur no a wordu paga',
];
const BY_BAILIFF = [
  'de deurwaarder zegt dat jullie de huur niet betaald hebben',
  'the bailiff says you did not pay the rent',
  'icra memuru kiranın ödenmediğini söylüyor',
  'المحضر يقول ان الايجار لم يدفع',
  'komornik mówi że czynsz nie został zapłacony',
  'el alguacil dice que no pagaron el alquiler',
  'deurwaarder ta bisa ku boso no a paga huur',
];

describe('A bill that is asked about', () => {
  for (const text of [...OF_DECEMBER, ...TO_COME]) {
    it(`is that of the month that is meant: "${text}"`, () => {
      assert.deepEqual(lines(open([NOVEMBER, DECEMBER, ENERGY]), text), ['money.bill-planned']);
      assert.deepEqual(ids(open(), text), ASKS_PERSON);
    });
  }

  it('is that of this month when no other is meant', () => {
    for (const text of [
      'is mijn huur betaald',
      'is mijn huur van november betaald',
      'is de huur van Vestia betaald',
      'may i know if my rent is paid',
    ])
      assert.deepEqual(lines(open([NOVEMBER, DECEMBER]), text), ['money.bill-paid'], text);
  });

  it('keeps its month while the resident is checked, and no longer', () => {
    const stage = openMoney({ city: 'with-fixed-costs', facts: { bills: [NOVEMBER, DECEMBER] } });
    stage.ask('is mijn huur van december betaald');
    stage.ask('K7M2P9QX');
    assert.match(stage.ask('3 mei').join('\n'), /gepland op donderdag 3 december/);
    assert.match(stage.ask('is mijn huur betaald').join('\n'), /betaald op dinsdag 3 november/);
  });

  for (const text of OF_ANOTHER_KIND) {
    it(`is not answered with other bills: "${text}"`, () => {
      assert.deepEqual(ids(open(), text), ASKS_PERSON);
    });
  }

  it('is told when the ledger describes it in the words of the question', () => {
    const ziggo = bill('other', '2026-11-10', { description: 'Internet Ziggo' });
    const said = textsOf(open([NOVEMBER, ziggo]).write({ text: 'is mijn internet betaald' })).join('\n');
    assert.match(said, /Internet Ziggo/);
    assert.doesNotMatch(said, /Huur/);
  });

  it('is one of all when bills in general are meant', () => {
    for (const text of ['zijn mijn rekeningen betaald', 'is alles betaald', 'are my bills paid'])
      assert.deepEqual(lines(open(), text), LINES, text);
  });
});

describe('Somebody who says that a bill is not paid', () => {
  for (const text of DISPUTED) {
    it(`is looked into by a person: "${text}"`, () => {
      const said = ids(open(), text);
      assert.deepEqual(said.slice(1), ['money.bill-paid', 'money.asking', 'handover.hears-by']);
    });
  }

  for (const text of BY_BAILIFF) {
    it(`is acute when it is a bailiff: "${text}"`, () => {
      const stage = open();
      const said = ids(stage, text);
      assert.ok(said.includes('acute.sorry') && said.includes('money.bill-paid'), said.join(' '));
      assert.ok(!said.includes('handover.hears-by'), 'one person, one moment');
      assert.equal(stage.conversation().handover?.urgency, 'red');
    });
  }
});

describe('After a bill was told', () => {
  for (const text of [
    'dat klopt niet',
    'nee dat klopt niet',
    'that is not right',
    'bu doğru değil',
    'nie zgadza się',
  ])
    it(`a person looks into it: "${text}"`, () => {
      const stage = open();
      stage.ask('is mijn huur betaald');
      const said = ids(stage, text);
      assert.ok(said.includes('money.asking') && said.includes('handover.hears-by'), said.join());
      assert.match(stage.conversation().handover?.reason ?? '', /vraag over geld/);
    });

  it('who is greeted by name is not asked for', () => {
    for (const text of ['is mijn huur betaald Samira', 'met Fatma, is mijn huur betaald']) {
      const stage = open();
      assert.deepEqual(lines(stage, text), ['money.bill-paid'], text);
      assert.equal(stage.conversation().handover, undefined, text);
    }
  });

  const ENERGY_TOO = [
    ['is mijn huur betaald', 'en de stroom?'],
    ['is mijn huur betaald', 'en gas?'],
    ['is my rent paid', 'and electricity?'],
    ['kiram ödendi mi', 'ya elektrik?'],
    ['هل تم دفع الايجار', 'والكهرباء؟'],
    ['czy czynsz zapłacony', 'a prąd?'],
    ['esta pagado el alquiler', 'y la luz?'],
    ['huur a wordu paga', 'i koriente?'],
  ] as const;
  for (const [first, then] of ENERGY_TOO) {
    it(`"${then}" asks the same of the energy bill`, () => {
      const stage = open();
      stage.ask(first);
      assert.deepEqual(lines(stage, then), ['money.bill-planned']);
      assert.equal(stage.conversation().stoplight, undefined);
    });
  }

  it('a cry is one', () => {
    for (const text of ['de stroom is afgesloten', 'geen stroom meer help', 'stroom is uitgevallen']) {
      const stage = open();
      stage.ask('is mijn huur betaald');
      assert.ok(ids(stage, text).includes('acute.cutoff-now'), text);
    }
  });

  it('no other word about it is taken for the same question', () => {
    for (const text of ['licht is uit', 'stroom uit']) {
      const stage = open();
      stage.ask('is mijn huur betaald');
      assert.deepEqual(lines(stage, text), [], text);
    }
  });

  it('another month asks the same of that month', () => {
    const stage = open([NOVEMBER, DECEMBER, ENERGY]);
    stage.ask('is mijn huur betaald');
    assert.match(stage.ask('en die van volgende maand?').join('\n'), /Huur.*gepland op donderdag 3 december/);
  });

  it('another creditor is asked of a person, once', () => {
    const stage = open();
    stage.ask('is mijn huur betaald');
    assert.deepEqual(ids(stage, 'en de klarna?'), ASKS_PERSON);
  });
});

describe('When, after a bill was told', () => {
  for (const [first, then] of [
    ['is mijn huur betaald', 'wanneer?'],
    ['is mijn huur betaald', 'en wanneer was dat'],
    ['is my rent paid', 'when was that'],
    ['kiram ödendi mi', 'ne zaman'],
    ['هل تم دفع الايجار', 'متى'],
    ['czy czynsz jest zapłacony', 'kiedy'],
    ['esta pagado el alquiler', 'cuándo'],
    ['huur a wordu paga', 'ki dia'],
  ] as const)
    it(`"${then}" is about that bill, and tells no leefgeld`, () => {
      const stage = open();
      stage.write({ text: first });
      assert.deepEqual(ids(stage, then), ['money.bills', 'money.bill-paid']);
    });
});
