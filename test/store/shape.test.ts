import assert from 'node:assert/strict';
import fc from 'fast-check';
import { conversationSchema, type Conversation } from '../../dialogs/conversation.ts';
import { readConversation } from '../../bot/store/migrations.ts';
import { isConversation } from '../../bot/store/shape.ts';
import { asStored } from '../as-stored.ts';
import { openStage } from '../dialogs/stage.ts';

/** A conversation with most of what a document can hold. */
function rich(): Conversation {
  const stage = openStage('2026-11-20T10:00:00.000Z');
  for (const text of [
    'help ik heb geen eten meer voor mn kinderen',
    '2',
    'charlois',
    'ja',
    'wat is mijn saldo',
  ])
    stage.write({ text, name: 'Robin' });
  return stage.conversation();
}

/** Paths of all values inside, as lists of keys. */
function paths(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, one]) => paths(one, [...path, key]))];
}

/** The document with another value at this path; `undefined` takes it away. */
function changed(document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(document))
    return document.map((one: unknown, at) => (String(at) === key ? changed(one, rest, value) : one));
  const copy: Record<string, unknown> = { ...(document as Record<string, unknown>) };
  copy[key] = changed(copy[key], rest, value);
  return copy;
}

describe('the compiled shape of a document', () => {
  const whole: unknown = asStored(rich());

  it('knows a real document, which reads as the very same', () => {
    assert.ok(isConversation(whole));
    assert.deepEqual(asStored(readConversation(asStored(whole))), conversationSchema.parse(whole));
  });

  it('never says yes to what zod refuses or reads otherwise', () => {
    const places = fc.constantFrom(...paths(whole));
    const values = fc.oneof(
      fc.constantFrom(undefined, null, '', 'x', 0, -1, 1.5, 2 ** 60, true, [], {}, ['x'], { x: 1 }),
      fc.jsonValue(),
    );
    let accepted = 0;
    fc.assert(
      fc.property(places, values, fc.boolean(), (path, value, besides) => {
        const mutant = asStored(changed(whole, besides ? [...path, 'more'] : path, value) ?? null);
        if (!isConversation(mutant)) return;
        accepted += 1;
        assert.deepEqual(conversationSchema.parse(mutant), mutant);
      }),
      { numRuns: 5_000 },
    );
    assert.ok(accepted > 100, 'some of them are documents still');
  });
});
