/** Starts the desk: signed in already, or first the question who you are. */
import { api, Refused, Unreachable } from './api.ts';
import { startDesk } from './desk.ts';
import { keptWho } from './keep-page.ts';
import { styled } from './styled.ts';
import { showSignIn } from './sign-in.ts';
import { enterTeams, signInByTeams } from './teams.ts';
import type { Me } from './types.ts';

const place = document.querySelector<HTMLElement>('#desk');

/** Without a connection a volunteer goes on where they were: the server is asked again before anything is sent. */
async function whoIsThis(): Promise<Me> {
  try {
    return await api.me();
  } catch (error) {
    const kept = error instanceof Unreachable ? keptWho() : undefined;
    if (kept === undefined) throw error;
    return kept;
  }
}

/** What somebody reads whose session ended without their doing. */
const ENDED = 'Je aanmelding is verlopen. Wat je in het gesprek typte, staat er nog.';

/** @param said why somebody is asked who they are */
async function start(ask: boolean, said?: string): Promise<void> {
  if (place === null) return;
  try {
    if (ask) throw new Refused(401, '');
    const me = await whoIsThis();
    const again = (left: boolean) => void start(true, left ? undefined : ENDED);
    if (me.role !== 'vrijwilliger') {
      startDesk(place, me, again);
      return;
    }
    const [{ startSpreekuur }] = await Promise.all([import('./spreekuur/spreekuur.ts'), styled('spreekuur')]);
    startSpreekuur(place, me, again);
  } catch {
    if (await signInByTeams()) return start(false);
    await showSignIn(place, () => void start(false), said);
  }
}

void enterTeams().then(() => start(false));
