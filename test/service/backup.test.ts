/** Backups, the loss of what they are of, and the way back: with the real commands and the real service. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testPostgres, type TestPostgres } from '../postgres/server.ts';
import { makeFolder } from '../service-process.ts';
import { openSession } from './desk.ts';
import { bareEnvironment } from './running.ts';
import { startTown, until, type Town } from './town.ts';

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

/** One place of a town: how it is copied without the key ring, and how the copy comes back beside the newest one. */
interface Place {
  readonly settings: Readonly<Record<string, string>>;
  backup(town: Town): Promise<() => Promise<void>>;
  drop(): Promise<void>;
}

const TABLES = ['meta', 'conversations', 'pages', 'shared_documents', 'shared_logs'];

const PLACES: Readonly<Record<string, () => Promise<Place>>> = {
  'the folder': async () => {
    const copy = makeFolder();
    return {
      settings: {},
      async backup({ folder }) {
        const here = join(folder, 'residents');
        cpSync(here, copy.path, { recursive: true, filter: (path) => path !== join(here, 'keys') });
        return async () => {
          for (const name of readdirSync(here))
            if (name !== 'keys') rmSync(join(here, name), { recursive: true });
          cpSync(copy.path, here, { recursive: true });
        };
      },
      drop: async () => {
        copy.drop();
      },
    };
  },
  PostgreSQL: async () => {
    const server = await testPostgres();
    const url = await server.database();
    return {
      settings: { DATABASE_URL: url },
      async backup() {
        for (const table of TABLES) await server.run(url, `create table copy_${table} as table ${table}`);
        return async () => {
          for (const table of TABLES) await server.run(url, `truncate ${table} cascade`);
          for (const table of TABLES)
            await server.run(url, `insert into ${table} select * from copy_${table}`);
        };
      },
      drop: () => server.drop(url),
    };
  },
};

for (const [name, makePlace] of Object.entries(PLACES))
  describe(`a backup of ${name} without the key ring`, function () {
    this.timeout(90_000);
    const [KEPT, ERASED, OTHER] = ['791', '792', '793'].map((end) => `whatsapp:+31600000${end}`) as [
      string,
      string,
      string,
    ];
    let place: Place;
    let town: Town;
    before(async () => {
      place = await makePlace();
      town = await startTown('try-out', { ...place.settings, TEST_WAITS: '0.1' });
    });
    after(async () => {
      await town.close();
      await place.drop();
    });
    const firstWords = async (from: string) => {
      const before = town.heard(from).length;
      assert.equal(await town.write(from, 'hoi'), 200);
      await until('there is an answer', () => town.heard(from).length > before);
      return town.heard(from)[before];
    };

    it('brings back everybody but who was erased since: that copy cannot be read, and it is said so', async () => {
      const hello = await firstWords(ERASED);
      for (const from of [KEPT, OTHER]) assert.equal(await firstWords(from), hello);
      await town.running.stop();
      const restore = await place.backup(town);
      const env = { ...bareEnvironment(), ...town.settings };
      const erased = await run(process.execPath, ['bot/tools/erase.ts', '+31600000792'], { env });
      assert.match(erased.stdout, /Erased: the conversation/);
      await restore();
      await town.start();
      const said = town.running.output().split('\n');
      const told = said.filter((text) => text.includes('not in the key ring'));
      assert.equal(told.length, 1, 'one could not be read, and it is said');
      assert.doesNotMatch(told.join(), /3160000/);
      for (const from of [KEPT, OTHER]) assert.notEqual(await firstWords(from), hello, 'they are known');
      assert.equal(await firstWords(ERASED), hello, 'they begin anew');
    });
  });
