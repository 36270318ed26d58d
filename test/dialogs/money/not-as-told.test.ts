/** Leefgeld that did not come or is another amount than it should be, in every language: a person is asked, by name. */
import assert from 'node:assert/strict';
import { euro, payout } from './made-ledger.ts';
import { openChecked, type MoneyStage } from './open.ts';

const SENT = {
  payouts: [
    payout('2026-11-18', '60', { status: 'sent', sentOn: '2026-11-18', lateFrom: '2026-11-20' }),
    payout('2026-11-25', '60'),
  ],
};

const NOT_THERE = [
  ...['mijn geld is niet gekomen', 'er is niks gestort', 'ik zie niks op mijn rekening', 'waar is mijn geld'],
  ...['ik heb geen leefgeld gehad', 'het geld is er niet', 'ik heb niks gekregen deze week'],
  ...[
    'woensdag zou er geld komen maar er staat niks',
    'ik wacht al 2 dagen op mijn geld',
    'leefgeld niet binnen',
  ],
  ...["my money hasn't come", 'nothing was deposited', 'param gelmedi', 'hesabımda para yok', 'لم يصل المال'],
  ...[
    'nie dostałam pieniędzy',
    'nic nie wpłynęło',
    'no me han ingresado nada',
    'e plaka no a drenta',
    'no tin nada riba mi kuenta',
  ],
];
const STILL_NOT = ['nog steeds niks', 'het is er niet', 'hala gelmedi', 'nadal nic nie ma', 'todavía nada'];
/** Begins with a word that also says no to the messages that were offered. */
const NO_AND_NOT = [
  ...['nee niks binnen', 'hayır gelmedi', 'nie przyszło', 'nic nie dostałam', 'no me ha llegado nada'],
  ...['no a drenta nada', 'لا ما اجا شي', 'nope nothing came'],
];
const DIFFERS = [
  ...['waarom is er 40 euro af', 'er is 40 euro minder', 'normaal krijg ik 80', 'waarom krijg ik maar 60'],
  ...['60 euro is veel te weinig', 'ik mis 40 euro', 'mijn leefgeld is gekort', 'why is it only 60'],
  ...[
    'I normally get 80',
    'neden 40 euro eksik',
    'ليش بس 60',
    'dlaczego brakuje 40 euro',
    'zwykle dostaję 80',
  ],
  ...['por que faltan 40 euros', 'normalmente recibo 80', 'pakiko ta falta 40 euro', 'pakiko so 60'],
];
const NO_DOUBT = ['nee', 'nee dat hoeft niet', 'nee om 10 uur', 'ja', 'ik krijg 60', 'is dat 60 euro'];
const DOUBTS = [
  ...['dat klopt niet', 'nee ik krijg 80', 'ik krijg 80', 'het moet 80 zijn', "that's wrong", 'bu yanlış'],
  ...['to się nie zgadza', 'eso no es correcto', 'هذا غير صحيح', 'no ta korekto'],
];

/** What a person was promised to look at. */
function askedOf(stage: MoneyStage): string | undefined {
  return stage
    .conversation()
    .promises.find(({ kind, keptAt }) => kind === 'money-answer' && keptAt === undefined)?.what;
}

function write(stage: MoneyStage, text: string): string[] {
  return stage.write({ text, understood: { urgent: 'none' } }).map(({ id }) => id ?? '');
}

