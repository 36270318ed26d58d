/** Who are you? In the try-out a choice of fictitious people; elsewhere the way in is Teams. */
import { api, Refused } from './api.ts';
import { el } from './el.ts';
import { roleName } from './words.ts';

function personButton(name: string, role: string, choose: () => void): HTMLElement {
  return el(
    'li',
    {},
    el(
      'button',
      { class: 'person', type: 'button', onclick: choose },
      el('span', { class: 'face', 'aria-hidden': 'true' }, name.slice(0, 1)),
      el('span', {}, el('b', {}, name), el('span', { class: 'soft' }, roleName(role))),
    ),
  );
}

/** What the way back from signing in says when it went wrong. */
const WENT_WRONG: Readonly<Record<string, string>> = {
  'not-signed-in': 'Aanmelden is niet gelukt. Probeer het nog eens.',
  forbidden: 'Je staat niet in de lijst van medewerkers. Vraag je beheerder om je toe te voegen.',
  unavailable: 'Aanmelden lukt nu even niet. Probeer het zo weer.',
};

interface Choice {
  readonly words: string;
  readonly ways: HTMLElement | null;
}

/** People to choose from (try-out), else the work account or Teams; throws when the server cannot be reached. */
async function choices(choose: (id: string) => void): Promise<Choice> {
  const people = await api.people().catch((error: unknown) => {
    if (error instanceof Refused) return [];
    throw error;
  });
  if (people.length > 0)
    return {
      words: 'Kies iemand. Deze mensen zijn verzonnen.',
      ways: el(
        'ul',
        { class: 'people' },
        ...people.map(({ id, name, role }) => personButton(name, role, () => choose(id))),
      ),
    };
  const framed = window.self !== window.top;
  const address = `/api/desk/sign-in?to=${encodeURIComponent(location.hash)}`;
  return framed || !(await api.leadsOn(address))
    ? { words: 'Open het bureau in Teams. Daar ben je al aangemeld.', ways: null }
    : {
        words: 'Meld je aan met je werkaccount. In Teams ben je al aangemeld.',
        ways: el('a', { class: 'button filled', href: address }, 'Aanmelden'),
      };
}

/** Fills `place` with the ways in; `done` is called when somebody is signed in. @param said why they are asked */
export async function showSignIn(place: HTMLElement, done: () => void, said?: string): Promise<void> {
  const fault = new URLSearchParams(location.search).get('aanmelden') ?? '';
  const trouble = el('p', { class: 'trouble', role: 'alert' }, said ?? WENT_WRONG[fault]);
  const choose = (id: string) => {
    api.signIn(id).then(done, (error: unknown) => {
      trouble.textContent =
        error instanceof Refused ? error.message : 'De server is niet te bereiken. Probeer het zo weer.';
    });
  };
  const choice = await choices(choose).catch((): Choice => {
    setTimeout(done, 3000);
    return { words: 'De server is niet te bereiken. We proberen het zo weer.', ways: null };
  });
  place.replaceChildren(
    el(
      'main',
      { class: 'sign-in' },
      el(
        'div',
        { class: 'card' },
        el('h1', { tabindex: '-1' }, 'Wie ben je?'),
        trouble,
        el('p', {}, choice.words),
        choice.ways,
      ),
    ),
  );
}
