/** A database that starts again: who asks meanwhile waits a moment instead of failing. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase, type Client, type Database } from '../../bot/store/postgres/database.ts';
import { codeOf, makePatience, NothingDone, nothingDone } from '../../bot/store/postgres/patience.ts';
import { startPostgres, type TestPostgres } from '../postgres/server.ts';
import { freePort } from '../service/running.ts';

const lineless = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));

const LINE_BROKE = /ECONNRESET|EPIPE|Connection terminated|57P0/;

/** The server ends this connection; @returns when its driver knows. */
async function cutLine(client: Client, other: Client): Promise<void> {
  const [line] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
  await other.query('select pg_terminate_backend($1)', [line?.pid]);
  const ask = () =>
    client.query('select 1').then(
      () => '',
      (error: unknown) => String(error),
    );
  while (!(await ask()).includes('not queryable')) await delay(10);
}

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
      await database.query('create table told (number integer)');
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
      // All of them, so that nothing is under way any more when one fails.
      const [ends] = await Promise.all([Promise.allSettled(told), Promise.all(read), crash]);
      // A line that breaks after a commit left does not say whether the commit came: only the one who asked can look.
      const unsure = (end: PromiseSettledResult<unknown>) =>
        end.status === 'rejected' && LINE_BROKE.test(`${codeOf(end.reason)} ${String(end.reason)}`);
      const written = await Promise.all(
        ends.map((_, number) => database.query('select 1 from told where number = $1', [number])),
      );
      for (const [number, end] of ends.entries())
        assert.ok(
          written[number]?.count === 1 || (unsure(end) && written[number]?.count === 0),
          `${String(number)}: ${String(written[number]?.count)} written, ${end.status === 'rejected' ? String(end.reason) : 'done'}`,
        );
    });

    it('does a change again when the line broke before its commit was sent', async () => {
      let tries = 0;
      await database.transaction(async (client) => {
        await client.query('insert into told values ($1)', [100]);
        tries += 1;
        if (tries === 1) await cutLine(client, database);
      });
      assert.equal(tries, 2);
      assert.equal((await database.query('select * from told where number = 100')).count, 1);
    });
  });
});
