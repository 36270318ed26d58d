/** Where the pictures of letters lie, on the disk and in PostgreSQL: sealed, found again, and gone with their letter. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { carryOutRetention } from '../../bot/agenda/retention.ts';
import { eraseResident } from '../../bot/erase/erase-resident.ts';
import { insightOf } from '../../bot/insight/insight.ts';
import { keepPicture, pictureOf } from '../../bot/letters/pictures.ts';
import { newConversation, type Conversation } from '../../dialogs/conversation.ts';
import type { Letter } from '../../dialogs/letter/letters.ts';
import { embeddedWorld, everyFile } from '../store/embedded-world.ts';
import { postgresWorld } from '../store/postgres-world.ts';
import type { StoreWorld } from '../store/world.ts';

const [NOW, LAST_YEAR] = ['2026-11-24T09:00:00.000Z', '2025-10-01T10:00:00.000Z'];
const PICTURE = Buffer.from('a picture of a letter with a name on it');

const letter = (id: string, at: string): Letter => ({
  id,
  at,
  from: 'photo',
  state: 'read',
  tries: 0,
  kept: true,
});

async function filled(world: StoreWorld) {
  const store = await world.open();
  const key = store.keyOf('+31600007009');
  const conversation: Conversation = {
    ...newConversation(key, LAST_YEAR, 'nl'),
    version: 1,
    letters: { all: [letter('1', LAST_YEAR), letter('2', NOW)] },
  };
  await store.commit(key, conversation);
  await keepPicture(store, key, '1', PICTURE);
  await keepPicture(store, key, '2', PICTURE);
  return { store, key };
}

for (const [name, makeWorld] of Object.entries({
  'on the disk': embeddedWorld,
  'in PostgreSQL': postgresWorld,
}))
  describe(`The picture of a letter ${name}`, function () {
    this.timeout(30_000);
    let world: StoreWorld;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.destroy());

    it('is sealed, is there after a restart, and goes along in a copy of everything', async () => {
      const first = await filled(world);
      await first.store.close();
      const store = await world.open();
      assert.deepEqual(await pictureOf(store, first.key, '2'), PICTURE);
      assert.equal(await pictureOf(store, first.key, '3'), undefined);
      const insight = await insightOf(store, first.key);
      assert.deepEqual(Object.keys(insight?.pictures ?? {}), ['1', '2']);
      await store.close();
      if (!('folder' in world) || typeof world.folder !== 'string') return;
      for (const file of everyFile(world.folder)) {
        const bytes = readFileSync(file);
        assert.ok(!bytes.includes(PICTURE) && !bytes.includes(PICTURE.toString('base64')), file);
      }
    });

    it('goes when its letter is older than words are kept, and all go when the resident is erased', async () => {
      const { store, key } = await filled(world);
      const alone = <T>(_key: string, work: () => Promise<T>) => work();
      const done = await carryOutRetention({
        store,
        clock: { now: () => NOW },
        days: { transcript: 365, closedCase: 1825, audit: 1825 },
        log: { info: () => undefined, error: () => undefined },
        trimAudit: async () => 0,
        erase: (one) => store.erase(one),
        turns: {
          alone,
          change: async (one, how) => {
            const known = await store.load(one);
            assert.ok(known);
            await store.commit(one, { ...how(known), version: known.version + 1 });
            return { kind: 'done' };
          },
        },
      });
      assert.equal(done.pictures, 1);
      assert.equal(await pictureOf(store, key, '1'), undefined);
      assert.deepEqual(await pictureOf(store, key, '2'), PICTURE);
      const linkCodes = { forget: async () => 0 };
      const erased = await eraseResident({ store, linkCodes, alone, stopSending: () => undefined }, key);
      assert.ok(erased.includes('1 picture of letters'), erased.join());
      assert.equal(await pictureOf(store, key, '2'), undefined);
      await store.close();
      if ('folder' in world && typeof world.folder === 'string')
        assert.equal(existsSync(`${world.folder}/shared/letters-${key}.doc`), false);
    });
  });
