/** Talks to the try-out routes. */
import { setServerNow } from '../page/clock.ts';
import type { Channel, Message, Someone } from './types.ts';

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  );
  if (!response.ok) throw new Error(`${response.status}`);
  return response.status === 204 ? JSON.parse('null') : await response.json();
}

const who = (from: string) => `from=${encodeURIComponent(from)}`;

export const tryApi = {
  people: () => ask<Someone[]>('/api/try/people'),
  async messages(from: string): Promise<Message[]> {
    const { messages, now } = await ask<{ messages: Message[]; now?: string }>(
      `/api/try/messages?${who(from)}`,
    );
    setServerNow(now);
    return messages;
  },
  send: (from: string, text: string, channel: Channel) =>
    ask<unknown>('/api/try/messages', { from, text, channel }),
  async clock(): Promise<void> {
    setServerNow((await ask<{ now: string }>('/api/try/clock')).now);
  },
  /** Moves the clock forward: so many minutes, or to the next office hour or night. */
  async moveClock(to: { minutes: number } | { to: 'office' | 'night' }): Promise<void> {
    const answer = await ask<{ now?: string } | null>('/api/try/clock', to);
    if (answer?.now === undefined) await tryApi.clock();
    else setServerNow(answer.now);
  },
  events: (from: string) => new EventSource(`/api/try/events?${who(from)}`),
};
