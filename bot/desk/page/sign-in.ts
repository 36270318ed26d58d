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

/** Fills `place` with the choice; `done` is called when somebody is signed in. */
export async function showSignIn(place: HTMLElement, done: () => void): Promise<void> {
  const trouble = el('p', { class: 'trouble', role: 'alert' });
  const choose = (id: string) => {
    api.signIn(id).then(done, (error: unknown) => {
      trouble.textContent =
        error instanceof Refused ? error.message : 'De server is niet te bereiken. Probeer het zo weer.';
    });
  };
  let people: Awaited<ReturnType<typeof api.people>> = [];
  let reachable = true;
  try {
    people = await api.people();
  } catch (error) {
    reachable = error instanceof Refused;
  }
  const title = el('h1', { tabindex: '-1' }, 'Wie ben je?');
  const intro =
    people.length > 0
      ? 'Kies iemand. Deze mensen zijn verzonnen.'
      : reachable
        ? 'Open het bureau in Teams. Daar ben je al aangemeld.'
        : 'De server is niet te bereiken. We proberen het zo weer.';
  if (!reachable) setTimeout(done, 3000);
  place.replaceChildren(
    el(
      'main',
      { class: 'sign-in' },
      el(
        'div',
        { class: 'card' },
        title,
        el('p', {}, intro),
        trouble,
        el(
          'ul',
          { class: 'people' },
          ...people.map(({ id, name, role }) => personButton(name, role, () => choose(id))),
        ),
      ),
    ),
  );
}
