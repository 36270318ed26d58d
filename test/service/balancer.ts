/** One address in front of several instances, as a city's proxy would be: each connection goes to one that is up. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Chance } from './random.ts';

export interface Balancer {
  readonly port: number;
  /** Ports that take connections now. */
  readonly up: Set<number>;
  close(): Promise<void>;
}

export async function startBalancer(chance: Chance): Promise<Balancer> {
  const up = new Set<number>();
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const [first, ...others] = up;
    const port = first === undefined ? undefined : chance.pick([first, ...others]);
    const to = port === undefined ? undefined : connect(port, '127.0.0.1');
    const end = () => {
      from.destroy();
      to?.destroy();
      open.delete(from);
    };
    open.add(from);
    from.once('error', end).once('close', end);
    if (to === undefined) end();
    else from.pipe(to.once('error', end).once('close', end)).pipe(from);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    up,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
