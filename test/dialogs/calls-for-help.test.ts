import assert from 'node:assert/strict';
import { openStage, real } from './stage.ts';

/** Whole messages, some in each language. */
const CALLS: readonly string[] = [
  ...['112', '113', 'SOS', '🆘', 'help 112', 'noodgeval', 'bel de politie', 'Ambulance!', 'ik ben in gevaar'],
  ...['911', 'call the police', 'this is an emergency', 'imdat', 'polis çağırın', 'tehlikedeyim'],
  ...['النجدة', 'أنا في خطر', 'اتصلوا بالشرطة', '3tqoni', 'ratunku', 'wezwij karetkę', 'pożar'],
  ...['socorro', 'llamen a la policía', 'estoy en peligro', 'sokoro', 'yama polis', 'mi ta den peliger'],
];

/** Sentences of which neither rules nor classifier made danger. */
const SENTENCES: readonly string[] = [
  ...['mijn kinderen zijn in gevaar', 'mijn kind ademt niet', 'mijn vader heeft een hartaanval'],
  ...['er is brand in huis', 'kan iemand de politie bellen', 'stuur hulp nu', 'we are in danger'],
  ...['my children are in danger', 'please help i am being followed', 'hayatım tehlikede', 'bıçağı var'],
  ...['polisi arayın lütfen', 'سيقتلني', 'اتصلوا بالشرطة من فضلكم', 'bghit lpolice 3afak', 'ghay 9telni'],
  ...['proszę wezwać policję', 'moje życie jest w niebezpieczeństwie', 'mi vida corre peligro'],
  ...['llame a la policía por favor', 'mi bida ta na peliger', 'yama polis por fabor'],
];
const NO_CALLS: readonly string[] = [
  ...['ik ben niet in gevaar', 'mijn uitkering is in gevaar', 'mijn vader heeft een hartaanval gehad'],
  ...['als dit zo doorgaat bel ik de politie', 'de rekening van de ambulance', 'boete van de politie'],
  ...[
    'er was brand bij de buren vorig jaar',
    'stuur hulp bij mijn brief',
    'ik kan niet ademen van de stress',
  ],
  ...['my benefits are in danger', 'i am not in danger', 'my father had a heart attack last year'],
  ...['mandat od policji', 'factura de la ambulancia', 'mi trabajo está en peligro', 'boet di polis'],
  ...['polis cezası geldi', 'غرامة من الشرطة', 'mi ta manda e polis'],
];

describe('a call for police, an ambulance or 112', () => {
  for (const call of CALLS) {
    it(`"${call}" brings the number first, and a person`, () => {
      const stage = openStage('2026-11-24T09:00:00.000Z');
      const said = stage.write({ text: call });
      assert.match(said[0]?.line.text ?? '', /112/);
      const { handover } = stage.conversation();
      assert.equal(handover?.urgency, 'emergency');
    });
  }

  it('is heard in a sentence too', () => {
    for (const sentence of SENTENCES) {
      const stage = openStage('2026-11-24T09:00:00.000Z');
      assert.match(stage.write({ text: sentence })[0]?.line.text ?? '', /112/, sentence);
      assert.equal(stage.conversation().handover?.urgency, 'emergency', sentence);
    }
  });

  it('is not what looks like one', () => {
    const { words } = real().content;
    for (const sentence of NO_CALLS) assert.ok(!words.signs(sentence).includes('emergency'), sentence);
  });

  it('leaves also after STOP', () => {
    const stage = openStage('2026-11-24T09:00:00.000Z');
    stage.write({ text: 'hoi' });
    stage.write({ text: 'stop' });
    assert.match(stage.write({ text: 'bel een ambulance' })[0]?.line.text ?? '', /112/);
  });
});

describe('a first word with a fixed effect', () => {
  const languageAfter = (...messages: string[]) => {
    const stage = openStage('2026-11-24T09:00:00.000Z');
    for (const text of messages) stage.write({ text });
    return stage.conversation().lang;
  };

  it('is answered in the one language that has it', () => {
    assert.equal(languageAfter('karetka'), 'pl');
    assert.equal(languageAfter('socorro'), 'es');
    assert.equal(languageAfter('acil'), 'tr');
    assert.equal(languageAfter('sokoro'), 'pap');
    assert.equal(languageAfter('911'), 'en');
  });

  it('that several languages have, or Dutch has, shows none', () => {
    for (const word of ['polis', '112', 'ambulance']) assert.equal(languageAfter(word), 'nl', word);
  });

  it('does not turn a talk that is under way', () => {
    assert.equal(languageAfter('ik wil graag met iemand praten over mijn huur', 'policja'), 'nl');
  });
});
