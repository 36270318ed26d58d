/** A resident's telephone beside a service in try-out mode. */
import assert from 'node:assert/strict';

const JSON_TYPE = { 'content-type': 'application/json' };

export interface TryOutPhone {
  write(text: string): Promise<void>;
  /** Everything that was said on this phone but the resident's own words. */
  heard(): Promise<string[]>;
}

export function phoneOf(address: string, from: string): TryOutPhone {
  return {
    write: async (text) => {
      const body = JSON.stringify({ from, text });
      const sent = await fetch(`${address}/api/try/messages`, { method: 'POST', headers: JSON_TYPE, body });
      assert.equal(sent.status, 200);
    },
    heard: async () => {
      const path = `${address}/api/try/messages?from=${encodeURIComponent(from)}`;
      const { messages } = (await (await fetch(path)).json()) as {
        messages: { from: string; text: string }[];
      };
      return messages.filter((message) => message.from !== 'resident').map((message) => message.text);
    },
  };
}
