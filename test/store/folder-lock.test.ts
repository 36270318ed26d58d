import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../bot/store/lowdb/folder-lock.ts';
import { pidSpace } from '../../bot/store/lowdb/process-identity.ts';
import { temporaryFolder } from './embedded-world.ts';

describe('The lock on the folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Milliseconds; shorter than in service, to wait less. */
  const BEAT = 100;
  const dead = () => spawnSync(process.execPath, ['-e', '']).pid;
  const leave = (holder: object) => {
    fs.writeFileSync(join(folder, 'lock'), JSON.stringify({ space: pidSpace(), nonce: 'left', ...holder }));
  };

  it('is taken over from a process that is gone', async () => {
    leave({ pid: dead() });
    (await lockFolder(folder)).release();
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  it('is taken over when its number now belongs to a process that began later', async function () {
    if (os.platform() !== 'linux') return;
    leave({ pid: process.ppid, started: '1' });
    (await lockFolder(folder)).release();
    leave({ pid: process.pid, started: '1' });
    (await lockFolder(folder)).release();
  });

  it('is refused while its process lives', async () => {
    leave({ pid: process.ppid });
    await assert.rejects(
      lockFolder(folder),
      new RegExp(`${folder} is in use by process ${String(process.ppid)}\\b`),
    );
  });

  it('is taken over from another container or machine only when it no longer beats', async () => {
    leave({ pid: 1, space: 'elsewhere' });
    const timer = setInterval(() => {
      fs.utimesSync(join(folder, 'lock'), new Date(), new Date());
    }, BEAT);
    await assert.rejects(lockFolder(folder, BEAT), /in use by process 1\b/);
    clearInterval(timer);
    (await lockFolder(folder, BEAT)).release();
  });

  it('goes to one of several that take it over at once', async () => {
    leave({ pid: dead() });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder, BEAT)));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') outcome.value.release();
  });

  it('that somebody else took is noticed: nothing is written any more', async () => {
    const lock = await lockFolder(folder, BEAT);
    leave({ pid: 1 });
    while (!lock.lost()) await new Promise((resolve) => setTimeout(resolve, BEAT));
    lock.release();
    assert.ok(fs.existsSync(join(folder, 'lock')), 'the other one keeps it');
  });
});