describe('leefgeld that was sent and did not come', () => {
  for (const text of NOT_THERE) {
    it(`brings a person after "${text}"`, () => {
      const stage = openChecked({ facts: SENT });
      assert.ok(!write(stage, text).includes('money.notices'));
      assert.match(askedOf(stage) ?? '', /verstuurd maar niet op de rekening/);
    });
  }
  for (const text of STILL_NOT) {
    it(`brings a person after "${text}", when the date was told first`, () => {
      const stage = openChecked({ facts: SENT });
      write(stage, 'wanneer komt mijn leefgeld');
      write(stage, text);
      assert.match(askedOf(stage) ?? '', /verstuurd maar niet op de rekening/);
    });
  }
  for (const text of NO_AND_NOT) {
    it(`is no answer to the offer of messages: "${text}"`, () => {
      const stage = openChecked({ facts: SENT });
      assert.ok(write(stage, 'is mijn leefgeld er al').includes('money.notices'));
      assert.ok(!write(stage, text).includes('money.notices-stopped'));
      assert.match(askedOf(stage) ?? '', /verstuurd maar niet op de rekening/);
    });
  }
  it('is only asked when it comes by who has nothing left', () => {
    const stage = openChecked({ facts: SENT });
    assert.ok(write(stage, 'ik heb niks meer wanneer komt mijn leefgeld').includes('money.payout'));
  });
  it('is not meant by who did not get a message', () => {
    assert.ok(
      !write(openChecked({ facts: SENT }), 'ik heb je bericht niet gekregen').includes('money.asking'),
    );
  });
  it('on its own day is told from when it is late', () => {
    const stage = openChecked({
      facts: { payouts: [payout('2026-11-20', '60', { lateFrom: '2026-11-24' })] },
    });
    write(stage, 'wanneer komt mijn leefgeld');
    assert.ok(write(stage, 'het staat er nog niet op').includes('money.payout-wait'));
  });
});

describe('leefgeld that is another amount', () => {
  for (const text of DIFFERS) {
    it(`brings a person after "${text}"`, () => {
      const stage = openChecked();
      assert.ok(write(stage, text).includes('money.not-sure'));
      assert.match(askedOf(stage) ?? '', /waarom het leefgeld anders is/);
    });
  }
  it('is told as the ledger has it', () => {
    const agreed = euro('60');
    const stage = openChecked({
      facts: { payouts: [payout('2026-11-26', '20', { agreed, reason: 'voorschot' })] },
    });
    assert.ok(write(stage, 'por que faltan 40 euros').includes('money.payout-reason'));
    assert.equal(askedOf(stage), undefined);
  });
  it('is not what who asks when it normally comes means', () => {
    assert.ok(write(openChecked(), 'wanneer krijg ik normaal mijn geld').includes('money.payout'));
  });
});

describe('after leefgeld was told, with an offer of messages', () => {
  for (const text of DOUBTS) {
    it(`a person is asked after "${text}"`, () => {
      const stage = openChecked();
      write(stage, 'wanneer komt mijn leefgeld');
      const said = write(stage, text);
      assert.ok(said.includes('money.not-sure') && !said.includes('money.notices-stopped'), said.join());
      assert.match(askedOf(stage) ?? '', /anders is/);
    });
  }
  for (const text of NO_DOUBT) {
    it(`nobody is asked after "${text}"`, () => {
      const stage = openChecked();
      write(stage, 'wanneer komt mijn leefgeld');
      write(stage, text);
      assert.equal(askedOf(stage), undefined);
    });
  }
});

it('a saldo that is said not to be right goes to a person', () => {
  const stage = openChecked();
  write(stage, 'wat is mijn saldo');
  write(stage, 'dat klopt niet');
  assert.notEqual(askedOf(stage), undefined);
});

describe('who says that we took the money', () => {
  for (const text of [
    'jullie hebben mijn geld gestolen',
    'you stole my money',
    'paramı çaldınız',
    'سرقتم فلوسي',
  ]) {
    it(`has a complaint: "${text}"`, () => {
      assert.deepEqual(write(openChecked(), text), ['complaint.ask']);
      const stage = openChecked();
      write(stage, 'wanneer komt mijn leefgeld');
      assert.deepEqual(write(stage, text), ['complaint.ask']);
    });
  }
});

describe('who wants more leefgeld', () => {
  for (const text of [
    'ik wil meer leefgeld',
    'kan mijn leefgeld omhoog',
    'I want more allowance',
    'quiero más leefgeld',
  ]) {
    it(`begins a request: "${text}"`, () => {
      assert.deepEqual(write(openChecked(), text), ['money.extra-amount']);
    });
  }
});
