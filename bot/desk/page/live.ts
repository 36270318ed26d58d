/** Live updates: which conversation changed, and whether the line to the server is there. */
import { setServerNow } from './clock.ts';
import type { Row } from './types.ts';

export interface Live {
  /** `row` comes along when the server sends it, which saves asking for the list. */
  changed(id: string | undefined, row: Row | undefined): void;
  gone(id: string | undefined): void;
  /** Called when the line was lost and when it is back. */
  online(yes: boolean): void;
}

interface Told {
  readonly id?: string;
  readonly row?: Row;
  readonly now?: string;
}

function read(event: Event): Told {
  if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return {};
  try {
    return JSON.parse(event.data);
  } catch {
    return {};
  }
}

/** Listens until the answered function is called. The browser itself reconnects; a refused line is tried again. */
export function listen(live: Live): () => void {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    const line = new EventSource('/api/desk/events');
    source = line;
    line.addEventListener('open', () => live.online(true));
    line.addEventListener('changed', (event) => {
      const told = read(event);
      setServerNow(told.now);
      live.changed(told.id, told.row);
    });
    line.addEventListener('clock', (event) => {
      setServerNow(read(event).now);
      live.changed(undefined, undefined);
    });
    line.addEventListener('gone', (event) => live.gone(read(event).id));
    line.addEventListener('error', () => {
      live.online(false);
      if (line.readyState === EventSource.CLOSED) again = setTimeout(open, 3000);
    });
  };
  const lost = () => live.online(false);
  window.addEventListener('offline', lost);
  open();
  return () => {
    window.removeEventListener('offline', lost);
    clearTimeout(again);
    source?.close();
  };
}
