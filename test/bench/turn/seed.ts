/** Residents who wrote before the bench begins, put on disk through the store itself. */
import { join } from 'node:path';
import { realDisk, type Disk } from '../../../bot/store/lowdb/disk.ts';
import { openEmbeddedStore } from '../../../bot/store/lowdb/store.ts';
import { makeVault, parseKeys } from '../../../bot/store/vault.ts';
import type { Store } from '../../../bot/store/port.ts';
import { newConversation, type Conversation, type Line } from '../../../dialogs/conversation.ts';
import { hastyDisk } from '../../store/hasty-disk.ts';
import { sideBySide } from '../../../bot/store/lowdb/side-by-side.ts';
import { senderOf } from './writers.ts';

/** Lines of an ordinary conversation some days old: a document of about 5 kB. */
const LINES = 20;
const AT = '2026-01-05T09:00:00.000Z';
const IN_FLIGHT = 50;

function pastLine(index: number): Line {
  const about = { id: index.toString(36), at: AT };
  if (index % 2 === 0)
    return { ...about, from: 'resident', text: 'Ik kreeg een brief over de huur en snap hem niet.' };
  return {
    ...about,
    from: 'bot',
    text: 'Dank je dat je het vertelt. Heb je nu ergens een achterstand, zoals huur, energie of zorgpremie?',
    delivery: {
      kind: 'whatsapp',
      state: 'delivered',
      tries: 0,
      since: AT,
      providerId: `SM${String(index).padStart(32, '0')}`,
    },
  };
}

function known(key: string, sender: string): Conversation {
  return {
    ...newConversation(key, AT, 'nl'),
    version: 1,
    introduced: true,
    name: 'Robin',
    channels: [{ kind: 'whatsapp', via: 'twilio', address: sender, lastInboundAt: AT }],
    answers: { need: { value: 'get-help', words: 'hulp met mijn geld', at: AT } },
    recentInbound: Array.from({ length: LINES / 2 }, (_, index) => `SM${String(index).padStart(32, 'e')}`),
    transcript: Array.from({ length: LINES }, (_, index) => pastLine(index)),
    counter: LINES,
  };
}

export function openStore(dataDir: string, keys: string, disk: Disk = realDisk): Promise<Store> {
  return openEmbeddedStore({ folder: join(dataDir, 'residents'), vault: makeVault(parseKeys(keys)), disk });
}

/** @param people numbers of the residents to put there. Closes the store. */
export async function seedInto(store: Store, people: readonly number[]): Promise<void> {
  await sideBySide(people, IN_FLIGHT, async (person) => {
    const sender = senderOf(person);
    const key = store.keyOf(sender);
    await store.commit(key, known(key, sender));
  });
  await store.close();
}

/** @param people numbers of the residents to put there. */
export async function seed(dataDir: string, keys: string, people: readonly number[]): Promise<void> {
  await seedInto(await openStore(dataDir, keys, hastyDisk), people);
}
