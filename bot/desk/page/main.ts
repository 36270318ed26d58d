/** Starts the desk: signed in already, or first the question who you are. */
import { api, Refused } from './api.ts';
import { startDesk } from './desk.ts';
import { showSignIn } from './sign-in.ts';
import { enterTeams, signInByTeams } from './teams.ts';

const place = document.querySelector<HTMLElement>('#desk');

async function start(ask: boolean): Promise<void> {
  if (place === null) return;
  try {
    if (ask) throw new Refused(401, '');
    const me = await api.me();
    startDesk(place, me, () => void start(true));
  } catch {
    if (await signInByTeams()) return start(false);
    await showSignIn(place, () => void start(false));
  }
}

void enterTeams().then(() => start(false));
