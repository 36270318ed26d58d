import assert from 'node:assert/strict';
import { instantOf } from '../play.ts';
import { openStage } from '../stage.ts';

const TOLD = [
  'er is nog niemand geweest',
  'hij heeft niet gebeld',
  'ze belt niet',
  'hij is niet gekomen',
  'daan heeft niks laten horen',
  'he did not come',
  'she never called back',
  'beni hala aramadı',
  'ما جا حد',
  'nikt nie przyszedł',
  'nie oddzwonił',
  'nadie me ha llamado',
  'no ha venido nadie',
  'no a yama',
];

describe('Who waits and tells that nobody came', () => {
  for (const text of TOLD)
    it(`hears who was asked and by when, without alarm: "${text}"`, () => {
      const stage = openStage(instantOf('saturday 11:00'));
      stage.write({ text: 'ik heb geen eten meer in huis' });
      stage.write({ text: '1' });
      const said = stage.write({ text }).map(({ id }) => id ?? '');
      assert.ok(said.includes('handover.already'), said.join());
      assert.ok(!said.some((id) => id.startsWith('danger.')), said.join());
      assert.equal(stage.conversation().handover?.reason, 'geen eten of geld voor boodschappen');
    });

  for (const text of ['hij heeft niet gebeld en hij slaat me', 'niemand belt, ik maak er een eind aan'])
    it(`is heard in danger all the same: "${text}"`, () => {
      const stage = openStage(instantOf('saturday 11:00'));
      stage.write({ text: 'mens' });
      stage.write({ text });
      assert.equal(stage.conversation().handover?.urgency, 'emergency');
    });
});

describe('Who writes for another', () => {
  for (const text of [
    'het gaat om haar niet om mij',
    'it is not for me it is for my mother',
    'to nie dla mnie, dla mojej mamy',
    'no es para mi, es para mi madre',
    'hoi ik schrijf voor mijn moeder ze heeft schulden',
  ])
    it(`raises no alarm: "${text}"`, () => {
      const stage = openStage(instantOf('tuesday 10:00'));
      const said = stage.write({ text }).map(({ id }) => id ?? '');
      assert.ok(!said.some((id) => id.startsWith('danger.')), said.join());
    });

  it('is heard in danger all the same', () => {
    const stage = openStage(instantOf('tuesday 10:00'));
    stage.write({ text: 'het is niet voor mij, mijn moeder wordt geslagen' });
    assert.equal(stage.conversation().handover?.urgency, 'emergency');
  });
});
