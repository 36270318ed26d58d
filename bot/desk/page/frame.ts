/** The room the three columns stand in: top line, banners, and which column shows on a narrow screen. */
import { el, setText } from './el.ts';
import { markStale } from './stale-mark.ts';
import type { Route } from './route.ts';
import type { Person } from './types.ts';
import { roleName } from './words.ts';

/** A lost line shorter than this is not worth a word. */
const OFFLINE_AFTER_MS = 1500;

/** Who has a page for the whole team. */
export const isLead = ({ role }: Person) => role === 'teamleider';

export interface Frame {
  /** Everything under the top line. */
  readonly room: HTMLElement;
  show(view: Route['view'], hasDetail: boolean): void;
  setEmpty(words: string): void;
  /** A sentence in sight until the next deed; empty takes it away. */
  say(words: string): void;
  /** A sentence for screen readers only. */
  announce(words: string): void;
  online(yes: boolean): void;
  busy(yes: boolean): void;
}

const registerLink = () =>
  el('a', { class: 'button plain', href: '/aanmelden', target: '_blank' }, 'Meld iemand aan');
const teamLink = () => el('a', { class: 'button plain', href: '#team' }, 'Team');

/** Inside Teams or the try-out page the frame around it says who and what already. */
function embeddedTop(team: HTMLElement | false): HTMLElement {
  const name = el('h1', { class: 'unseen' }, 'Bureau');
  return team ? el('header', { class: 'top' }, name, team) : name;
}

function topLine(me: Person, team: HTMLElement | false, signOut: () => void): HTMLElement {
  return el(
    'header',
    { class: 'top' },
    el('img', { src: '/desk/assets/warmlijn.svg', alt: '', width: 28, height: 28 }),
    el('h1', {}, 'Warmlijn'),
    // Who administers registers nobody: the server refuses the form.
    me.role !== 'beheerder' && registerLink(),
    team,
    el(
      'button',
      { class: 'button plain who', type: 'button', onclick: signOut },
      el('span', { class: 'face', 'aria-hidden': 'true' }, me.name.slice(0, 1)),
      el(
        'span',
        {},
        el('span', { class: 'who-name' }, me.name),
        // A touch on one's own name ends the session: that has to be in sight.
        el('span', { class: 'soft' }, `${roleName(me.role)} · afmelden`),
      ),
    ),
  );
}

export function createFrame(
  place: HTMLElement,
  me: Person,
  columns: { list: HTMLElement; talk: HTMLElement; sheet: HTMLElement },
  signOut: () => void,
): Frame {
  const offline = el(
    'p',
    { class: 'banner offline' },
    'Je bent even zonder verbinding. Wat je typt blijft bewaard.',
  );
  offline.hidden = true;
  const said = el('p', { class: 'banner said' });
  said.hidden = true;
  const live = el('p', { class: 'unseen', role: 'status' });
  const emptyWords = el('p', {});
  const empty = el(
    'section',
    { class: 'empty', 'aria-label': 'Gesprek' },
    el('img', { src: '/desk/assets/calm.svg', alt: '', width: 160, height: 120 }),
    emptyWords,
  );
  const main = el(
    'main',
    { class: 'columns', 'aria-label': 'Bureau' },
    columns.list,
    columns.talk,
    empty,
    columns.sheet,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const team = isLead(me) && teamLink();
  let before: Route['view'] | undefined;
  const embedded = window.self !== window.top;
  const room = el(
    'div',
    { class: 'room' },
    embedded ? embeddedTop(team) : topLine(me, team, signOut),
    el('div', { class: 'banners', role: 'status' }, offline, said),
    main,
    live,
  );
  place.replaceChildren(room);
  return {
    room,
    show(view, hasDetail) {
      room.dataset.view = view;
      // At the start, and after a look at the team's page, where places are ticked off.
      if (team && (before === undefined || (before === 'team' && view !== 'team'))) void markStale(team);
      before = view;
      main.hidden = view === 'team';
      columns.talk.hidden = !hasDetail;
      columns.sheet.hidden = !hasDetail;
      empty.hidden = hasDetail;
    },
    setEmpty: (words) => setText(emptyWords, words),
    say(words) {
      setText(said, words);
      said.hidden = words === '';
    },
    announce: (words) => setText(live, words),
    online(yes) {
      clearTimeout(timer);
      timer = undefined;
      if (yes) offline.hidden = true;
      else timer = setTimeout(() => (offline.hidden = false), OFFLINE_AFTER_MS);
    },
    busy: (yes) => room.setAttribute('aria-busy', String(yes)),
  };
}
