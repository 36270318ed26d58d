import assert from 'node:assert/strict';
import { alarmIn, partPasted } from '../../bot/letters/pasted.ts';
import { counter } from '../../bot/letters/read/rules.ts';
import { real } from '../dialogs/stage.ts';
import { fillLetter } from './fill.ts';
import { plainText } from './plain-text.ts';
import { realRules } from './rules.ts';
import { readTemplates, SETS } from './template.ts';

const TODAY = { today: '2026-11-24', workers: [] };
const letters = () =>
  SETS.flatMap((set) => readTemplates(set).map((template) => plainText(fillLetter(template, 7))));
const part = (text: string) => partPasted(text, counter(realRules().letter));

describe('A pasted letter', () => {
  it('is found in nearly every letter, and taken as a whole', () => {
    const found = letters().map((text) => ({ text, parted: part(text) }));
    assert.ok(found.filter(({ parted }) => parted !== undefined).length / found.length > 0.9);
    for (const { text, parted } of found)
      if (parted !== undefined) assert.deepEqual(parted, { own: '', letter: text });
  });

  it('is parted from what the resident says before and after it', () => {
    for (const letter of letters()) {
      if (part(letter) === undefined) continue;
      const parted = part(`hoi ik kreeg deze brief\nwat moet ik doen\n${letter}\nik heb ook geen eten meer`);
      assert.match(parted?.own ?? '', /^hoi ik kreeg deze brief\nwat moet ik doen/);
    }
    const [one = ''] = letters();
    const flat = part(
      `help ik snap dit niet ${one.slice(one.indexOf('Geachte')).replaceAll('\n', ' ')} Betreft: huur, datum 1 mei`,
    );
    assert.equal(flat?.own, 'help ik snap dit niet');
  });

  it('is found when it came in one line, short and without a number', () => {
    const reminder =
      'Geachte heer, U heeft uw factuur van 12 oktober 2026 van € 186,40 nog niet betaald. Dit is een aanmaning. Betaal binnen 14 dagen na dagtekening. Anders schakelen wij een deurwaarder in. Dagtekening 18 november 2026. Met vriendelijke groet, Voorbeeld Energie';
    assert.equal(part(`hallo ik kreeg deze brief: ${reminder}`)?.own, 'hallo ik kreeg deze brief:');
    const eviction =
      'Geachte mevrouw Voorbeeld, Hierbij zeggen wij u aan dat wij op donderdag 3 december 2026 om 10.00 uur uw woning aan de Verzonnenstraat 1 te Rotterdam zullen ontruimen. U kunt dit voorkomen door voor 1 december 2026 het openstaande bedrag van EUR 2.140,55 te voldoen. Hoogachtend, Proef & Partners';
    assert.equal(part(eviction)?.own, '');
    const seizure =
      'AANZEGGING VAN BESLAG. Geachte heer/mevrouw, Ondanks eerdere sommaties heeft u het verschuldigde bedrag van € 1.483,27 niet voldaan. Indien u niet binnen 2 dagen betaalt zal ik overgaan tot beslaglegging op uw inkomen en inboedel. Dossiernummer 2026/4411. Gerechtsdeurwaarder J. Jansen.';
    assert.equal(part(seizure)?.letter, seizure);
  });

  it('is not seen in what people write about themselves, however long', () => {
    for (const text of [
      'hoi ik wil even vertellen hoe het gaat want het gaat niet goed met mij, ik heb al weken geen post meer open gemaakt en ik weet niet wat ik moet doen, mijn kinderen zijn thuis en ik slaap slecht, kan iemand mij helpen met alles',
      'beste mensen ik zit in de problemen met mijn huur en de energie en ik heb een brief van de deurwaarder gekregen en ik durf hem niet te lezen want ik ben bang dat ik mijn huis uit moet met mijn twee kinderen wat moet ik nu doen help mij',
      'Geachte heer of mevrouw, ik heb al drie maanden een achterstand bij mijn huurbaas en ik kan het niet meer betalen. Mijn man heeft geen werk meer en wij weten niet wat wij moeten doen. Kunt u ons alstublieft bellen. Met vriendelijke groet, een moeder',
    ])
      assert.equal(part(text), undefined);
  });

  it('never makes danger be missed, wherever it is told; and is no alarm by itself', () => {
    const understand = (line: string) => real().understanding.understand(line, TODAY);
    const alarmed = (text: string) => alarmIn(text, understand) !== undefined;
    const alarms = ['ik maak er vannacht een eind aan', 'mijn man slaat mij nu', 'ik wil niet meer leven'];
    assert.deepEqual(letters().filter(alarmed), []);
    const some = letters().filter((_, at) => at % 4 === 0);
    for (const letter of some)
      for (const words of alarms)
        for (const text of [`${words}\n${letter}`, `${letter}\n${words}`])
          assert.equal(alarmed(text), true, `${words}: ${text.slice(0, 80)}`);
  });
});
