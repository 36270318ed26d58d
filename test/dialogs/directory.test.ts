import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DirectoryEntry } from '../../dialogs/city.ts';
import { helpNearby, isStale, WHOLE_CITY } from '../../dialogs/directory.ts';
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
