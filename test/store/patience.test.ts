/** A database that starts again: who asks meanwhile waits a moment instead of failing. */
import assert from 'node:assert/strict';
import { openDatabase, type Database } from '../../bot/store/postgres/database.ts';
import { makePatience, NothingDone, nothingDone } from '../../bot/store/postgres/patience.ts';
import { startPostgres, type TestPostgres } from '../postgres/server.ts';
import { freePort } from '../service/running.ts';

const lineless = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));

describe('patience with a database that is away for a moment', () => {
  it('does again what never began, until it is there', async () => {
    const patiently = makePatience();
    let away = 0;
    const ask = () => (away-- > 0 ? lineless().catch(nothingDone) : Promise.resolve('here'));
    await patiently(ask);
    away = 3;
    assert.equal(await patiently(ask), 'here');
  });

  it('gives up with the cause when it stays away, and then no longer waits', async () => {
    const patiently = makePatience(250);
    await patiently(() => Promise.resolve());
    let tries = 0;
    const ask = () => {
      tries += 1;
      return lineless().catch(nothingDone);
    };
    await assert.rejects(patiently(ask), { code: 'ECONNREFUSED' });
    assert.ok(tries > 1);
    tries = 0;
    await assert.rejects(patiently(ask), { code: 'ECONNREFUSED' });
    assert.equal(tries, 1);
  });

  it('does not do again what may have been done, nor what the server refused', async () => {
    const patiently = makePatience();
    await patiently(() => Promise.resolve());
    await assert.rejects(patiently(lineless), { code: 'ECONNREFUSED' });
    const refused = Object.assign(new Error('no'), { code: '42P01' });
    assert.throws(() => nothingDone(refused), refused);
    assert.throws(() => nothingDone(Object.assign(new Error(), { code: '57P03' })), NothingDone);
  });

  it('fails at once on an address at which nobody ever was', async () => {
    const port = await freePort();
    const database = openDatabase(`postgres://x:x@127.0.0.1:${String(port)}/x`, () => undefined);
    await assert.rejects(database.query('select 1'), { code: 'ECONNREFUSED' });
    await database.close();
  });

  describe('on a server of its own', function () {
    this.timeout(60_000);
    let server: TestPostgres;
    let database: Database;
    before(async () => {
      server = await startPostgres();
      // A server takes as long to start again as the machine lets it.
      const limits = { connections: 10, waitMs: 50_000, patienceMs: 50_000 };
      database = openDatabase(await server.database(), () => undefined, limits);
      await database.query('create table told (number integer primary key)');
    });
    after(async () => {
      await database.close();
      await server.stop();
    });

    it('reads and changes wait while it starts again after a power cut, and are done once', async () => {
      // Connections that are open and idle when it happens, as in a service at work.
      await Promise.all(Array.from({ length: 5 }, () => database.query('select pg_sleep(0.05)')));
      const crash = server.crash();
      const told = Array.from({ length: 10 }, (_, number) =>
        database.transaction((client) => client.query('insert into told values ($1)', [number])),
      );
      const read = Array.from({ length: 10 }, () => database.query('select 1'));
      await Promise.all([crash, ...told, ...read]);
      assert.equal((await database.query('select * from told')).count, 10);
    });
  });
});
