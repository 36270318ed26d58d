import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkContent } from '../../bot/content/check-content.ts';
import { ContentError } from '../../bot/content/content-error.ts';
import { diskFolder } from '../../bot/content/folder.ts';
import { loadContent, type Content } from '../../bot/content/load-content.ts';
import { keepBesidePackages } from '../../bot/kept/keep-beside-packages.ts';
import type { Once } from '../../bot/kept/once.ts';
import { baseFiles, brokenExamples, filesOf, type Files } from '../content/made-content.ts';

const CITY = 'flows/rotterdam';
const TODAY = '2026-06-01';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const MADE = 'node_modules/.cache/warmlijn/made';
const versions = () => readdirSync(join(root, MADE));
const kept = () => versions().flatMap((version) => readdirSync(join(root, MADE, version)));

/** How often the work was really done. */
function times(once: Once, source: string, made: unknown = { of: source }): number {
  let count = 0;
  const work = () => {
    count += 1;
    return made;
  };
  assert.deepEqual(once('test', source, work), made);
  assert.deepEqual(once('test', source, work), made);
  return count;
}

function write(files: Files): void {
  for (const room of ['flows', 'locales', 'bot', 'dialogs'])
    rmSync(join(root, room), { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

describe('work that is kept between starts', () => {
  it('is done once for the same source, also by a later start, and again for another', () => {
    assert.equal(times(keepBesidePackages(root), 'a'), 1);
    assert.equal(times(keepBesidePackages(root), 'a'), 0);
    assert.equal(times(keepBesidePackages(root), 'b'), 1);
  });

  it('is done again when code, packages or what was kept changed', () => {
    times(keepBesidePackages(root), 'a');
    write({ 'bot/main.ts': 'another();' });
    assert.equal(times(keepBesidePackages(root), 'a'), 1);
    writeFileSync(join(root, 'package-lock.json'), '{}');
    assert.equal(times(keepBesidePackages(root), 'a'), 1);
    for (const version of versions())
      for (const file of readdirSync(join(root, MADE, version))) {
        const path = join(root, MADE, version, file);
        writeFileSync(path, readFileSync(path, 'utf8').replace('"a"', '"z"'));
      }
    assert.equal(times(keepBesidePackages(root), 'a'), 1);
  });

  it('is not kept when JSON would change it, when it failed, or when nothing can be written', () => {
    assert.equal(times(keepBesidePackages(root), 'a', { amount: NaN }), 2);
    assert.throws(() => keepBesidePackages(root)('test', 'b', () => assert.fail('no')), /no/);
    assert.deepEqual(kept(), []);
    rmSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(join(root, 'node_modules'), 'not a folder');
    assert.equal(times(keepBesidePackages(root), 'c'), 2);
  });

  it('goes when its version of the code did not start for a week', () => {
    times(keepBesidePackages(root), 'a');
    const [old = ''] = versions();
    utimesSync(join(root, MADE, old), 0, 0);
    write({ 'bot/main.ts': 'newer();' });
    keepBesidePackages(root);
    assert.equal(versions().includes(old), false);
    assert.equal(versions().length, 1);
  });
});

describe('content of which an earlier start kept the work', () => {
  const load = () => loadContent({ root, city: CITY, today: TODAY, once: keepBesidePackages(root) });

  it('is the same as content that is read afresh', () => {
    write(baseFiles());
    const dataOf = ({ facts, flows, rules, letters, catalogues, files }: Content) => ({
      facts,
      flows,
      rules,
      letters,
      catalogues,
      files,
    });
    const fresh = dataOf(loadContent({ root, city: CITY, today: TODAY }));
    assert.deepEqual([dataOf(load()), dataOf(load())], [fresh, fresh]);
  });

  it('is refused for every mistake that a check knows, with the same file, line and reason, however often', () => {
    write(baseFiles());
    load();
    for (const broken of brokenExamples()) {
      write(filesOf(broken));
      const wrong = checkContent(diskFolder(root), CITY, TODAY).findings.filter(
        ({ level }) => level === 'error',
      );
      for (let start = 0; start < 2; start += 1) {
        if (wrong.length === 0) load();
        else
          assert.throws(load, (error: unknown) => {
            assert.ok(error instanceof ContentError);
            assert.deepEqual(error.findings, wrong, broken.name);
            return true;
          });
      }
    }
  });

  it('keeps nothing of the people who work for the city', () => {
    write(baseFiles());
    load();
    const everything = versions().flatMap((version) =>
      readdirSync(join(root, MADE, version)).map((file) =>
        readFileSync(join(root, MADE, version, file), 'utf8'),
      ),
    );
    assert.ok(everything.some((text) => text.includes('eten')));
    assert.equal(
      everything.some((text) => /aisha/i.test(text)),
      false,
    );
  });
});
