/** The desk's cookies: never readable by a script, and never sent along from elsewhere unless Teams frames us. */

/** `__Host-` binds a cookie to this very host over https; a browser refuses it over http. */
const SESSION = 'warmlijn_session';
export const SIGN_IN = 'warmlijn_sign_in';
const SIGN_IN_PATH = '/api/desk/sign-in';

export interface Cookies {
  /** @param framed inside Teams the page is a third party: its cookie must say so, and stays in that partition. */
  session(value: string, maxAgeSeconds: number, framed: boolean): string;
  /** Ends both kinds, since a browser keeps them apart. */
  noSession(): string[];
  signIn(value: string, maxAgeSeconds: number): string;
  readSession(header: string | undefined): string | undefined;
}

/** The value of one cookie in a Cookie header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([key]) => key === name)?.[1];
}

/** @param https without it (try-out on localhost) nothing can be Secure, so nothing works inside Teams. */
export function makeCookies(https: boolean): Cookies {
  const name = https ? `__Host-${SESSION}` : SESSION;
  const secure = https ? '; Secure' : '';
  const session = (value: string, maxAgeSeconds: number, framed: boolean) => {
    const site = framed && https ? 'SameSite=None; Partitioned' : 'SameSite=Lax';
    return `${name}=${value}; HttpOnly; ${site}; Path=/; Max-Age=${maxAgeSeconds}${secure}`;
  };
  return {
    session,
    noSession: () => (https ? [session('', 0, false), session('', 0, true)] : [session('', 0, false)]),
    signIn: (value, maxAgeSeconds) =>
      `${SIGN_IN}=${value}; HttpOnly; SameSite=Lax; Path=${SIGN_IN_PATH}; Max-Age=${maxAgeSeconds}${secure}`,
    readSession: (header) => cookieOf(header, name),
  };
}
