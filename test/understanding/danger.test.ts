import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Urgency } from '../../dialogs/meaning.ts';
import { inLanguage, labelledSchema, macroF1, urgencyScore } from '../../bot/understanding/evaluation.ts';
import { MONTH_NAMES } from '../../bot/understanding/slots/months.ts';
import { loadUnderstanding } from '../../bot/understanding/understanding.ts';

const understanding = loadUnderstanding('locales');
const context = { today: '2026-11-21', workers: [] };
const urgencyOf = (text: string): Urgency => understanding.understand(text, context).urgent;

/** Plain danger that must raise the alarm in every language, whatever the model weighs. */
const emergencies: Record<string, readonly string[]> = {
  nl: [
    'ik wil dood',
    'IK WIL NIET MEER LEVEN!!',
    'ik heb alles geregeld, dan zijn jullie van me af',
    'z3lfm00rd plegen',
    'd o o d ik wil d o o d zijn',
    'mijn man slaat me',
    'hij dreigt me te vermoorden',
    'ik wil \u200bdo\u200bod',
    'mijn vader doet ons pijn',
    'hij heeft me opgesloten',
    'ik sta op de brug',
  ],
  en: [
    'i want to die',
    'I’m going to kill myself',
    'my husband hits me',
    'he threatens to kill me',
    'my dad hurts us',
    'they are waiting outside for me because of the money',
  ],
  tr: ['ölmek istiyorum', 'kendimi öldüreceğim', 'kocam beni dövüyor', 'babam bize zarar veriyor'],
  ar: [
    'أريد أن أموت',
    'بدي انتحر',
    'زوجي يضربني',
    'bghit nmout',
    'rajli kaydrebni',
    'jozi 3m yidrabni',
    '3adbna baba',
    'klit dwa kamel',
  ],
  pl: ['chcę umrzeć', 'nie chcę już żyć', 'mąż mnie bije', 'tata robi nam krzywde'],
  es: ['quiero morirme', 'no quiero vivir más', 'mi marido me pega', 'mi papá nos hace daño'],
  pap: ['mi ke muri', 'mi kasá ta dal mi', 'mi tata ta hasi nos doló'],
};

const reds: Record<string, readonly string[]> = {
  nl: [
    'help ik heb geen eten meer voor mn kinderen',
    'maandag word ik uit huis gezet',
    'de stroom wordt morgen afgesloten',
    'er staat een deurwaarder aan de deur',
  ],
  en: [
    'no food for my kids tonight',
    'we are being evicted tomorrow',
    'they cut off our gas',
    'bailiff at my door',
  ],
  tr: ['evde yiyecek kalmadı', 'evden atılıyoruz', 'elektriğimizi kestiler', 'icra geldi'],
  ar: ['لا يوجد طعام لأطفالي', 'سيطردوننا من البيت غدا', 'قطعوا الكهرباء', 'makayn walo f tellaja'],
  pl: ['nie mamy co jeść', 'wyrzucają nas z mieszkania', 'odcięli nam prąd', 'komornik zajął mi konto'],
  es: ['no tenemos nada que comer', 'nos echan de casa', 'nos cortaron la luz', 'me embargaron la cuenta'],
  pap: ['nos no tin kuminda na kas', 'nan a kòrta mi koriente'],
};

const harmless = [
  'ik ga dood van het lachen',
  'ik schaam me dood maar hoeveel heb ik nog',
  'mijn buurvrouw wordt uit huis gezet',
  'beetje gas terugnemen',
  'ik heb gelukkig geen deurwaarder meer',
  'vorig jaar had ik geen eten maar dat is gelukkig opgelost',
  'mijn batterij is bijna dood',
  'dat slaat nergens op',
  'ik heb honger als een paard',
  'im dying to know what my balance is lol',
  'gülmekten öldüm',
  'me muero de risa',
  'umieram ze śmiechu',
  'do i still need to send my payslip',
  'mijn salaris is op mijn eigen rekening gekomen',
  'moet ik mijn loonstrookje nog sturen',
  'do i have to pay back my benefit',
  'gift van mijn moeder',
  'is mijn vakantiegeld al binnen',
  'nee ik denk niet aan zelfmoord',
  'de stroom is een uur weg door werk aan de leiding in de hele straat',
  'wij volgen een cursus over huiselijk geweld voor vrijwilligers',
];

/** Words that mean danger in one language and something ordinary in another. */
const falseFriends = [
  'betaal mijn telefoonrekening want die gaat bijna dicht',
  'ki subsidio mi por haña',
  'mijn zus gaat mee want die praat beter nederlands',
];

