/** Talks to the desk's routes. The server is our own and its answers are tested against `types.ts`. */
import { setServerNow } from './clock.ts';
import { newName } from './new-name.ts';
import type { Said } from '../would-say.ts';
import type { Colleague, Detail, Me, Person, Row } from './types.ts';

/** The server said no: status and its own words (RFC 9457), with the present owner when somebody else was first. */
export class Refused extends Error {
  readonly status: number;
  readonly ownerName: string | undefined;
  /** Which refusal this is; others may be said in the same status. */
  readonly code: string;
  constructor(status: number, words: string, ownerName?: string, code = '') {
    super(words);
    this.status = status;
    this.ownerName = ownerName;
    this.code = code;
  }
}

/** The server could not be reached: nothing is known of what happened. */
export class Unreachable extends Error {}

/** The server names the field of a malformed body for who wrote the program; a worker sees which box it is. */
const inWords = (detail: string) => {
  const words = detail.replace(/^[\w.-]*: /, '');
  return words === detail ? detail : `${words.charAt(0).toLocaleUpperCase('nl')}${words.slice(1)}.`;
};

interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly ownerName?: string;
}

/** A line that is so slow is none: what was sent is sent again later, under the same name. */
const PATIENCE_MS = 20_000;

let csrf = '';

async function problemOf(response: Response): Promise<Problem> {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, {
    credentials: 'same-origin',
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...init,
    headers: { accept: 'application/json', ...init.headers },
  }).catch(() => {
    throw new Unreachable();
  });
  setServerNow(response.headers.get('x-now'));
  csrf = response.headers.get('x-csrf-token') ?? csrf;
  if (!response.ok) {
    const { type, title, detail, ownerName } = await problemOf(response);
    throw new Refused(
      response.status,
      (type?.endsWith(':malformed') === true && detail !== undefined ? inWords(detail) : detail) ??
        title ??
        'Dat ging niet goed. Probeer het nog eens.',
      ownerName,
      type?.split(':').at(-1),
    );
  }
  // An answer without content is asked for as unknown and never looked at.
  return response.status === 204 ? JSON.parse('null') : await response.json();
}

export function post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  return ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf, ...headers },
  });
}

/** Deeds that the server said neither yes nor no to, and the names they went under. */
const unanswered = new Map<string, { readonly name: string; readonly since: number }>();
/** So long the same deed again is a second try; later on it is meant anew. */
const SECOND_TRY_MS = 5 * 60_000;

/** The very same deed again after a lost answer goes under the same name, so that it is not done twice. */
async function postOnce(path: string, body: object): Promise<void> {
  const deed = `${path} ${JSON.stringify(body)}`;
  const now = performance.now();
  const before = unanswered.get(deed);
  const name = before !== undefined && now - before.since < SECOND_TRY_MS ? before.name : newName();
  unanswered.set(deed, { name, since: now });
  try {
    await post<unknown>(path, body, { 'idempotency-key': name });
  } catch (error) {
    // After a fault of its own the server may have done it all the same.
    if (!(error instanceof Refused) || error.status >= 500) throw error;
    unanswered.delete(deed);
    throw error;
  }
  unanswered.delete(deed);
}

const at = (id: string) => `/api/desk/conversations/${encodeURIComponent(id)}`;

/** Where the picture of a letter is; each look is on record. */
export const pictureAddress = (id: string, letter: string) =>
  `${at(id)}/letters/${encodeURIComponent(letter)}`;

export type Deed =
  | 'accept'
  | 'decline'
  | 'return'
  | 'close'
  | 'stoplight'
  | 'notes'
  | 'traject'
  | 'pass-on'
  | 'maandgesprek'
  | 'letters';

export const api = {
  people: () => ask<Person[]>('/api/desk/people'),
  signIn: (worker: string) => post<unknown>('/api/desk/session', { worker }),
  /** With a token of Teams; the cookie then lives in its frame only. */
  signInWith: (token: string) => post<unknown>('/api/desk/session', { token, framed: true }),
  /** Does this address lead on to a sign-in elsewhere? */
  async leadsOn(path: string): Promise<boolean> {
    const response = await fetch(path, { redirect: 'manual' });
    return response.type === 'opaqueredirect';
  },
  signOut: () => post<unknown>('/api/desk/sign-out', {}),
  /** Who is signed in; a page that was reloaded gets its token back here. */
  async me(): Promise<Me> {
    const me = await ask<Me & { now?: string }>('/api/desk/me');
    csrf = me.csrf ?? csrf;
    setServerNow(me.now);
    return me;
  },
  rows: () => ask<Row[]>('/api/desk/conversations?view=all'),
  /** Without the money: that is looked at, and put on record, only when a worker asks. */
  conversation: (id: string) => ask<Detail>(`${at(id)}?ledger=no`),
  money: async (id: string) => (await ask<Detail>(at(id))).ledger,
  act: (id: string, deed: Deed, body: object = {}) => postOnce(`${at(id)}/${deed}`, body),
  /** What the resident would read if this were done in their traject. */
  wouldSay: (id: string, body: object) => post<{ says: readonly Said[] }>(`${at(id)}/would-say`, body),
  colleagues: () => ask<Colleague[]>('/api/desk/colleagues'),
  /** A koppelcode for who is known in the Huishoudboekje by this number. */
  linkCode: (participant: string) =>
    post<{ code: string; expires: string }>('/api/desk/link-codes', { participant }),
  /** `once` names this very message, so that sending again after a lost answer does not double it. */
  write: (id: string, text: string, once: string) =>
    post<unknown>(`${at(id)}/messages`, { text }, { 'idempotency-key': once }),
};
