import assert from 'node:assert/strict';
import { conversationSchema, newConversation, type Line } from '../../dialogs/conversation.ts';
import { workingCopy } from '../../dialogs/working-copy.ts';
import { documentBytes, keptDocument } from '../../bot/store/document.ts';
import { readConversation } from '../../bot/store/migrations.ts';
import { asStored } from '../as-stored.ts';

const AT = '2026-11-20T10:00:00.000Z';
const LINES: readonly Line[] = [
  { id: '1', at: AT, from: 'resident', text: 'hoi "daar"\n' },
  {
    id: '2',
    at: AT,
    from: 'bot',
    text: 'Wat heb je nu nodig?',
    delivery: { kind: 'sms', state: 'queued', tries: 0, since: AT },
  },
];
const document = () => ({ ...newConversation('a', AT, 'nl'), transcript: [...LINES] });

describe('a document that is written down', () => {
  it('reads back as what was checked, whether its lines are new or were checked before', () => {
    const once = keptDocument(document());
    const [first, second] = once.conversation.transcript;
    const transcript = [...once.conversation.transcript, { ...LINES[0], id: '3' } as Line];
    const again = keptDocument({ ...workingCopy(once.conversation), transcript }, once);
    const archived = keptDocument(
      { ...again.conversation, transcript: again.conversation.transcript.slice(1) },
      again,
    );
    const unread = { conversation: again.conversation, lines: [] };
    for (const one of [once, again, archived, unread])
      assert.deepEqual(
        conversationSchema.parse(JSON.parse(documentBytes(one).toString())),
        asStored(one.conversation),
      );
    assert.equal(again.conversation.transcript[0], first, 'a line that did not change is the very same');
    assert.equal(archived.conversation.transcript[0], second);
    assert.deepEqual(archived.lines, again.lines.slice(1));
  });

  it('is written whole, however long it is and whatever letters stand in it', () => {
    for (const text of ['€ 1,50 🙂', 'é'.repeat(100_000)]) {
      const made = keptDocument({ ...document(), transcript: [{ ...LINES[0], text } as Line] });
      const read: unknown = JSON.parse(documentBytes(made).toString());
      assert.equal(conversationSchema.parse(read).transcript[0]?.text, text);
    }
  });

  it('is written whole also when its fields stand in another order', () => {
    const { transcript, ...others } = document();
    const bytes = documentBytes({ conversation: { transcript, ...others }, lines: [] });
    assert.deepEqual(JSON.parse(bytes.toString()), asStored({ ...others, transcript }));
  });

  it('is refused when a new line could not be read again', () => {
    const wrong = { ...LINES[0], from: 'nobody' } as unknown as Line;
    assert.throws(() => keptDocument({ ...document(), transcript: [wrong] }));
  });

  it('has the same fields in the same order, whatever stands in it', () => {
    const fields = ({ conversation }: ReturnType<typeof keptDocument>) => [
      Object.keys(conversation),
      ...conversation.transcript.map((line) => Object.keys(line)),
    ];
    const { schema, ...others } = document();
    const turned = { ...others, name: 'Noor', schema };
    const expected = fields(keptDocument(document()));
    assert.deepEqual(fields(keptDocument(turned)), expected);
    assert.deepEqual(Object.keys(workingCopy(turned)), expected[0]);
    assert.deepEqual(Object.keys(readConversation(asStored(turned))), expected[0]);
  });

  it('has lines that nobody can change', () => {
    const [, line] = keptDocument(document()).conversation.transcript;
    assert.throws(() => Object.assign(line ?? {}, { text: 'anders' }), TypeError);
    assert.throws(() => Object.assign(line?.delivery ?? {}, { state: 'sent' }), TypeError);
  });
});
