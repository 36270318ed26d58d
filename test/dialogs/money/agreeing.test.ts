/** What may be done or shown only after a yes: what counts as one, and who is named. */
import assert from 'node:assert/strict';
import { openChecked } from './open.ts';

const WHYS = ['waarom', 'daarom', 'why', 'neden', 'لماذا', 'dlaczego', 'por qué', 'pakiko', 'ja maar waarom'];
const NOBODY = [
  ...[
    'nee toch niet',
    'weet ik niet',
    'weet ik nog niet',
    'wie dan',
    'niemand',
    'laat maar',
    'maakt niet uit',
  ],
  ...[
    'waarom',
    'mijn dochter toch niet',
    'ik wil er nog even over nadenken',
    'nobody',
    'not sure yet',
    'kimse',
  ],
  ...['bilmiyorum', 'لا أحد', 'nikt', 'nie wiem', 'nadie', 'no quiero', 'niun hende', 'ja', '1'],
];
const SOMEBODY = [
  ...['mijn dochter', 'mijn zus Fatma', 'Fatma', 'noor', 'Jan de Vries', 'my mother', 'kızım Ayşe', 'ابنتي'],
  ...['moja córka', 'mi hermana Lucía', 'mi ruman', 'de buurvrouw', 'Samira', 'Noor 0612345678'],
];

/** Who may hear of the money after this answer to who it should be. */
function sharedAfter(text: string): string[] {
  const stage = openChecked();
  stage.ask('mag mijn dochter mijn saldo zien');
  stage.ask('ja');
  stage.write({ text, understood: { urgent: 'none' } });
  const given = Object.entries(stage.conversation().consent).filter(([, one]) => one.given);
  return given.map(([receiver]) => receiver).filter((receiver) => receiver.startsWith('money'));
}

describe('what needs a yes', () => {
  for (const why of WHYS) {
    it(`does not unlink a telephone, nor show amounts, nor send messages, after "${why}"`, () => {
      const unlinks = openChecked();
      unlinks.ask('ontkoppel mijn telefoon');
      unlinks.ask(why);
      assert.notEqual(unlinks.conversation().money.participant, undefined);
      const shows = openChecked();
      for (const text of ['meelezen', '2', 'saldo']) shows.ask(text);
      assert.doesNotMatch(shows.ask(why).join('\n'), /€/);
      const sends = openChecked();
      sends.ask('wanneer komt mijn leefgeld');
      sends.ask(why);
      assert.equal(sends.conversation().money.notices, false);
    });
  }

  for (const yes of [
    'ja',
    '1',
    'doe dat maar',
    'ja graag',
    'yes please',
    'sí por favor',
    'tak proszę',
    'نعم',
  ]) {
    it(`is done after "${yes}"`, () => {
      const stage = openChecked();
      stage.ask('ontkoppel mijn telefoon');
      stage.ask(yes);
      assert.equal(stage.conversation().money.participant, undefined);
    });
  }

  it('is not done after a yes that is taken back in the same breath', () => {
    const stage = openChecked();
    stage.ask('ontkoppel mijn telefoon');
    stage.ask('ok dan niet');
    assert.notEqual(stage.conversation().money.participant, undefined);
  });
});

describe('who may hear of the money', () => {
  for (const text of NOBODY) {
    it(`is nobody after "${text}"`, () => {
      assert.deepEqual(sharedAfter(text), []);
    });
  }
  for (const text of SOMEBODY) {
    it(`is named by "${text}"`, () => {
      assert.equal(sharedAfter(text).length, 1);
    });
  }
});
