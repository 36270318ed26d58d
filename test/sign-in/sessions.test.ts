import assert from 'node:assert/strict';
import { makeSessions, type Sessions } from '../../bot/desk/sessions.ts';
import { makeEndedSessions } from '../../bot/desk/sign-in/ended-sessions.ts';
import { sessionSecrets } from '../../bot/desk/sign-in/session-secrets.ts';
import { makeSigner } from '../../bot/desk/sign-in/signed-text.ts';
import { sharedMemory, type SharedMemory } from '../shared-memory.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(MONDAY) + minutes * 60_000).toISOString();
const key = (id: string) => ({ id, key: Buffer.alloc(32, id) });

describe('a session at the desk', () => {
  let documents: SharedMemory;
  let sessions: Sessions;
  const open = (...ids: string[]) =>
    makeSessions(makeSigner(sessionSecrets(ids.map(key))), makeEndedSessions(documents));
  beforeEach(() => {
    documents = sharedMemory();
    sessions = open('k1');
  });

  it('is read back by another instance with the same keys, so that a restart throws nobody out', async () => {
    const { cookie, csrf } = sessions.begin('samira', MONDAY);
    const read = await open('k1').read(cookie, later(1));
    assert.equal(read?.worker, 'samira');
    assert.equal(read?.csrf, csrf);
  });

  it('lives on while a key is being replaced, and not with keys of elsewhere', async () => {
    const { cookie } = sessions.begin('samira', MONDAY);
    assert.equal((await open('k2', 'k1').read(cookie, later(1)))?.worker, 'samira');
    assert.equal(await open('k2').read(cookie, later(1)), undefined);
  });

  it('ends after a working day', async () => {
    const { cookie } = sessions.begin('samira', MONDAY);
    assert.ok(await sessions.read(cookie, later(10 * 60 - 1)));
    assert.equal(await sessions.read(cookie, later(10 * 60)), undefined);
  });

  it('is nothing without a right signature over every part of it', async () => {
    const { cookie } = sessions.begin('samira', MONDAY);
    const [, ends, id, mac] = cookie.split('.');
    const daan = Buffer.from('daan').toString('base64url');
    for (const forged of [
      `${daan}.${String(ends)}.${String(id)}.${String(mac)}`,
      cookie.slice(0, -1),
      '',
      '.',
    ])
      assert.equal(await sessions.read(forged, MONDAY), undefined);
    assert.equal(await sessions.read(undefined, MONDAY), undefined);
  });

  it('that was signed out stays ended everywhere, and others live on', async () => {
    const one = sessions.begin('samira', MONDAY);
    const other = sessions.begin('samira', MONDAY);
    const read = await sessions.read(one.cookie, later(1));
    assert.ok(read);
    await sessions.end(read, later(1));
    assert.equal(await open('k1').read(one.cookie, later(2)), undefined);
    assert.ok(await sessions.read(other.cookie, later(2)));
  });

  it('ends with all others of that worker, and a new one can begin', async () => {
    const samira = [sessions.begin('samira', MONDAY), sessions.begin('samira', later(5))];
    const daan = sessions.begin('daan', MONDAY);
    await sessions.endAll('samira', later(6));
    for (const { cookie } of samira) assert.equal(await sessions.read(cookie, later(7)), undefined);
    assert.ok(await sessions.read(daan.cookie, later(7)));
    assert.ok(await sessions.read(sessions.begin('samira', later(7)).cookie, later(8)));
  });

  it('is forgotten once it would have ended by itself', async () => {
    for (const minutes of [0, 11 * 60]) {
      const read = await sessions.read(sessions.begin('samira', later(minutes)).cookie, later(minutes));
      assert.ok(read);
      await sessions.end(read, later(minutes));
    }
    const kept = JSON.parse(documents.texts.get('ended-sessions') ?? '{}') as { sessions: object };
    assert.equal(Object.keys(kept.sessions).length, 1);
  });
});
