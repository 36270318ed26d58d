/**
 * `node test/long/pg-dump.ts postgres://OWNER:PASSWORD@HOST/postgres`: a backup by `pg_dump` beside the running service as
 * docs/operations.md says, without the key ring; somebody is erased, the ring is copied, the database is lost. After
 * `pg_restore` of both into an empty one who wrote goes on where they were, and who was erased stays so. Needs the
 * programs of PostgreSQL, of the version of that server or newer; it makes and drops a database of its own there.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder } from '../service-process.ts';
import { bareEnvironment } from '../service/running.ts';
import { startTown, until } from '../service/town.ts';

const run = promisify(execFile);
const [owner = ''] = process.argv.slice(2);
const NAME = `warmlijn_backup_${String(process.pid)}`;
const NOOR = 'whatsapp:+31600000781';
const GONE = '+31600000792';

const sql = (statement: string) => run('psql', [owner, '-v', 'ON_ERROR_STOP=1', '-c', statement]);
const url = Object.assign(new URL(owner), { pathname: `/${NAME}` }).href;
const copy = makeFolder();
const file = join(copy.path, 'backup.dump');
const ring = join(copy.path, 'keys.dump');

await sql(`create database ${NAME}`);
const town = await startTown('try-out', { DATABASE_URL: url });
try {
  const heard = async (text: string, more: Record<string, string> = {}, who = NOOR) => {
    const before = town.heard(who).length;
    assert.equal(await town.write(who, text, more), 200);
    await until('there is an answer', () => town.heard(who).length > before);
  };
  /** Conversations, and what is set aside. */
  const counted = async () => {
    const counts = 'select (select count(*) from conversations), (select count(*) from set_aside)';
    return (await run('psql', [url, '-At', '-c', counts])).stdout.trim().split('|').map(Number);
  };
  const tool = (name: string, ...args: string[]) =>
    run(process.execPath, [join('bot/tools', name), ...args], {
      env: { ...bareEnvironment(), ...town.settings },
    });
  const hello = { MessageSid: `SM${'7'.repeat(32)}` };
  await heard('hoi', hello);
  await heard('ik heb geen eten meer');
  await heard('hoi', {}, `whatsapp:${GONE}`);
  const [whole = 0] = await counted();
  await run('pg_dump', ['--format=custom', '--exclude-table-data=resident_keys', `--file=${file}`, url]);
  assert.match((await tool('erase.ts', GONE)).stdout, /Erased: the conversation/);
  await run('pg_dump', ['--format=custom', '--data-only', '--table=resident_keys', `--file=${ring}`, url]);
  await town.running.stop();
  await sql(`drop database ${NAME} with (force)`);

  await sql(`create database ${NAME}`);
  await run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${url}`, file]);
  await run('pg_restore', ['--data-only', '--exit-on-error', `--dbname=${url}`, ring]);
  await town.start();
  const before = town.heard(NOOR).length;
  assert.equal(await town.write(NOOR, 'hoi', hello), 200);
  await heard('ik wil een mens spreken');
  assert.ok(town.heard(NOOR).length > before, 'the talk goes on');
  assert.match((await tool('ledger.ts', 'audit', 'verify')).stdout, /"ok": true/);
  assert.deepEqual(await counted(), [whole - 1, 1], 'who was erased cannot be read, and is set aside');
  await heard('hoi', {}, `whatsapp:${GONE}`);
  assert.match(
    town.heard(`whatsapp:${GONE}`).join(' '),
    /Ik ben Warmlijn.*Ik ben Warmlijn/s,
    'and begins anew',
  );
  console.log('pg_dump and pg_restore brought back who wrote, and not who was erased; the talk went on.');
} finally {
  await town.close();
  await sql(`drop database if exists ${NAME} with (force)`);
  copy.drop();
}
process.exit(0);
