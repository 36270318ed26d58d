import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { textsName } from '../../bot/desk/page/words.ts';
import { ROOT } from '../../bot/root.ts';

describe('The words of the desk', () => {
  it('have a Dutch name for every file of texts that somebody still has to read', () => {
    const files = readdirSync(join(ROOT, 'locales/nl/messages')).map((file) => basename(file, '.yaml'));
    const own = ['spreekuur'];
    assert.deepEqual(
      files.filter((file) => textsName(file) === file),
      own,
    );
  });
});
