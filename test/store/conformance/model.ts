/** Part of the store conformance suite: any sequence of operations against a simple map. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { StaleVersion } from '../../../bot/store/port.ts';
import { address, after, first, line, ringing } from '../world.ts';
import type { Scene } from './scene.ts';
import { asStored } from '../../as-stored.ts';

export function modelHold(scene: Scene): void {
  it('behaves like a simple map under any sequence of commits, stale commits, erasures and restarts', async function () {
    this.timeout(60_000);
    const step = fc.record({
      resident: fc.integer({ min: 0, max: 3 }),
      what: fc.constantFrom('commit', 'commit', 'commit', 'page', 'stale', 'erase', 'reopen'),
      text: fc.string({ unit: 'grapheme', maxLength: 30 }),
      due: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const model = new Map<string, { document: Conversation; pages: string[] }>();
        for (let index = 0; index < 4; index += 1) await scene.store.erase(scene.store.keyOf(address(index)));
        for (const { resident, what, text, due } of steps) {
          const key = scene.store.keyOf(address(resident));
          const known = model.get(key);
          const archivedPages = known?.document.archivedPages ?? 0;
          const changes = {
            ...ringing(`2026-01-${String(due + 1).padStart(2, '0')}T00:00:00.000Z`),
            name: text,
          };
          const next = { ...(known ? after(known.document) : first(key)), ...changes };
          if (what === 'reopen') await scene.reopen();
          else if (what === 'erase') {
            await scene.store.erase(key);
            model.delete(key);
          } else if (what === 'stale')
            await assert.rejects(
              scene.store.commit(key, { ...next, version: next.version + due + 1 }),
              StaleVersion,
            );
          else if (what === 'page') {
            const document = { ...next, archivedPages: archivedPages + 1 };
            await scene.store.commit(key, document, [line(text)]);
            model.set(key, { document, pages: [...(known?.pages ?? []), text] });
          } else {
            await scene.store.commit(key, next);
            model.set(key, { document: next, pages: known?.pages ?? [] });
          }
        }
        assert.equal(scene.store.size(), model.size);
        for (const [key, { document, pages }] of model) {
          assert.deepEqual(asStored(await scene.store.load(key)), document);
          for (const [number, text] of pages.entries())
            assert.deepEqual(await scene.store.page(key, number), [line(text)]);
        }
        const at = (key: string) => model.get(key)?.document.agenda[0]?.at ?? '';
        const due = await scene.store.due('2027-01-01T00:00:00.000Z', 10);
        assert.deepEqual(due.map(at), [...model.keys()].map(at).toSorted());
      }),
      { numRuns: 25 },
    );
  });
}
