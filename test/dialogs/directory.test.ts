import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DirectoryEntry } from '../../dialogs/city.ts';
import { helpNearby, isOpenNow, isStale, WHOLE_CITY } from '../../dialogs/directory.ts';
import { searchDirectory } from '../../bot/desk/search-directory.ts';
import { real } from './stage.ts';

const { facts } = real().content;
const { neighbourhoods } = facts.city;
const TUESDAY_ELEVEN = '2026-11-24T10:00:00.000Z';
const search = (question: Record<string, string>, now = TUESDAY_ELEVEN) =>
  searchDirectory(facts, new URLSearchParams(question), now).map(({ name }) => name);

const place = (name: string, area: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  name,
  area,
  needs: ['food'],
  languages: ['nl'],
  how: 'Loop binnen.',
  checked: '2026-11-01',
  ...more,
});

describe('The sociale kaart', () => {
  it('puts the own neighbourhood before the own area, that before everywhere, and leaves out elsewhere', () => {
    const all = [
      place('d', 'Noord'),
      place('c', WHOLE_CITY),
      place('b', 'Charlois'),
      place('a', 'Tarwewijk'),
    ];
    const found = helpNearby(all, { need: 'food', area: 'Tarwewijk', neighbourhoods });
    assert.deepEqual(
      found.map(({ name }) => name),
      ['a', 'b', 'c'],
    );
  });

  it('finds help in a neighbourhood for who names the area', () => {
    const all = [place('a', 'Tarwewijk'), place('z', 'Noord')];
    assert.deepEqual(
      helpNearby(all, { need: 'food', area: 'Charlois', neighbourhoods }).map(({ name }) => name),
      ['a'],
    );
  });

  it('names nothing that is not in it, whatever is asked', () => {
    const names = new Set(facts.directory.map(({ name }) => name));
    const area = fc.constantFrom(...facts.city.areas, 'Nergens');
    fc.assert(
      fc.property(fc.constantFrom(...facts.directory.flatMap(({ needs }) => needs)), area, (need, where) => {
        const found = helpNearby(facts.directory, { need, area: where, neighbourhoods });
        assert.ok(found.length <= 3);
        for (const one of found) assert.ok(names.has(one.name) && one.needs.includes(need));
      }),
    );
  });

  it('shows what is open at this moment only, when that is asked', () => {
    assert.ok(!search({ need: 'food', open: 'now' }).includes('Voorbeeldkeuken Charlois (verzonnen)'));
    const evening = search({ need: 'food', open: 'now' }, '2026-11-24T17:00:00.000Z');
    assert.ok(evening.includes('Voorbeeldkeuken Charlois (verzonnen)'));
  });

  it('puts the neighbourhood and the language first also when everything is asked for', () => {
    const [near] = search({ area: 'Tarwewijk' });
    assert.match(near ?? '', /Tarwewijk|Charlois/);
    const speaks = (name: string) =>
      facts.directory.find((one) => one.name === name)?.languages.includes('tr');
    const [first = '', ...rest] = search({ area: 'Delfshaven', lang: 'tr' });
    assert.equal(speaks(first), true);
    assert.equal(rest.length, facts.directory.length - 1);
  });

  it('is open across midnight and by the clock of the city, and closed on its holidays', () => {
    const { city } = facts;
    const night = place('n', 'Noord', {
      hours: { saturday: ['22:00-24:00'], sunday: ['00:00-04:00'], friday: ['10:00-24:00'] },
    });
    const open = (now: string) => isOpenNow(night, city, now);
    // Saturday 27 March 2027: the clock goes from 2:00 to 3:00 that night.
    assert.deepEqual(['2027-03-27T20:59:00Z', '2027-03-27T21:00:00Z', '2027-03-27T22:59:59Z'].map(open), [
      false,
      true,
      true,
    ]);
    const after = { ...city, office: { ...city.office, closed: [] } };
    const inSpring = (now: string) => isOpenNow(night, after, now);
    assert.deepEqual(
      ['2027-03-27T23:00:00Z', '2027-03-28T00:59:00Z', '2027-03-28T01:59:00Z', '2027-03-28T02:00:00Z'].map(
        inSpring,
      ),
      [true, true, true, false],
    );
    // Easter is among the closed days; Christmas 2026 is a Friday.
    assert.deepEqual(['2027-03-28T00:59:00Z', '2026-12-25T11:00:00Z', '2026-12-18T11:00:00Z'].map(open), [
      false,
      false,
      true,
    ]);
  });

  it('puts who speaks the language first among those as near', () => {
    const [first] = search({ need: 'clothes', area: 'Delfshaven', lang: 'tr' });
    assert.equal(first, 'Voorbeeldwinkel Delfshaven (verzonnen)');
  });

  it('calls a place stale when nobody looked after it for longer than the city allows', () => {
    const { city } = facts;
    const checked = '2026-07-01';
    const after = (days: number) => new Date(Date.parse(checked) + days * 86_400_000).toISOString();
    assert.equal(isStale(place('a', 'Noord', { checked }), city, after(city.directoryDays)), false);
    assert.equal(isStale(place('a', 'Noord', { checked }), city, after(city.directoryDays + 1)), true);
  });
});
