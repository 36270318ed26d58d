import assert from 'node:assert/strict';
import { makeLooks, ONE_LOOK_MS } from '../../bot/desk/looks.ts';
import type { AuditEntry } from '../../bot/ledger/audit/line.ts';

const NOW = '2026-11-20T10:00:00.000Z';

describe('Looks at words', () => {
  it('of a page that stays open are noted once in ten minutes, of each worker, conversation and kind', async () => {
    const noted: AuditEntry[] = [];
    let passed = 0;
    const looked = makeLooks(
      { record: async (entries) => void noted.push(...entries) },
      () => NOW,
      () => passed,
    );
    for (; passed < 3 * ONE_LOOK_MS; passed += 15_000) await looked('samira', 'a', 'words');
    await looked('samira', 'b', 'words');
    await looked('samira', 'a', 'case-export');
    await looked('daan', 'a', 'words');
    assert.equal(noted.length, 3 + 3);
    assert.deepEqual(noted[0], { at: NOW, who: 'samira', whose: 'a', what: 'words', conversation: 'a' });
  });

  it('that cannot be noted are not had', async () => {
    const looked = makeLooks({ record: () => Promise.reject(new Error('full')) }, () => NOW);
    await assert.rejects(looked('samira', 'a', 'words'));
    await assert.rejects(looked('samira', 'a', 'words'), 'also the second time');
  });
});
