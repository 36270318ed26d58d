/** Every resident's document straight from the folder, also while the service runs: a file is replaced as a whole. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Conversation } from '../../dialogs/conversation.ts';
import { realDisk } from '../../bot/store/lowdb/disk.ts';
import { makeFolders } from '../../bot/store/lowdb/folders.ts';
import { documentAad } from '../../bot/store/lowdb/residents.ts';
import { SealedFile } from '../../bot/store/lowdb/sealed-file.ts';
import { readConversation } from '../../bot/store/migrations.ts';
import { makeVault, parseKeys } from '../../bot/store/vault.ts';

/** @param folder DATA_DIR. @param keys WARMLIJN_KEYS. */
export async function readDocuments(folder: string, keys: string): Promise<Conversation[]> {
  const place = { disk: realDisk, folders: makeFolders(realDisk), vault: makeVault(parseKeys(keys)) };
  const names = readdirSync(join(folder, 'residents', 'residents'), { recursive: true, encoding: 'utf8' });
  const documents: Conversation[] = [];
  for (const name of names.filter((one) => one.endsWith('.doc'))) {
    const path = join(folder, 'residents', 'residents', name);
    const file = new SealedFile(place, path, documentAad(basename(name, '.doc')), readConversation);
    const conversation = await file.read();
    if (conversation !== null) documents.push(conversation);
  }
  return documents;
}
