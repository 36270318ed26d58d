/** A backup of the database, the loss of it, and the way back: with the real command and the real service. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testPostgres, type TestPostgres } from '../postgres/server.ts';
import { makeFolder } from '../service-process.ts';
import { openSession } from './desk.ts';
import { bareEnvironment } from './running.ts';
import { startTown, type Town } from './town.ts';

const run = promisify(execFile);
const FRIDAY_MORNING = '2026-11-20T10:00:00Z';
const NOOR = 'whatsapp:+31600000781';

describe('a backup of PostgreSQL', function () {
  this.timeout(90_000);
  const copy = makeFolder();
  let server: TestPostgres;
  let url: string;
  let town: Town;

  before(async () => {
    server = await testPostgres();
    url = await server.database();
    town = await startTown('try-out', { DATABASE_URL: url, TEST_CLOCK: FRIDAY_MORNING });
  });
  after(async () => {
    await town.close();
    await server.drop(url);
    copy.drop();
  });

  const command = async (tool: string, more: Record<string, string>, ...args: string[]) => {
    const env = { ...bareEnvironment(), ...town.settings, ...more };
    return (await run(process.execPath, [join('bot/tools', tool), ...args], { env })).stdout;
  };
  const heard = async (text: string, more: Record<string, string> = {}) => {
    const before = town.heard(NOOR).length;
    assert.equal(await town.write(NOOR, text, more), 200);
    for (let tries = 0; tries < 500 && town.heard(NOOR).length === before; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    return town.heard(NOOR).slice(before);
  };

  it('brings back everything after the database is lost: talks, money seen, message ids, koppelcodes', async () => {
    const hello = { MessageSid: `SM${'7'.repeat(32)}` };
    await heard('hoi', hello);
    await heard('ik heb geen eten meer');
    const desk = await openSession(town.url, 'samira');
    const made = (await (await desk.post('link-codes', { participant: 'demo-maria' })).json()) as {
      code: string;
    };
    await town.running.stop();
    await command('move.ts', { DATA_DIR: copy.path }, '--to', 'embedded');
    await server.drop(url);

    url = await server.database();
    const moved = await command('move.ts', { DATA_DIR: copy.path, DATABASE_URL: url }, '--to', 'postgres');
    assert.match(moved, /Moved and the same on both sides: [1-9]/);
    await town.start({ DATABASE_URL: url });

    assert.equal(await town.write(NOOR, 'hoi', hello), 200);
    const before = town.heard(NOOR).length;
    assert.match((await heard(made.code)).join(' '), /welke dag en maand/, 'the code still opens');
    assert.equal(town.heard(NOOR).length - before, 1, 'the message of before the loss was not a turn again');
    const audit = await command('ledger.ts', { DATABASE_URL: url }, 'audit', 'verify');
    assert.match(audit, /"ok": true/);
  });
});
