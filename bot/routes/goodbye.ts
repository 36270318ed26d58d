/** How a web server stops, so that who was just about to ask still gets an answer. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A connection that is open gets so long for its request to arrive. */
const ARRIVING_MS = 200;
/** Requests under way when the service stops get so long to be answered. */
const GOODBYE_MS = 3_000;

/** Resolves when nobody is connected any more; no new connections are taken from the call on. */
export async function sayGoodbye(server: Server): Promise<void> {
  const closed = once(server, 'close');
  const within = (ms: number) => Promise.race([closed, delay(ms, undefined, { ref: false })]);
  // What http does besides would end connections of which the request is only just arriving.
  Reflect.apply(NetServer.prototype.close, server, []);
  await within(ARRIVING_MS);
  server.closeIdleConnections();
  await within(GOODBYE_MS);
  server.closeAllConnections();
  await closed;
}
