/** Must hold: the security documents name tests that exist under that name, so that they cannot promise what nobody checks. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const NAMED = /`([\w./-]+\.ts)` “([^”]+)”/g;

for (const name of ['threat-model', 'asvs'])
  describe(`docs/security/${name}.md`, () => {
    const text = readFileSync(`docs/security/${name}.md`, 'utf8');

    it('names tests that are there, by their very names', () => {
      const named = [...text.matchAll(NAMED)];
      assert.ok(named.length > 30, `${String(named.length)} are named`);
      const missing = named.filter(([, file = '', test = '']) => {
        const code = existsSync(file) ? readFileSync(file, 'utf8').replaceAll("\\'", "'") : '';
        return !code.includes(test);
      });
      assert.deepEqual(
        missing.map(([found]) => found),
        [],
      );
    });

    it('names files that are there', () => {
      const files = [...text.matchAll(/`((?:bot|dialogs|docs|test|flows)\/[\w./-]+\.\w+)`/g)].map(
        ([, file = '']) => file,
      );
      assert.deepEqual(
        files.filter((file) => !existsSync(file)),
        [],
      );
    });

    if (name === 'threat-model')
      it('proves every threat with a test', () => {
        const rows = text.split('\n').filter((line) => /^\| [STRIDE]\d+ \|/.test(line));
        assert.ok(rows.length > 30);
        for (const row of rows) assert.match(row, /`test\/[\w./-]+\.ts` “/, row);
      });
  });
