/** Must hold: what we are built of is pinned, listed and licensed to go with the EUPL-1.2. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isAllowed } from '../../bot/tools/licences/allowed.ts';
import { judgeLicences, READ_BY_HAND } from '../../bot/tools/licences/judge.ts';

const packageSchema = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().optional(), hasInstallScript: z.boolean().optional() }),
  ),
});
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifest = packageSchema.parse(read('package.json'));
const lock = lockSchema.parse(read('package-lock.json'));

describe('what Warmlijn is built of', () => {
  it('is pinned to exact versions, and every package to the hash of its contents', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name);
    for (const [path, { integrity }] of Object.entries(lock.packages))
      if (path !== '') assert.match(integrity ?? '', /^sha512-/, path);
  });

  it('has licences that go with the EUPL-1.2, without exception', () => {
    const refused = judgeLicences(read('package-lock.json')).filter(({ allowed }) => !allowed);
    assert.deepEqual(refused, []);
  });

  it('is listed whole as an SBOM in CycloneDX', () =>
    new Promise<void>((resolve, reject) => {
      const [command = '', ...words] = (manifest.scripts['sbom'] ?? '').split(' ');
      assert.equal(command, 'npm');
      execFile(command, words, { maxBuffer: 64 * 2 ** 20 }, (error, stdout) => {
        try {
          if (error !== null) throw error;
          const bom = z
            .object({
              bomFormat: z.literal('CycloneDX'),
              components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string() })),
            })
            .parse(JSON.parse(stdout));
          for (const [name, version] of Object.entries(manifest.dependencies)) {
            const bare = name.split('/').at(-1);
            const listed = bom.components.some(
              (one) => one.purl.includes(bare ?? '') && one.version === version,
            );
            assert.ok(listed, `${name} ${version}`);
          }
          resolve();
        } catch (fault) {
          reject(fault as Error);
        }
      });
    })).timeout(60_000);
});

describe('the licence check', () => {
  it('reads SPDX expressions', () => {
    for (const good of [
      'MIT',
      '(MIT OR GPL-3.0-only)',
      'GPL-2.0-only OR ISC',
      'MIT AND ISC',
      '(MIT AND (ISC OR X))',
    ])
      assert.ok(isAllowed(good), good);
    for (const bad of [
      '',
      'GPL-3.0-only',
      'AGPL-3.0-or-later',
      'UNLICENSED',
      'SEE LICENSE IN x',
      'MIT AND BUSL-1.1',
      '(MIT',
      'MIT ISC',
      'SSPL-1.0',
    ])
      assert.ok(!isAllowed(bad), bad);
  });

  it('refuses a package with another licence, with none, and another version of one read by hand', () => {
    const packages = {
      '': {},
      'node_modules/a': { version: '1.0.0', license: 'SSPL-1.0' },
      'node_modules/a/node_modules/@b/c': { version: '1.0.0', dev: true },
      'node_modules/limiter': { version: '9.9.9' },
      'node_modules/d': { version: '1.0.0', license: 'MIT' },
    };
    const judged = judgeLicences({ packages }).filter(({ allowed }) => !allowed);
    assert.deepEqual(
      judged.map(({ name }) => name),
      ['a', '@b/c', 'limiter'],
    );
    for (const known of Object.keys(READ_BY_HAND))
      assert.ok(
        Object.keys(lock.packages).some((path) => path.endsWith(`/${known.split('@')[0] ?? ''}`)),
        known,
      );
  });
});
