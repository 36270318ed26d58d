/**
 * `node test/long/pg-dump.ts postgres://OWNER:PASSWORD@HOST/postgres`: a backup by `pg_dump` beside the running service,
 * the loss of the database, `pg_restore` into an empty one, and who wrote goes on where they were. Needs the programs of
 * PostgreSQL, of the version of that server or newer; it makes and drops a database of its own there.
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

const sql = (statement: string) => run('psql', [owner, '-v', 'ON_ERROR_STOP=1', '-c', statement]);
const url = Object.assign(new URL(owner), { pathname: `/${NAME}` }).href;
const copy = makeFolder();
const file = join(copy.path, 'backup.dump');

await sql(`create database ${NAME}`);
const town = await startTown('try-out', { DATABASE_URL: url });
try {
  const heard = async (text: string, more: Record<string, string> = {}) => {
    const before = town.heard(NOOR).length;
    assert.equal(await town.write(NOOR, text, more), 200);
    await until('there is an answer', () => town.heard(NOOR).length > before);
  };
  const hello = { MessageSid: `SM${'7'.repeat(32)}` };
  await heard('hoi', hello);
  await heard('ik heb geen eten meer');
  await run('pg_dump', ['--format=custom', `--file=${file}`, url]);
  await town.running.stop();
  await sql(`drop database ${NAME} with (force)`);

  await sql(`create database ${NAME}`);
  await run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${url}`, file]);
  await town.start();
  const before = town.heard(NOOR).length;
  assert.equal(await town.write(NOOR, 'hoi', hello), 200);
  await heard('ik wil een mens spreken');
  assert.ok(town.heard(NOOR).length > before, 'the talk goes on');
  const environment = { ...bareEnvironment(), ...town.settings };
  const audit = await run(process.execPath, ['bot/tools/ledger.ts', 'audit', 'verify'], { env: environment });
  assert.match(audit.stdout, /"ok": true/);
  const { stdout } = await run('psql', [url, '-At', '-c', 'select count(*) from conversations']);
  console.log(`pg_dump and pg_restore brought back ${stdout.trim()} conversations; the talk went on.`);
} finally {
  await town.close();
  await sql(`drop database if exists ${NAME} with (force)`);
  copy.drop();
}
process.exit(0);