describe('Danger', () => {
  for (const [lang, texts] of Object.entries(emergencies)) {
    for (const text of texts) {
      it(`is an emergency in ${lang}: ${text}`, () => assert.equal(urgencyOf(text), 'emergency'));
    }
  }
  for (const [lang, texts] of Object.entries(reds)) {
    for (const text of texts) {
      it(`is red in ${lang}: ${text}`, () => assert.equal(urgencyOf(text), 'red'));
    }
  }
  it('is still seen where somebody says what happens when they leave', () => {
    assert.equal(urgencyOf('hij zegt dat hij mij gaat vermoorden als ik wegga'), 'emergency');
  });
  it('is not seen in a bare date or number, in whatever language', () => {
    for (const month of MONTH_NAMES.split('|')) {
      for (let day = 1; day <= 31; day++) {
        for (const text of [`${day} ${month}`, `${day} ${month} 1975`])
          assert.equal(urgencyOf(text), 'none', text);
      }
    }
    for (let number = 0; number < 2100; number += 7)
      assert.equal(urgencyOf(String(number)), 'none', String(number));
  });
  for (const text of [...harmless, ...falseFriends]) {
    it(`raises no alarm: ${text}`, () => assert.equal(urgencyOf(text), 'none'));
  }

  it('comes before whatever else is asked, and the rest is carried along', () => {
    const meaning = understanding.understand('wanneer komt mijn leefgeld, we hebben geen eten meer', context);
    assert.equal(meaning.intent, 'no-food');
    assert.equal(meaning.urgent, 'red');
    assert.ok(meaning.also.includes('payout'));
  });

  it('is not seen in an acute need that says what it is about, nor where nobody could do anything', () => {
    const tea =
      'ik leef sinds zondag op thee en beschuit, en de beschuit is nu ook op. Ik ben alleenstaand en 66';
    assert.equal(urgencyOf(tea), 'red');
    assert.equal(urgencyOf('ik ben 19 en krijg overal nee'), 'none');
    const afraid = understanding.understand('wat moet ik nu doen ik ben bang', context);
    const isAsked = afraid.urgent === 'emergency' || afraid.likely.slice(0, 2).includes('violence');
    assert.ok(isAsked, 'fear is asked about all the same');
  });

  it('is seen in a few words all the same', () => {
    for (const text of ['bel niet hij neemt op', 'ik ben bang', 'ja ik ben in gevaar'])
      assert.equal(urgencyOf(text), 'emergency', text);
  });

  it('is nothing to live for, and not nothing to live on', () => {
    const on = [
      'ik heb niks om van te leven',
      'we have nothing to live on this month',
      'nie mam za co żyć',
      'no tengo de qué vivir',
      'ما عندي شي عيش منه',
      'geçinecek paramız kalmadı',
      'mi no tin nada pa biba di dje',
    ];
    for (const text of on) assert.notEqual(urgencyOf(text), 'emergency', text);
    const what = ['ik heb niets om voor te leven', 'i have nothing to live for', 'nie mam po co żyć'];
    for (const text of [...what, 'no tengo por qué vivir']) assert.equal(urgencyOf(text), 'emergency', text);
  });

  it('is found at the end of a long story', () => {
    const story =
      'ik was vandaag bij de gemeente en daarna bij de winkel en toen weer naar huis gelopen '.repeat(12);
    assert.equal(urgencyOf(`${story} en nu wil ik niet meer leven`), 'emergency');
    assert.equal(urgencyOf(story), 'none');
  });
});

describe('The development set, written apart from the training sentences', () => {
  const rows = readFileSync('test/understanding/development.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => labelledSchema.parse(JSON.parse(line)))
    .map((wanted) => ({ wanted, given: understanding.understand(wanted.text, context) }));

  it('has at least 95 of 100 emergencies found, 90 in every language', () => {
    assert.ok(urgencyScore(rows).emergencyRecall >= 0.95);
    for (const lang of ['nl', 'en', 'tr', 'ar', 'pl', 'es'] as const) {
      assert.ok(urgencyScore(inLanguage(rows, lang)).emergencyRecall >= 0.9, lang);
    }
  });
  it('has at least 95 of 100 acute needs found', () => assert.ok(urgencyScore(rows).redRecall >= 0.95));
  it('has at most 8 false alarms in 100 harmless messages', () => {
    assert.ok(urgencyScore(rows).falseAlarms <= 0.08);
  });
  it('has the right intent: macro-F1 of 0.85 in Dutch and 0.80 in all', () => {
    assert.ok(macroF1(inLanguage(rows, 'nl')) >= 0.85);
    assert.ok(macroF1(rows) >= 0.8);
  });
});
