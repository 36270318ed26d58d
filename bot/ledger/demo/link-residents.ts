import type { Channel } from '../../../dialogs/conversation.ts';
import { newConversation } from '../../../dialogs/conversation.ts';
import { checkedPlace } from '../../../dialogs/money/identity.ts';
import { StaleVersion, type Store } from '../../store/port.ts';
import { residentAddress } from '../../turn.ts';
import type { Demo, DemoParticipant } from './demo-schema.ts';

/**
 * Gives the try-out's linked telephones a conversation in which they are linked and checked already; one that is there
 * from an earlier start stays as it is. Answers what the audit log must know, by key.
 */
export async function linkDemoResidents(
  { participants }: Demo,
  store: Pick<Store, 'keyOf' | 'load' | 'commit'>,
  now: string,
): Promise<ReadonlyMap<string, DemoParticipant>> {
  const linked = new Map<string, DemoParticipant>();
  for (const participant of participants) {
    const { id, from, contact, name } = participant;
    if (!participant.linked || from === undefined) continue;
    const key = store.keyOf(residentAddress(from));
    if ((await store.load(key)) !== undefined) continue;
    const channel: Channel = { kind: 'whatsapp', via: 'tryout', address: `whatsapp:${from}` };
    const conversation = newConversation(key, now, 'nl');
    const money = { participant: id, linkedAt: now, checkedAt: now, checkedChannel: checkedPlace(channel) };
    const made = store.commit(key, {
      ...conversation,
      version: 1,
      channels: [channel],
      name: name.split(' ')[0] ?? name,
      ...(contact === undefined ? {} : { fixedContact: contact }),
      money: { ...conversation.money, ...money },
    });
    // Another instance on the same database was first: then it is there too.
    const mine = await made.then(
      () => true,
      (error: unknown) => {
        if (error instanceof StaleVersion) return false;
        throw error;
      },
    );
    if (mine) linked.set(key, participant);
  }
  return linked;
}
