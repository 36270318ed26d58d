/** The try-out phone and the volunteer's screen: what is sent has arrived, the page reads the transcript. */
import type { Carrier, Outgoing } from '../port.ts';

export interface LocalCarrier extends Carrier {
  /** @returns a function that stops listening. */
  listen(listener: (message: Outgoing) => void): () => void;
}

/** The same line always has the same id, so sending it twice is sending it once. */
function idOf(message: Outgoing): string {
  return `local-${message.key}.${message.lineId}`;
}

export function localCarrier(via: 'tryout' | 'desk'): LocalCarrier {
  const listeners = new Set<(message: Outgoing) => void>();
  return {
    via,
    send: (message) => {
      for (const listener of listeners) listener(message);
      return Promise.resolve({ kind: 'accepted', providerId: idOf(message) });
    },
    lookUp: (message) => Promise.resolve({ kind: 'found', providerId: idOf(message) }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
