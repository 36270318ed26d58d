import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isArchived, splitArchive } from '../../bot/archive.ts';
import { newConversation, type Line } from '../../dialogs/conversation.ts';
import { mayBeLongAgo, messageMark, withLongAgo } from '../../dialogs/long-ago.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const sid = (number: number) => `SM${(number * 2_654_435_761).toString(16).padStart(32, '0')}`;

describe('messages of long ago', () => {
  it('are all known, and of new ones few are doubted', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{32}$/), { maxLength: 400 }), (ids) => {
        const field = withLongAgo(undefined, ids.map(messageMark));
        for (const id of ids) assert.ok(mayBeLongAgo(field, messageMark(id)));
      }),
      { numRuns: 30 },
    );
    const field = withLongAgo(
      undefined,
      Array.from({ length: 1_000 }, (_, number) => messageMark(sid(number))),
    );
    const doubted = Array.from({ length: 1_000 }, (_, number) => sid(number + 5_000)).filter((id) =>
      mayBeLongAgo(field, messageMark(id)),
    );
    assert.ok(doubted.length < 50, String(doubted.length));
  });

  it('are found in the page they went to, and a new one that looks like them is not taken for one', async () => {
    const transcript = Array.from({ length: 130 }, (_, number): Line => ({
      id: String(number),
      at: NOW,
      from: 'resident',
      text: 'hoi',
      message: messageMark(sid(number)),
    }));
    const { conversation, page = [] } = splitArchive({ ...newConversation('a', NOW, 'nl'), transcript });
    assert.equal(page.length, 70);
    const asked: number[] = [];
    const store = { page: async (_key: string, number: number) => (asked.push(number), page) };
    assert.equal(await isArchived(store, conversation, sid(3)), true);
    assert.equal(await isArchived(store, conversation, sid(9_999)), false);
    assert.deepEqual(asked, [0], 'no page was read for the new one');
    // A field that doubts everything: the pages decide.
    const all = { ...conversation, longAgo: Buffer.alloc(2_048, 255).toString('base64') };
    assert.equal(await isArchived(store, all, sid(9_999)), false);
  });
});
