/** Brings the tables to today's shape; several instances may start at once. */
import { StoreFault } from '../lowdb/store-fault.ts';
import { LOCKS, type Database } from './database.ts';
import { TABLE_STEPS } from './migrations.ts';

/** @throws StoreFault `newer` when a newer version made these tables */
export async function prepareTables(database: Database): Promise<void> {
  await database.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.start]);
    await client.query(
      'create table if not exists table_steps (number integer primary key, at timestamptz not null default clock_timestamp())',
    );
    const { rows } = await client.query<{ number: number }>('select number from table_steps');
    const done = new Set(rows.map((row) => row.number));
    const newest = TABLE_STEPS.at(-1)?.number ?? 0;
    const beyond = Math.max(0, ...done);
    if (beyond > newest)
      throw new StoreFault(
        'newer',
        `The database was prepared by a newer Warmlijn (step ${String(beyond)}; this version knows ${String(newest)}). Start that version.`,
      );
    for (const { number, sql } of TABLE_STEPS.filter((step) => !done.has(step.number))) {
      await client.query(sql);
      await client.query('insert into table_steps (number) values ($1)', [number]);
    }
  });
}
