import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadContent } from '../../bot/content/load-content.ts';
import { openRoster } from '../../bot/roster.ts';
import { openEmbeddedStore } from '../../bot/store/lowdb/store.ts';
import type { Store } from '../../bot/store/port.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { OLD_KEY } from '../store/world.ts';

const { facts } = loadContent({ root: resolve(import.meta.dirname, '../..'), city: 'flows/rotterdam' });
const NOW = '2026-11-23T09:00:00.000Z';
const away = { worker: 'samira', from: '2026-12-01', until: '2026-12-04', replacement: 'daan' };

describe('The roster', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'warmlijn-roster-'));
    store = await openEmbeddedStore({ folder, vault: makeVault([OLD_KEY]) });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const absencesOf = (people: readonly { id: string; absences: readonly unknown[] }[], id: string) =>
    people.find((one) => one.id === id)?.absences.length;

  it('lays an absence over people.yaml at once, and still after a restart', async () => {
    const roster = await openRoster(store, facts);
    const { facts: live } = roster;
    assert.equal(absencesOf(live.people, 'samira'), 0);
    await roster.add(away, 'marijke', NOW);
    assert.equal(absencesOf(live.people, 'samira'), 1);
    roster.close();
    const again = await openRoster(store, facts);
    assert.equal(absencesOf(again.facts.people, 'samira'), 1);
    const [absence] = again.absences();
    assert.deepEqual([absence?.by, absence?.at], ['marijke', NOW]);
    assert.equal(await again.remove(absence?.id ?? ''), true);
    assert.equal(await again.remove(absence?.id ?? ''), false);
    assert.equal(absencesOf(again.facts.people, 'samira'), 0);
    again.close();
  });

  it('refuses what cannot be, and says why', async () => {
    const roster = await openRoster(store, facts);
    const refused = async (change: Partial<typeof away>, why: RegExp) => {
      await assert.rejects(async () => roster.add({ ...away, ...change }, 'marijke', NOW), why);
    };
    await refused({ until: '2026-11-30' }, /laatste dag/);
    await refused({ replacement: 'samira' }, /zichzelf/);
    await refused({ worker: 'niemand' }, /ken ik niet/);
    await refused({ replacement: 'wim' }, /begeleidt geen bewoners/);
    await roster.add({ ...away, worker: 'daan', replacement: 'fatma' }, 'marijke', NOW);
    await refused({}, /zelf ook weg/);
    assert.equal(roster.absences().length, 1);
    roster.close();
  });
});
