import assert from 'node:assert/strict';
import { conversationSchema, newConversation, type Line } from '../../dialogs/conversation.ts';
import { workingCopy } from '../../dialogs/working-copy.ts';
import { checkedDocument, documentJson } from '../../bot/store/document.ts';

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
    const once = checkedDocument(document());
    const again = checkedDocument({
      ...workingCopy(once),
      transcript: [...once.transcript, { ...LINES[0], id: '3' } as Line],
    });
    for (const one of [once, again])
      assert.deepEqual(conversationSchema.parse(JSON.parse(documentJson(one))), one);
    assert.equal(again.transcript[0], once.transcript[0], 'a line that did not change is the very same');
  });

  it('is refused when a new line could not be read again', () => {
    const wrong = { ...LINES[0], from: 'nobody' } as unknown as Line;
    assert.throws(() => checkedDocument({ ...document(), transcript: [wrong] }));
  });

  it('has lines that nobody can change', () => {
    const [, line] = checkedDocument(document()).transcript;
    assert.throws(() => Object.assign(line ?? {}, { text: 'anders' }), TypeError);
    assert.throws(() => Object.assign(line?.delivery ?? {}, { state: 'sent' }), TypeError);
  });
});
