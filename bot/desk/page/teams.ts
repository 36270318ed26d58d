/**
 * Inside Teams (and Microsoft 365): signed in already, in the theme of Teams, and at the conversation of a link. Its
 * library is loaded from our own address, and only there.
 */
import type * as Library from '@microsoft/teams-js';
import { api, Refused } from './api.ts';

declare global {
  interface Window {
    microsoftTeams?: typeof Library;
    /** The bridge of Teams' own apps, where the page is not in a frame. */
    nativeInterface?: unknown;
  }
}

const LIBRARY = '/desk/assets/microsoft-teams.js';
/** A frame that is not Teams never answers. */
const PATIENCE_MS = 5_000;
/** Signing in again this soon means that the browser does not keep our cookie. */
const AGAIN_MS = 30_000;
const REASONS: Readonly<Record<number, string>> = {
  401: 'not-signed-in',
  403: 'forbidden',
  503: 'unavailable',
};
const THEMES: Readonly<Record<string, string>> = { dark: 'dark', contrast: 'contrast', glass: 'dark' };

/** In a frame of another site, or in an app of Teams; the try-out shows the desk in a frame of our own. */
function isInside(): boolean {
  if (window.nativeInterface !== undefined) return true;
  try {
    return window.parent.location.origin !== window.location.origin;
  } catch {
    return true;
  }
}

function load(): Promise<typeof Library> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = LIBRARY;
    script.addEventListener('load', () =>
      window.microsoftTeams === undefined ? reject(new Error('no library')) : resolve(window.microsoftTeams),
    );
    script.addEventListener('error', () => reject(new Error('no library')));
    document.head.append(script);
  });
}

function showTheme(theme: string): void {
  document.documentElement.dataset.theme = THEMES[theme] ?? 'light';
}

/** Greets Teams, takes its theme and the conversation that a link asks for. */
async function greet(): Promise<typeof Library> {
  const teams = await load();
  const late = new Promise<never>((_resolve, reject) =>
    setTimeout(() => reject(new Error('this is not Teams')), PATIENCE_MS),
  );
  await Promise.race([teams.app.initialize(), late]);
  const { app, page } = await teams.app.getContext();
  showTheme(app.theme);
  teams.app.registerOnThemeChangeHandler(showTheme);
  const asked = page.subPageId ?? '';
  if (asked !== '' && location.hash === '') location.hash = `#g/${encodeURIComponent(asked)}`;
  void teams.app.notifySuccess();
  return teams;
}

let inside: Promise<typeof Library | undefined> | undefined;

/** The library of Teams when the page is shown there; resolves at once elsewhere. */
function teams(): Promise<typeof Library | undefined> {
  inside ??= isInside() ? greet().catch(() => undefined) : Promise.resolve(undefined);
  return inside;
}

/** Does what has to be done in Teams before anything is shown. */
export async function enterTeams(): Promise<void> {
  await teams();
}

let last = -AGAIN_MS;

/** Signs in with who is signed in to Teams; false when that cannot be done. */
export async function signInByTeams(): Promise<boolean> {
  const library = await teams();
  if (library === undefined || performance.now() - last < AGAIN_MS) return false;
  last = performance.now();
  try {
    await api.signInWith(await library.authentication.getAuthToken());
    return true;
  } catch (error) {
    // The sign-in page reads why from the address, as after a sign-in in a browser.
    const why = error instanceof Refused ? REASONS[error.status] : undefined;
    if (why !== undefined) history.replaceState(null, '', `?aanmelden=${why}${location.hash}`);
    return false;
  }
}
