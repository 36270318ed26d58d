/** Both stores with hands on their key ring: backups without it, and what a version from before there were keys left. */
import fs from 'node:fs';
import { basename, join } from 'node:path';
import { layOut } from '../../bot/store/lowdb/layout.ts';
import { readKeyRing } from '../../bot/store/lowdb/key-ring.ts';
import { documentAad, pageAad } from '../../bot/store/lowdb/residents.ts';
import { rowAad } from '../../bot/store/postgres/residents.ts';
import { openResidentVault, RESIDENT_KEY, type Sealing } from '../../bot/store/resident-vault.ts';
import { openStoredIndexKey, sealIndexKey } from '../../bot/store/stored-index-key.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { testPostgres } from '../postgres/server.ts';
import { documentPath, embeddedWorld, everyFile } from './embedded-world.ts';
import { postgresWorld } from './postgres-world.ts';
import { OLD_KEY, type StoreWorld } from './world.ts';

export interface KeyRingWorld extends StoreWorld {
  /** Copies everything but the key ring. @returns puts the copy back, beside the key ring of that moment. */
  backup(): Promise<() => Promise<void>>;
  /** Takes the key ring away. @returns puts it back. */
  loseKeyRing(): Promise<() => Promise<void>>;
  /** Id of the key that this resident's document is sealed with. */
  keyIdOf(key: string): Promise<string>;
  /** Leaves a closed store as a version without residents' keys would have left it. */
  asBefore(): Promise<void>;
}

const vault = makeVault([OLD_KEY]);

function indexKeyAsBefore(sealed: Buffer): Buffer {
  const { key, sealedWith } = openStoredIndexKey(vault, sealed);
  return sealIndexKey(vault, { key, sealedWith: sealedWith.filter((id) => id !== RESIDENT_KEY) });
}

const resealed = (own: Sealing, sealed: Buffer, aad: string): Buffer =>
  vault.seal(own.open(sealed, aad), aad);

export async function embeddedRing(): Promise<KeyRingWorld & { folder: string }> {
  const world = await embeddedWorld();
  const layout = layOut(world.folder);
  const rings = join(world.folder, 'keys');
  const copy = `${world.folder}-copy`;
  const isRing = (path: string) => path === rings || path.startsWith(`${rings}/`);
  return {
    ...world,
    async backup() {
      fs.cpSync(world.folder, copy, { recursive: true, filter: (path) => !isRing(path) });
      return async () => {
        for (const name of fs.readdirSync(world.folder))
          if (name !== 'keys') fs.rmSync(join(world.folder, name), { recursive: true });
        fs.cpSync(copy, world.folder, { recursive: true });
      };
    },
    async loseKeyRing() {
      fs.renameSync(layout.keyRing, copy);
      return async () => {
        fs.renameSync(copy, layout.keyRing);
      };
    },
    keyIdOf: async (key) => vault.keyIdOf(fs.readFileSync(documentPath(world.folder, key))),
    async asBefore() {
      const ring = fs.readFileSync(layout.keyRing);
      for (const [key, { from, length }] of readKeyRing(ring).at) {
        const own = openResidentVault(vault, key, ring.subarray(from, from + length));
        for (const path of everyFile(layout.shard(key)).filter((one) => basename(one).startsWith(key))) {
          const page = /\.(\d+)\.page$/.exec(path)?.[1];
          const aad = page === undefined ? documentAad(key) : pageAad(key, Number(page));
          fs.writeFileSync(path, resealed(own, fs.readFileSync(path), aad));
        }
      }
      fs.rmSync(rings, { recursive: true });
      fs.writeFileSync(layout.indexKey, indexKeyAsBefore(fs.readFileSync(layout.indexKey)));
    },
    async destroy() {
      fs.rmSync(copy, { recursive: true, force: true });
      await world.destroy();
    },
  };
}

const DUMPED = ['meta', 'conversations', 'pages', 'shared_documents', 'shared_logs'];

export async function postgresRing(): Promise<KeyRingWorld & { url: string }> {
  const world = await postgresWorld();
  const server = await testPostgres();
  const run = (sql: string, values: unknown[] = []) => server.run(world.url, sql, values);
  const buffer = (value: unknown) => Buffer.from(value as Uint8Array);
  const text = (value: unknown) => String(value as string | number);
  return {
    ...world,
    // What pg_dump --exclude-table-data=resident_keys and pg_restore do.
    async backup() {
      for (const table of DUMPED) await run(`create table copy_${table} as table ${table}`);
      return async () => {
        for (const table of DUMPED) await run(`truncate ${table} cascade`);
        for (const table of DUMPED) await run(`insert into ${table} select * from copy_${table}`);
      };
    },
    async loseKeyRing() {
      await run('create table copy_keys as table resident_keys');
      await run('truncate resident_keys');
      return async () => {
        await run('insert into resident_keys select * from copy_keys');
      };
    },
    async keyIdOf(key) {
      const [row] = await run('select document from conversations where key = $1', [key]);
      return vault.keyIdOf(buffer(row?.['document']));
    },
    async asBefore() {
      for (const { key, body } of await run("select key, body from resident_keys where key <> ''")) {
        const id = text(key);
        const own = openResidentVault(vault, id, buffer(body));
        for (const row of await run('select document, row_body from conversations where key = $1', [id]))
          await run('update conversations set document = $2, row_body = $3 where key = $1', [
            id,
            resealed(own, buffer(row['document']), documentAad(id)),
            resealed(own, buffer(row['row_body']), rowAad(id)),
          ]);
        for (const page of await run('select number, body from pages where key = $1', [id]))
          await run('update pages set body = $3 where key = $1 and number = $2', [
            id,
            page['number'],
            resealed(own, buffer(page['body']), pageAad(id, Number(page['number']))),
          ]);
      }
      const [meta] = await run("select body from meta where name = 'index-key'");
      await run("update meta set body = $1 where name = 'index-key'", [
        indexKeyAsBefore(buffer(meta?.['body'])),
      ]);
      await run('drop table resident_keys');
      await run('delete from table_steps where number = 2');
    },
  };
}

export const KEY_RING_WORLDS = { 'the embedded store': embeddedRing, PostgreSQL: postgresRing } as const;
