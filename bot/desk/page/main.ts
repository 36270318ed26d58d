/** Starts the desk: signed in already, or first the question who you are. */
import { api, Refused } from './api.ts';
import { startDesk } from './desk.ts';
import { styled } from './styled.ts';
import { showSignIn } from './sign-in.ts';
import { enterTeams, signInByTeams } from './teams.ts';

const place = document.querySelector<HTMLElement>('#desk');

async function start(ask: boolean): Promise<void> {
  if (place === null) return;
  try {
    if (ask) throw new Refused(401, '');
    const me = await api.me();
    const again = () => void start(true);
    if (me.role !== 'vrijwilliger') {
      startDesk(place, me, again);
      return;
    }
    const [{ startSpreekuur }] = await Promise.all([import('./spreekuur/spreekuur.ts'), styled('spreekuur')]);
    startSpreekuur(place, me, again);
  } catch {
    if (await signInByTeams()) return start(false);
    await showSignIn(place, () => void start(false));
  }
}

void enterTeams().then(() => start(false));
