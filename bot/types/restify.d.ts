/** The little of restify 12 that is used here (its published types describe version 8). */
declare module 'restify' {
  import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
  export interface Request extends IncomingMessage {
    readonly params: Record<string, string | undefined>;
    getPath(): string;
    getQuery(): string;
    /** What of these types the caller likes best, the first of equals. */
    accepts(types: readonly string[]): string | undefined;
  }
  export type Response = ServerResponse;
  export type Handler = (request: Request, response: Response) => Promise<void>;
  export interface Server {
    readonly server: HttpServer;
    get(path: string, handler: Handler): void;
    post(path: string, handler: Handler): void;
    pre(handler: (request: Request, response: Response, next: () => void) => void): void;
    on(event: string, listener: (...given: never[]) => void): void;
    removeListener(event: string, listener: (...given: never[]) => void): void;
    listen(port: number, host: string | undefined, done: () => void): void;
    listen(socket: { fd: number }, done: () => void): void;
    close(done?: () => void): void;
    address(): { port: number } | null;
  }
  export function createServer(options: Record<string, unknown>): Server;
  const restify: { createServer: typeof createServer };
  export default restify;
}
