import assert from 'node:assert/strict';
import { fileText } from '../../bot/directory/file-text.ts';
import { readDirectoryCsv } from '../../bot/directory/read-csv.ts';

const AREAS = ['Charlois', 'Noord'];
const TODAY = '2026-11-24';
const HEAD = 'naam;wijk;waarvoor;talen;hoe;nagekeken;dinsdag';
const read = (...rows: readonly string[]) => readDirectoryCsv([HEAD, ...rows].join('\n'), AREAS, TODAY);

describe('A sociale kaart from a spreadsheet', () => {
  it('is read with Dutch names of columns, quotes and several needs', () => {
    const { places, refused } = read(
      '"Tafel ""Zuid""";Charlois;food|listening;nl ar;"Loop binnen; bel niet.";2026-11-01;10:00-12:00 13:00-15:00',
    );
    assert.deepEqual(refused, []);
    assert.deepEqual(places, [
      {
        name: 'Tafel "Zuid"',
        area: 'Charlois',
        needs: ['food', 'listening'],
        languages: ['nl', 'ar'],
        how: 'Loop binnen; bel niet.',
        checked: '2026-11-01',
        hours: { tuesday: ['10:00-12:00', '13:00-15:00'] },
      },
    ]);
  });

  it('is read with commas and a byte order mark too', () => {
    const { places } = readDirectoryCsv(
      '\uFEFFname,area,needs,how,checked\nA,Noord,food,Kom langs.,2026-11-01\n',
      AREAS,
      TODAY,
    );
    assert.deepEqual(
      places.map(({ name, languages }) => [name, languages]),
      [['A', ['nl']]],
    );
  });

  it('is read as Excel saves it in Dutch: Windows letters, its own first line, tabs, days and words', () => {
    const place = [
      'Café Één;Noord;eten|kleren;nl;Kom langs bij René.;3-11-2026',
      '"Weg; ermee";Noord;Geld;nl;Bel.;24/11/2026',
    ];
    const file = ['sep=;', 'naam;wijk;waarvoor;talen;hoe;nagekeken', ...place].join('\r\n');
    const excel = readDirectoryCsv(fileText(Buffer.from(file, 'latin1')), AREAS, TODAY);
    assert.deepEqual(excel.refused, []);
    assert.deepEqual(
      excel.places.map(({ name, needs, checked }) => [name, needs, checked]),
      [
        ['Café Één', ['food', 'clothes'], '2026-11-03'],
        ['Weg; ermee', ['money-help'], '2026-11-24'],
      ],
    );
    assert.match(excel.places[0]?.how ?? '', /René/);
    const tabs = 'naam\twijk\twaarvoor\thoe\tnagekeken\nCafé\tNoord\teten\tKom; of bel.\t2026-11-01';
    for (const bytes of [Buffer.from(`\uFEFF${tabs}`, 'utf16le'), Buffer.from(tabs, 'utf8')])
      assert.equal(readDirectoryCsv(fileText(bytes), AREAS, TODAY).places[0]?.name, 'Café');
    const late = read('A;Noord;eten;nl;Kom.;31-2-2026;');
    assert.match(late.refused[0]?.why ?? '', /checked/);
  });

  const wrong: Readonly<Record<string, [row: string, why: RegExp]>> = {
    'without how to reach it': ['A;Noord;food;nl;;2026-11-01;', /^how: is empty/],
    'that nobody ever checked': ['A;Noord;food;nl;Kom.;;', /^checked: is empty/],
    'checked tomorrow': ['A;Noord;food;nl;Kom.;2026-11-25;', /has yet to come/],
    'in a place the city does not have': ['A;Atlantis;food;nl;Kom.;2026-11-01;', /"Atlantis" is not among/],
    'for a need nobody knows': ['A;Noord;gold;nl;Kom.;2026-11-01;', /choose from food/],
    'open at no time of day': ['A;Noord;food;nl;Kom.;2026-11-01;10-12', /10:00|span/],
  };
  for (const [name, [row, why]] of Object.entries(wrong)) {
    it(`refuses a place ${name}, with its line, and invents nothing`, () => {
      const { places, refused } = read('Goed;Noord;food;nl;Kom langs.;2026-11-01;', row);
      assert.deepEqual(
        places.map((one) => one.name),
        ['Goed'],
      );
      assert.equal(refused[0]?.line, 3);
      assert.match(refused[0]?.why ?? '', why);
    });
  }

  it('refuses the same place twice', () => {
    const row = 'A;Noord;food;nl;Kom langs.;2026-11-01;';
    assert.deepEqual(read(row, row).refused, [{ line: 3, why: 'name: is there twice' }]);
  });
});
