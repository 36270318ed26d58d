/** A town to try the service in: a fake Twilio, a folder and a running service that can be stopped and started again. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Conversation } from '../../dialogs/conversation.ts';
import { openEmbeddedStore } from '../../bot/store/lowdb/store.ts';
import type { Store } from '../../bot/store/port.ts';
import { makeVault, parseKeys } from '../../bot/store/vault.ts';
import { startFakeTwilio, type FakeMessage, type FakeTwilio } from '../fakes/twilio.ts';
import { plant } from './canaries.ts';
import { readDocument, readDocuments } from './read-document.ts';
import { freePort, startService, type Running } from './running.ts';

export type Mode = Parameters<typeof startService>[0];

export const WHATSAPP_FROM = '+31600009999';
export const SMS_FROM = '+31600009998';

export interface Town {
  readonly fake: FakeTwilio;
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  /** The public address, the same after a restart. */
  readonly url: string;
  /** The service that runs now. */
  running: Running;
  /** A signed inbound message; the HTTP status of the answer. */
  write(from: string, text: string, more?: Readonly<Record<string, string>>): Promise<number>;
  /** What arrived at Twilio for this number by any channel, oldest first. */
  sent(to: string): FakeMessage[];
  heard(to: string): string[];
  /** Writes, waits until all that is to be said has arrived, and gives what was new. */
  ask(from: string, text: string, more?: Readonly<Record<string, string>>): Promise<string[]>;
  start(more?: Readonly<Record<string, string>>): Promise<void>;
  /** Opens the store of a town whose service is stopped. */
  store<T>(use: (store: Store) => Promise<T>): Promise<T>;
  /** The stored document of a number, as it is on the disk now. */
  document(address: string): Conversation;
  /** Those of everybody who has one. */
  documents(addresses: readonly string[]): Promise<Conversation[]>;
  close(): Promise<void>;
}

/** Waits until something holds, looking often. @throws when it does not within this many milliseconds. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 30_000,
  everyMs = 10,
) {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) assert.fail(`Waited ${String(withinMs)} ms in vain until ${what}.`);
    await delay(everyMs);
  }
}

/** Long enough for a reply that should not be there to have arrived. */
export async function aWhile(): Promise<void> {
  await delay(250);
}

/** How many of its lines have left or will leave. */
function leaving(conversation: Conversation | undefined): number {
  const states = conversation?.transcript.flatMap(({ delivery }) => delivery?.state ?? []) ?? [];
  return states.filter((state) => state !== 'withheld').length;
}

function bare(address: string): string {
  return address.replace(/^whatsapp:/, '');
}

export async function startTown(
  mode: Mode = 'serve',
  more: Readonly<Record<string, string>> = {},
): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'warmlijn-town-'));
  const fake = await startFakeTwilio();
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;
  const keys = `k1:${randomBytes(32).toString('base64')}`;
  const settings: Record<string, string> = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: folder,
    WARMLIJN_KEYS: keys,
    METRICS_TOKEN: 'a-long-word-for-tests-only',
    TWILIO_ACCOUNT_SID: fake.accountSid,
    TWILIO_AUTH_TOKEN: fake.authToken,
    TWILIO_API_URL: fake.url,
    TWILIO_WHATSAPP_FROM: `whatsapp:${WHATSAPP_FROM}`,
    TWILIO_SMS_FROM: SMS_FROM,
    MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
    MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
    MicrosoftAppPassword: 'a-secret-for-tests-only',
    ...more,
  };
  const running = await startService(mode, settings).catch(async (error: unknown) => {
    await fake.close();
    throw error;
  });
  const find = (address: string) => readDocument(folder, keys, bare(address));
  const town: Town = {
    fake,
    folder,
    settings,
    url,
    running,
    write: async (from, text, fields = {}) => {
      plant(text, ...Object.values(fields));
      const form = fake.inbound({ From: from, Body: text, ...fields });
      return (await fake.signedPost(`${url}/api/twilio/messages`, form)).status;
    },
    sent: (to) => fake.messages.filter((message) => bare(message.to) === bare(to)),
    heard: (to) => town.sent(to).map((message) => message.body),
    ask: async (from, text, fields) => {
      const before = town.heard(from).length;
      // Who was erased heard things of which nothing is kept.
      const erased = Math.max(0, before - leaving(find(from)));
      assert.equal(await town.write(from, text, fields), 200);
      await until(`all words to ${from} have arrived`, () => {
        return town.heard(from).length >= erased + leaving(find(from));
      });
      return town.heard(from).slice(before);
    },
    start: async (changed = {}) => {
      town.running = await startService(mode, { ...settings, ...changed });
    },
    store: async (use) => {
      const vault = makeVault(parseKeys(keys));
      const store = await openEmbeddedStore({ folder: join(folder, 'residents'), vault });
      try {
        return await use(store);
      } finally {
        await store.close();
      }
    },
    document: (address) => {
      const found = find(address);
      assert.ok(found, 'there is a conversation');
      return found;
    },
    documents: (addresses) => readDocuments(folder, keys, addresses.map(bare)),
    close: async () => {
      await town.running.stop('SIGKILL');
      await fake.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return town;
}
