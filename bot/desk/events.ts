/** Live pages: tells every open desk and try-out phone that a conversation changed (server-sent events). */
import type { ServerResponse } from 'node:http';

/** A comment this often keeps proxies from closing the line. */
const HEARTBEAT_MS = 20_000;

export interface Events {
  /** Keeps this response open and tells it of changes. */
  join(response: ServerResponse, only?: string): void;
  tell(event: 'changed' | 'gone' | 'message', id: string): void;
  close(): void;
}

export function makeEvents(): Events {
  const open = new Map<ServerResponse, string | undefined>();
  const timer = setInterval(() => {
    for (const response of open.keys()) response.write(': \n\n');
  }, HEARTBEAT_MS);
  timer.unref();
  return {
    join: (response, only) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      response.write(': here\n\n');
      open.set(response, only);
      response.on('close', () => open.delete(response));
    },
    tell: (event, id) => {
      if (open.size === 0) return;
      const text = `event: ${event}\ndata: ${JSON.stringify({ id })}\n\n`;
      for (const [response, only] of open) {
        if (only === undefined || only === id) response.write(text);
      }
    },
    close: () => {
      clearInterval(timer);
      for (const response of open.keys()) response.end();
    },
  };
}
