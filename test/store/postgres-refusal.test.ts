import assert from 'node:assert/strict';
import { StaleVersion } from '../../bot/store/port.ts';
import type { Database } from '../../bot/store/postgres/database.ts';
import { makeResidents } from '../../bot/store/postgres/residents.ts';
import type { ResidentKeys } from '../../bot/store/postgres/resident-keys.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { nextDue, toRow } from '../../dialogs/desk-row.ts';
import { first } from './world.ts';

/** A database that takes no write, in which afterwards only this stands. */
function refusing(stored: readonly object[]): Database {
  const query: Database['query'] = (sql) => {
    const rows = /insert|update/.test(sql) ? [] : stored;
    return Promise.resolve({ rows: rows as never[], count: rows.length });
  };
  return { query, transaction: (work) => work({ query }), close: () => Promise.resolve() };
}

function residentsOn(stored: readonly object[]) {
  const vault = makeVault([{ id: 'test', key: Buffer.alloc(32, 1) }]);
  const keys: ResidentKeys = {
    vaultOf: () => vault,
    glanceAt: () => vault,
    ensure: () => Promise.resolve(undefined),
    forget: () => undefined,
    close: () => undefined,
  };
  return makeResidents(refusing(stored), vault, keys, (conversation) => ({
    row: toRow(conversation),
    nextDue: nextDue(conversation),
  }));
}

describe('A write that PostgreSQL did not take', () => {
  const born = first('a'.repeat(32));

  it('is decided again when whoever was in the way was erased since', async () => {
    await assert.rejects(residentsOn([]).commit(born.id, born), StaleVersion);
    const second = { ...born, version: 2 };
    await assert.rejects(
      residentsOn([{ version: 1, archived_pages: 0 }]).commit(born.id, second),
      StaleVersion,
      'the key was destroyed, and all written again with the next one',
    );
  });

  it('is a fault when its pages do not fit those that are there', async () => {
    const second = { ...born, version: 2, archivedPages: 1 };
    await assert.rejects(residentsOn([{ version: 1, archived_pages: 0 }]).commit(born.id, second), {
      code: 'pages',
    });
  });
});
