/** The stage on which the conformance tests play: one place, opened, with hands to fill and reopen it. */
import assert from 'node:assert/strict';
import type { Conversation } from '../../../dialogs/conversation.ts';
import type { Store } from '../../../bot/store/port.ts';
import type { VaultKey } from '../../../bot/store/vault.ts';
import { address, first, type StoreWorld } from '../world.ts';

export interface Scene {
  /** New for each test. */
  world: StoreWorld;
  /** Open when a test begins, and closed after it. */
  store: Store;
  reopen(keys?: readonly VaultKey[]): Promise<void>;
  /** Commits a first version for each of so many residents. @returns their keys. */
  residents(count: number, changes?: (index: number) => Partial<Conversation>): Promise<string[]>;
  /** One resident with a first version. @returns the key. */
  one(): Promise<string>;
}

export async function loaded(store: Store, key: string): Promise<Conversation> {
  const conversation = await store.load(key);
  assert.ok(conversation, 'the conversation is there');
  return conversation;
}

/** Sets the stage before each test and clears it after. Call it inside `describe`. */
export function setScene(makeWorld: () => Promise<StoreWorld>): Scene {
  let world: StoreWorld | undefined;
  let store: Store | undefined;
  const scene: Scene = {
    get world() {
      assert.ok(world);
      return world;
    },
    set world(made) {
      world = made;
    },
    get store() {
      assert.ok(store);
      return store;
    },
    set store(opened) {
      store = opened;
    },
    async reopen(keys) {
      await scene.store.close();
      scene.store = await scene.world.open(keys);
    },
    async residents(count, changes = () => ({})) {
      const keys = Array.from({ length: count }, (_, index) => scene.store.keyOf(address(index)));
      await Promise.all(
        keys.map((key, index) => scene.store.commit(key, { ...first(key), ...changes(index) })),
      );
      return keys;
    },
    async one() {
      const [key = ''] = await scene.residents(1);
      return key;
    },
  };
  beforeEach(async () => {
    scene.world = await makeWorld();
    scene.store = await scene.world.open();
  });
  afterEach(async () => {
    await scene.store.close();
    await scene.world.destroy();
  });
  return scene;
}
