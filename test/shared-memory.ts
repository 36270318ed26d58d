/** Shared documents of a store, in memory: as text, so that nobody holds on to another's object. */
import type { Store } from '../bot/store/port.ts';

export interface SharedMemory extends Pick<Store, 'readShared' | 'changeShared'> {
  readonly texts: ReadonlyMap<string, string>;
}

export function sharedMemory(): SharedMemory {
  const texts = new Map<string, string>();
  const read = (name: string): unknown => {
    const text = texts.get(name);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    texts,
    readShared: async (name) => read(name),
    changeShared: async (name, change) => {
      const { next, result } = change(read(name));
      texts.set(name, JSON.stringify(next));
      return result;
    },
  };
}
