import assert from 'node:assert/strict';
import { openDatabase } from '../../bot/store/postgres/database.ts';
import { StaleVersion, type Store } from '../../bot/store/port.ts';
import { testPostgres } from '../postgres/server.ts';
import { storeConformance } from './conformance.ts';
import { postgresWorld } from './postgres-world.ts';
import { address, after as next, first, line, offeredTo, ringing } from './world.ts';

storeConformance('the PostgreSQL store', postgresWorld);

describe('Several instances on one database', function () {
  this.timeout(60_000);
  let world: Awaited<ReturnType<typeof postgresWorld>>;
  let stores: Store[];
  beforeEach(async () => {
    world = await postgresWorld();
    stores = await Promise.all([world.open(), world.open(), world.open()]);
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await world.destroy();
  });
  const store = (number: number): Store => {
    const found = stores[number % stores.length];
    assert.ok(found);
    return found;
  };

  it('start at the same moment, agree on keys and see each other’s commits', async () => {
    const key = store(0).keyOf(address(1));
    assert.equal(store(1).keyOf(address(1)), key);
    await store(0).commit(key, {
      ...first(key),
      ...offeredTo('anna'),
      ...ringing('2026-01-01T00:00:00.000Z'),
    });
    assert.equal((await store(1).load(key))?.version, 1);
    assert.deepEqual(await store(2).due('2026-06-01T00:00:00.000Z', 5), [key]);
    assert.equal((await store(2).rows())[0]?.worker, 'anna');
    await store(1).erase(key);
    assert.deepEqual(await store(2).rows(), []);
    assert.equal(await store(0).load(key), undefined);
  });

  it('lose no change when all of them write to one resident', async () => {
    const key = store(0).keyOf(address(1));
    await store(0).commit(key, first(key));
    const writer = async (number: number) => {
      for (;;) {
        const present = await store(number).load(key);
        assert.ok(present);
        const recentInbound = [...present.recentInbound, `SM${String(number)}`];
        try {
          return await store(number).commit(key, next(present, { recentInbound }));
        } catch (error) {
          if (!(error instanceof StaleVersion)) throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: 30 }, (_, number) => writer(number)));
    assert.equal(new Set((await store(0).load(key))?.recentInbound).size, 30);
  });

  it('keep shared documents and logs whole together', async () => {
    const add = (number: number) =>
      store(number).changeShared('codes', (current) => {
        const list = Array.isArray(current) ? current : [];
        return { next: [...list, number], result: undefined };
      });
    await Promise.all(Array.from({ length: 30 }, (_, number) => add(number)));
    const all = await store(0).readShared('codes');
    assert.equal(new Set(Array.isArray(all) ? all : []).size, 30);
    await Promise.all(
      Array.from({ length: 30 }, (_, number) => store(number).appendShared('audit', String(number))),
    );
    const lines = await store(1).readSharedLog('audit');
    assert.deepEqual(
      lines.map(Number).sort((one, other) => one - other),
      Array.from({ length: 30 }, (_, number) => number),
    );
    for (const part of [0, 1, 2])
      assert.deepEqual(
        lines.map(Number).filter((number) => number % 3 === part),
        Array.from({ length: 10 }, (_, index) => index * 3 + part),
        'each instance in its own order',
      );
  });

  it('take up the load of workers from one another within seconds', async () => {
    const key = store(0).keyOf(address(1));
    await store(0).commit(key, { ...first(key), ...offeredTo('anna') });
    assert.equal(store(0).loadOf('anna'), 1);
    for (let tries = 0; store(1).loadOf('anna') !== 1 && tries < 100; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(store(1).loadOf('anna'), 1);
  });

  it('stores nothing that can be read, and goes on after the server dropped all connections', async () => {
    const server = await testPostgres();
    const key = store(0).keyOf(address(1));
    const document = { ...first(key), name: 'Noor', transcript: [line('gasrekening')] };
    await store(0).commit(key, document);
    await store(0).changeShared('codes', () => ({ next: { 'code-123': 'Noor' }, result: undefined }));
    await store(0).appendShared('audit', 'Noor vroeg saldo');
    for (const table of ['conversations', 'pages', 'shared_documents', 'shared_logs', 'meta']) {
      const rows = await server.run(world.url, `select * from ${table}`);
      const shown = JSON.stringify(rows, (_, value: unknown) =>
        typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data)
          ? Buffer.from(value.data as number[]).toString('latin1')
          : value,
      );
      for (const secret of ['Noor', 'gasrekening', 'code-123', '3160000'])
        assert.ok(!shown.includes(secret), table);
    }
    await server.run(
      world.url,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((await store(0).load(key))?.name, 'Noor');
    assert.equal(await store(0).healthy(), true);
  });

  it('goes on after the server dropped a connection in the middle of a change', async () => {
    const server = await testPostgres();
    const troubles: Error[] = [];
    const database = openDatabase(world.url, (error) => troubles.push(error));
    const cut = database.transaction(async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      await server.run(world.url, 'select pg_terminate_backend($1)', [rows[0]?.pid]);
      // Nobody waits for an answer at the moment at which the server says that it ends.
      await new Promise((resolve) => setTimeout(resolve, 50));
      await client.query('select 1');
    });
    await assert.rejects(cut);
    assert.ok(troubles.length > 0, 'it was told');
    assert.equal((await database.query('select 1')).count, 1);
    await database.close();
  });

  const database = () => new URL(world.url).pathname.slice(1);
  const asOwner = async (sql: string) => (await testPostgres()).run(world.url, sql);
  const cutAll = () =>
    asOwner(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
  const oneMore = (number: number) =>
    store(number).changeShared('count', (current) => ({ next: Number(current ?? 0) + 1, result: undefined }));

  it('lose no change on a database whose administrator chose the strictest isolation', async () => {
    await asOwner(`alter database "${database()}" set default_transaction_isolation = 'serializable'`);
    await cutAll();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const key = store(0).keyOf(address(1));
    await store(0).commit(key, first(key));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, async (_, number) => {
        const present = await store(number).load(key);
        assert.ok(present);
        await store(number).commit(key, next(present));
      }),
    );
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        assert.ok(outcome.reason instanceof StaleVersion, String(outcome.reason));
    const won = outcomes.filter(({ status }) => status === 'fulfilled').length;
    assert.equal((await store(0).load(key))?.version, 1 + won);
    await Promise.all(Array.from({ length: 30 }, (_, number) => oneMore(number)));
    assert.equal(await store(1).readShared('count'), 30);
  });

  it('go on at once after a failover, though connections still lead to the server that is now only read', async () => {
    const key = store(0).keyOf(address(1));
    await asOwner(`alter database "${database()}" set default_transaction_read_only = on`);
    await cutAll();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const few = openDatabase(world.url, () => undefined, { connections: 1, waitMs: 1_000 });
    const write = () => few.transaction((client) => client.query("insert into meta values ('moved', 'x')"));
    await assert.rejects(write(), /read-only/);
    await assert.rejects(store(0).commit(key, first(key)), /read-only/);
    // From another database: in this one nothing may be changed.
    await (
      await testPostgres()
    ).run('postgres://x/postgres', `alter database "${database()}" reset default_transaction_read_only`);
    await write();
    await store(0).commit(key, first(key));
    await oneMore(0);
    await few.close();
  });

  it('fail within the time that is given when all connections are taken, and go on when one is free', async () => {
    const few = openDatabase(world.url, () => undefined, { connections: 2, waitMs: 100 });
    const { promise: enough, resolve: letGo } = Promise.withResolvers<undefined>();
    const held = Array.from({ length: 2 }, () => few.transaction(() => enough));
    await assert.rejects(few.query('select 1'), /timeout/);
    letGo(undefined);
    await Promise.all(held);
    assert.equal((await few.query('select 1')).count, 1);
    await few.close();
  });

  it('do again what PostgreSQL ended because two waited for each other', async () => {
    const few = openDatabase(world.url, () => undefined);
    await few.query('create table pair (name text primary key, count integer not null)');
    await few.query("insert into pair values ('a', 0), ('b', 0)");
    const both = (one: string, other: string) =>
      few.transaction(async (client) => {
        await client.query('update pair set count = count + 1 where name = $1', [one]);
        await new Promise((resolve) => setTimeout(resolve, 50));
        await client.query('update pair set count = count + 1 where name = $1', [other]);
      });
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    assert.deepEqual((await few.query<{ count: number }>('select count from pair')).rows, [
      { count: 2 },
      { count: 2 },
    ]);
    await few.close();
  });
});
