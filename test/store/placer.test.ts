import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { openPlacer, type Piece } from '../../bot/store/lowdb/placer.ts';
import { openPusher } from '../../bot/store/lowdb/pusher.ts';

const LENGTH = 5_000;
const FILES = 60;
const ours = (): void => undefined;

describe('Files put in place', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.mkdtempSync(join(os.tmpdir(), 'warmlijn-placer-'));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  /** A journal in which each file has its own letter. */
  function journal(): { source: string; pieces: Piece[] } {
    const source = join(folder, 'journal');
    const letters = Array.from({ length: FILES }, (_, index) => String.fromCharCode(48 + index));
    fs.writeFileSync(source, letters.map((letter) => letter.repeat(LENGTH)).join(''));
    const pieces = letters.map((_, index) => ({
      from: index * LENGTH,
      length: LENGTH,
      path: join(folder, index.toString()),
    }));
    return { source, pieces };
  }

  function checkPlaced(pieces: readonly Piece[]): void {
    for (const [index, piece] of pieces.entries())
      assert.equal(fs.readFileSync(piece.path, 'latin1'), String.fromCharCode(48 + index).repeat(LENGTH));
    assert.equal(fs.readdirSync(folder).length, pieces.length + 1, 'nothing else is left behind');
  }

  for (const [what, count] of [
    ['pushed together', FILES],
    ['one by one', 3],
  ] as const) {
    it(`have exactly their own bytes, ${what}`, async () => {
      const placer = openPlacer();
      const { source, pieces } = journal();
      fs.writeFileSync(join(folder, '2'), 'an older version');
      const some = pieces.slice(0, count);
      await placer.place({ source, pieces: some }, ours);
      await placer.place({ source, pieces: some.slice(0, 2) }, ours);
      checkPlaced(some);
      await placer.close();
    });
  }

  it('keep what they were when the journal ends too soon, and can be placed afterwards', async () => {
    const placer = openPlacer();
    const { source, pieces } = journal();
    const whole = fs.readFileSync(source);
    fs.writeFileSync(join(folder, '0'), 'as it was');
    fs.truncateSync(source, LENGTH * FILES - 1);
    await assert.rejects(placer.place({ source, pieces }, ours), /cut from outside/);
    assert.equal(fs.readFileSync(join(folder, '0'), 'utf8'), 'as it was');
    assert.deepEqual(fs.readdirSync(folder), ['0', 'journal'], 'nothing half is left to fill the disk');
    fs.writeFileSync(source, whole);
    await placer.place({ source, pieces }, ours);
    checkPlaced(pieces);
    await placer.close();
  });

  it('stay as they were when the folder turns out to be somebody else’s', async () => {
    const placer = openPlacer();
    const { source, pieces } = journal();
    fs.writeFileSync(join(folder, '0'), 'theirs');
    const check = () => {
      throw new Error('lock-lost');
    };
    await assert.rejects(placer.place({ source, pieces }, check), /lock-lost/);
    assert.equal(fs.readFileSync(join(folder, '0'), 'utf8'), 'theirs');
    assert.equal(fs.existsSync(join(folder, '1')), false);
    await placer.close();
  });

  /** A folder of programs in which `sync` is this script. */
  function withSync(script: string): string {
    const programs = join(folder, 'programs');
    fs.mkdirSync(programs);
    fs.writeFileSync(join(programs, 'sync'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return `${programs}:/usr/bin:/bin`;
  }

  it('are pushed to the disk that they lie on', async () => {
    const path = withSync(`echo "$@" >> ${join(folder, 'asked')}`);
    const pusher = openPusher(folder, { path });
    await pusher.push();
    await pusher.push();
    assert.equal(fs.readFileSync(join(folder, 'asked'), 'utf8'), `-f ${folder}\n`.repeat(2));
    pusher.close();
  });

  it('do not wait for a disk that has too much to take, then nor later', async () => {
    const path = withSync(`echo asked >> ${join(folder, 'asked')}; exec sleep 60`);
    const pusher = openPusher(folder, { path, longestMs: 500 });
    await pusher.push();
    await pusher.push();
    assert.equal(fs.readFileSync(join(folder, 'asked'), 'utf8'), 'asked\n');
  });

  it('need no push: without the programs for it nothing waits', async () => {
    const pusher = openPusher(folder, { path: '/nowhere' });
    await pusher.push();
    await pusher.push();
  });
});
