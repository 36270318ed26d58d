/** From here on requests come in. */
import type { Settings } from '../settings.ts';
import type { Server } from './server.ts';

/** @throws Error that names PORT and the cure; its cause has the code */
export async function listening(server: Server, { port, socket }: Settings): Promise<void> {
  await new Promise<void>((done, fail) => {
    const refused = (error: NodeJS.ErrnoException) => {
      server.removeListener('error', refused);
      const taken = error.code === 'EADDRINUSE';
      const why = taken ? 'is in use; stop the other program or choose another' : 'cannot be used';
      fail(new Error(`PORT: ${String(port)} ${why}.`, { cause: error }));
    };
    // restify tells it on as its own, and ends the process when nobody listens there.
    server.on('error', refused);
    if (socket === undefined) server.listen(port, undefined, done);
    else server.listen({ fd: socket }, done);
  });
}
