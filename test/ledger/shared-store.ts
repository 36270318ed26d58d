/** The shared half of a store in memory, for tests of what lives in shared documents. */
import { createHmac } from 'node:crypto';
import type { Store } from '../../bot/store/port.ts';

export interface SharedStore extends Pick<
  Store,
  'keyOf' | 'readShared' | 'changeShared' | 'appendShared' | 'readSharedLog'
> {
  readonly documents: Map<string, string>;
  readonly logs: Map<string, string[]>;
  /** Each call asks it first; what it throws is thrown. */
  trouble: ((what: 'read' | 'change' | 'append') => void) | undefined;
}

export function sharedStore(): SharedStore {
  const documents = new Map<string, string>();
  const logs = new Map<string, string[]>();
  const read = (name: string): unknown => {
    const text = documents.get(name);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const store: SharedStore = {
    documents,
    logs,
    trouble: undefined,
    keyOf: (address) => createHmac('sha256', 'test').update(address).digest('hex').slice(0, 32),
    readShared: async (name) => {
      store.trouble?.('read');
      return Promise.resolve(read(name));
    },
    changeShared: async (name, change) => {
      await Promise.resolve();
      store.trouble?.('change');
      // Twice, as after a conflict with another instance: only the second counts.
      change(read(name));
      const { next, result } = change(read(name));
      documents.set(name, JSON.stringify(next));
      return result;
    },
    appendShared: async (name, line) => {
      await Promise.resolve();
      store.trouble?.('append');
      logs.set(name, [...(logs.get(name) ?? []), line]);
    },
    readSharedLog: (name) => Promise.resolve(logs.get(name) ?? []),
  };
  return store;
}
