/** A worker at the desk of a service in try-out mode. */
import assert from 'node:assert/strict';

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly stoplight: string | null;
}

export interface Shown {
  readonly status: string;
  readonly optedOut?: boolean;
  readonly promises: readonly {
    readonly what: string;
    readonly owner: string;
    readonly kept: string | null;
  }[];
  readonly transcript: readonly {
    readonly from: string;
    readonly text: string;
    readonly delivery?: string;
  }[];
}

export interface Desk {
  rows(view: string): Promise<Row[]>;
  /** The conversation of who is shown under a name that ends like this. */
  find(ending: string): Promise<Shown & { readonly id: string }>;
  /** An action on a conversation; gives the HTTP status. */
  act(id: string, action: string, body?: object): Promise<number>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

async function json<T>(response: Response): Promise<T> {
  assert.equal(response.status, 200);
  return (await response.json()) as T;
}

/** Requests in the name of a worker who is signed in. */
export interface Session {
  get(path: string): Promise<Response>;
  /** @param once names this very deed. */
  post(path: string, body: object, once?: string): Promise<Response>;
}

export async function openSession(address: string, worker: string): Promise<Session> {
  const session = await fetch(`${address}/api/desk/session`, {
    method: 'POST',
    headers: { ...JSON_TYPE, origin: address },
    body: JSON.stringify({ worker }),
  });
  assert.equal(session.status, 200);
  const headers = {
    ...JSON_TYPE,
    origin: address,
    cookie: session.headers.get('set-cookie')?.split(';')[0] ?? '',
    'x-csrf-token': session.headers.get('x-csrf-token') ?? '',
  };
  return {
    get: (path) => fetch(`${address}/api/desk/${path}`, { headers }),
    post: (path, body, once) =>
      fetch(`${address}/api/desk/${path}`, {
        method: 'POST',
        headers: { ...headers, ...(once === undefined ? {} : { 'idempotency-key': once }) },
        body: JSON.stringify(body),
      }),
  };
}

export async function signIn(address: string, worker: string): Promise<Desk> {
  const session = await openSession(address, worker);
  const get = async <T>(path: string) => json<T>(await session.get(path));
  const rows = (view: string) => get<Row[]>(`conversations?view=${view}`);
  return {
    rows,
    find: async (ending) => {
      const id = (await rows('all')).find((row) => row.name.endsWith(ending))?.id;
      assert.ok(id, `nobody whose name ends on ${ending}`);
      return { ...(await get<Shown>(`conversations/${id}`)), id };
    },
    act: async (id, action, body = {}) => (await session.post(`conversations/${id}/${action}`, body)).status,
  };
}
