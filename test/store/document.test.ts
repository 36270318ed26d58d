import assert from 'node:assert/strict';
import { conversationSchema, newConversation, type Line } from '../../dialogs/conversation.ts';
import { workingCopy } from '../../dialogs/working-copy.ts';
import { documentJson, keptDocument } from '../../bot/store/document.ts';

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
      assert.deepEqual(conversationSchema.parse(JSON.parse(documentJson(one))), one.conversation);
    assert.equal(again.conversation.transcript[0], first, 'a line that did not change is the very same');
    assert.equal(archived.conversation.transcript[0], second);
    assert.deepEqual(archived.lines, again.lines.slice(1));
  });

  it('is refused when a new line could not be read again', () => {
    const wrong = { ...LINES[0], from: 'nobody' } as unknown as Line;
    assert.throws(() => keptDocument({ ...document(), transcript: [wrong] }));
  });

  it('has lines that nobody can change', () => {
    const [, line] = keptDocument(document()).conversation.transcript;
    assert.throws(() => Object.assign(line ?? {}, { text: 'anders' }), TypeError);
    assert.throws(() => Object.assign(line?.delivery ?? {}, { state: 'sent' }), TypeError);
  });
});
