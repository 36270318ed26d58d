import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openAudit } from '../../../bot/ledger/audit/audit.ts';
import { readHead } from '../../../bot/ledger/audit/head.ts';
import { hashOf } from '../../../bot/ledger/audit/line.ts';
import type { AuditEntry } from '../../../bot/ledger/audit/line.ts';
import { verifyAudit } from '../../../bot/ledger/audit/verify.ts';
import { openEmbeddedStore } from '../../../bot/store/lowdb/store.ts';
import { readSharedBeside } from '../../../bot/store/lowdb/read-beside.ts';
import { makeVault } from '../../../bot/store/vault.ts';
import { sharedStore, type SharedStore } from '../shared-store.ts';
import { inTemporaryFolder } from '../temporary.ts';

const quiet = { error: () => undefined };

function entry(number: number): AuditEntry {
  return { at: '2026-11-20T09:00:00.000Z', who: 'samira', whose: `p${number}`, what: 'desk-balance' };
}

function check(store: SharedStore, noted?: string) {
  const head = store.documents.has('audit')
    ? readHead(JSON.parse(store.documents.get('audit') ?? ''))
    : undefined;
  return verifyAudit(store.logs.get('audit') ?? [], head, noted);
}

async function filled(lines: number): Promise<SharedStore> {
  const store = sharedStore();
  const audit = openAudit(store, quiet);
  for (let number = 1; number <= lines; number += 1) await audit.record([entry(number)]);
  await audit.settle();
  assert.equal(store.logs.get('audit')?.length, lines);
  return store;
}

describe('The audit log', () => {
  it('says who saw whose money, what and when, in a chain', async () => {
    const store = await filled(3);
    const [first = '', second = ''] = store.logs.get('audit') ?? [];
    assert.deepEqual(JSON.parse(first), { n: 1, ...entry(1), prev: '0'.repeat(64) });
    assert.equal((JSON.parse(second) as { prev: string }).prev, hashOf(first));
    assert.deepEqual(check(store), {
      ok: true,
      lines: 3,
      head: readHead(JSON.parse(store.documents.get('audit') ?? '')).hash,
    });
  });

  it('keeps one chain whatever is recorded at the same moment, in any number of instances', async () => {
    const store = sharedStore();
    const instances = [openAudit(store, quiet), openAudit(store, quiet), openAudit(store, quiet)];
    await Promise.all(
      Array.from({ length: 300 }, (_, number) =>
        instances[number % 3]?.record([entry(number), entry(number)]),
      ),
    );
    assert.deepEqual({ ok: check(store).ok, lines: check(store).lines }, { ok: true, lines: 600 });
    await Promise.all(instances.map((one) => one.settle()));
    assert.equal(check(store).ok, true);
    assert.equal(new Set(store.logs.get('audit')).size, 600);
  });

  it('has a line when recording resolves, and none when it fails', async () => {
    const store = sharedStore();
    const audit = openAudit(store, quiet);
    await audit.record([entry(1)]);
    store.trouble = () => {
      throw new Error('disk full');
    };
    await assert.rejects(audit.record([entry(2)]), /disk full/);
    store.trouble = undefined;
    await audit.record([entry(3)]);
    assert.deepEqual({ ...check(store), head: '' }, { ok: true, lines: 2, head: '' });
  });

  it('loses and breaks nothing when copying to the log fails or is cut off at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), async (moments) => {
        const store = sharedStore();
        for (const [number, moment] of moments.entries()) {
          const audit = openAudit(store, quiet);
          await audit.record([entry(number), entry(number)]);
          let left = moment;
          store.trouble = () => {
            if (left === 0) throw new Error('cut off');
            left -= 1;
          };
          await audit.settle().catch(() => undefined);
          store.trouble = undefined;
          const { ok, lines } = check(store);
          assert.deepEqual({ ok, lines }, { ok: true, lines: 2 * (number + 1) });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('names the first line that was changed, removed, put in or made up, wherever it stands', async () => {
    const untouched = await filled(12);
    const texts = untouched.logs.get('audit') ?? [];
    const damages: Record<string, (lines: string[], at: number) => string[]> = {
      changed: (lines, at) => lines.with(at, (lines[at] ?? '').replace('samira', 'nobody')),
      unreadable: (lines, at) => lines.with(at, 'x'),
      missing: (lines, at) => lines.toSpliced(at, 1),
      'two-versions': (lines, at) => [...lines, (lines[at] ?? '').replace('samira', 'nobody')],
    };
    for (const [why, damage] of Object.entries(damages)) {
      for (let at = 0; at < texts.length; at += 1) {
        const store = await filled(12);
        store.logs.set('audit', damage([...texts], at));
        assert.deepEqual(check(store).bad, { line: at + 1, why }, `${why} ${at + 1}`);
      }
    }
  });

  it('misses lines taken off its end, and a head that was taken away', async () => {
    const store = await filled(5);
    const texts = store.logs.get('audit') ?? [];
    store.logs.set('audit', texts.slice(0, 3));
    assert.deepEqual(check(store).bad, { line: 4, why: 'missing' });
    store.logs.set('audit', texts);
    store.documents.delete('audit');
    assert.deepEqual(check(store).bad, { line: 5, why: 'head-missing' });
  });

  it('that was rewritten whole, head included, does not have a head that somebody noted', async () => {
    const store = await filled(5);
    const noted = check(store).head;
    await openAudit(store, quiet).record([entry(6)]);
    assert.equal(check(store, noted).ok, true);
    const rewritten = await filled(6);
    rewritten.logs.set('audit', []);
    rewritten.documents.delete('audit');
    await openAudit(rewritten, quiet).record([entry(99)]);
    assert.equal(check(rewritten).ok, true, 'a chain alone cannot know');
    assert.equal(check(rewritten, noted).bad?.why, 'head-noted-is-not-here');
  });

  it('stands in the embedded store after a restart, and is checked beside a running service', () =>
    inTemporaryFolder(async (folder) => {
      const vault = makeVault([{ id: 'k1', key: Buffer.alloc(32, 3) }]);
      for (let start = 1; start <= 3; start += 1) {
        const store = await openEmbeddedStore({ folder, vault });
        const audit = openAudit(store, quiet);
        await Promise.all(Array.from({ length: 40 }, (_, number) => audit.record([entry(number)])));
        const beside = await readSharedBeside(folder, vault, 'audit');
        const found = verifyAudit(beside.lines, readHead(beside.document));
        assert.deepEqual({ ok: found.ok, lines: found.lines }, { ok: true, lines: 40 * start });
        if (start < 3) await audit.settle();
        await store.close();
      }
    }));
});
