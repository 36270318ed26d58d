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
  /** The talk so far, and which conversation it is once there is one. */
  async talk(from: string): Promise<{ messages: Message[]; conversation?: string }> {
    const talk = await ask<{ messages: Message[]; conversation?: string; now?: string }>(
      `/api/try/messages?${who(from)}`,
    );
    setServerNow(talk.now);
    return talk;
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
