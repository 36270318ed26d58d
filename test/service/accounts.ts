/** Holds what residents wrote, what the store keeps and what the fake Twilio got against each other. */
import assert from 'node:assert/strict';
import type { Conversation, Line } from '../../dialogs/conversation.ts';
import { isUnsettled } from '../../dialogs/deliveries.ts';
import type { Store } from '../../bot/store/port.ts';
import type { FakeMessage } from '../fakes/twilio.ts';
import type { Written } from './crowd.ts';

/** Lines of all pages and of the document, oldest first. */
async function wholeTranscript(store: Store, conversation: Conversation): Promise<Line[]> {
  const lines: Line[] = [];
  for (let page = 0; page < conversation.archivedPages; page += 1)
    lines.push(...(await store.page(conversation.id, page)));
  return [...lines, ...conversation.transcript];
}

function handledOnce(conversation: Conversation, lines: readonly Line[], written: readonly Written[]): void {
  const texts = lines.filter((line) => line.from === 'resident').map((line) => line.text);
  const { recentInbound } = conversation;
  const remembered = written.slice(-recentInbound.length);
  assert.deepEqual([...recentInbound].sort(), remembered.map(({ id }) => id).sort());
  const byId = new Map(written.map((message) => [message.id, message]));
  const handled = recentInbound.map((id) => byId.get(id));
  assert.equal(texts.length, written.length, 'each message is one turn');
  assert.deepEqual(
    texts.slice(-handled.length),
    handled.map((message) => message?.text),
  );
  const moments = handled.map((message) => message?.moment ?? 0);
  assert.deepEqual(
    moments,
    moments.toSorted((one, other) => one - other),
    'in the order of arrival',
  );
}

/** The next line they see is ours; a note to the worker may come before it. */
function answered(lines: readonly Line[]): void {
  const seen = lines.filter((line) => line.from !== 'note');
  for (const [index, line] of seen.entries()) {
    if (line.from === 'resident') assert.equal(seen[index + 1]?.from, 'bot', `"${line.text}" is answered`);
  }
}

function leftOnce(lines: readonly Line[], messages: readonly FakeMessage[]): void {
  const out = lines.filter(({ delivery }) => delivery !== undefined && delivery.state !== 'withheld');
  const unknown = out.flatMap(({ id, at, delivery }) =>
    delivery?.providerId === undefined ? [{ id, at, ...delivery }] : [],
  );
  const without = `without a number at Twilio: ${JSON.stringify(unknown)}`;
  assert.deepEqual(
    messages.map((message) => message.body),
    out.map((line) => line.text),
    `what arrived is what was said, in that order; ${without}`,
  );
  assert.deepEqual(
    messages.map((message) => message.sid),
    out.map((line) => line.delivery?.providerId),
    `each is known by its number; ${without}`,
  );
}

export function isAtRest(conversation: Conversation): boolean {
  return conversation.transcript.every(({ delivery }) => delivery === undefined || !isUnsettled(delivery));
}

/** @param fickle not everything is answered: they wrote STOP. @returns lines that left. */
export async function checkResident(
  store: Store,
  number: string,
  written: readonly Written[],
  messages: readonly FakeMessage[],
  fickle: boolean,
): Promise<number> {
  const conversation = await store.load(store.keyOf(number));
  assert.ok(conversation, 'the conversation is there');
  const lines = await wholeTranscript(store, conversation);
  handledOnce(conversation, lines, written);
  if (!fickle) answered(lines);
  leftOnce(lines, messages);
  return messages.length;
}
