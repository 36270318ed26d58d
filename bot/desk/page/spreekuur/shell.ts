/** The frame of the volunteer's page: top line, banners, and the red button that is always there. */
import { serverNow } from '../clock.ts';
import { el, setText } from '../el.ts';
import { timeOfDay } from '../times.ts';
import type { Person } from '../types.ts';

export interface Shell {
  readonly main: HTMLElement;
  online(yes: boolean): void;
  /** A sentence in sight until the next deed; empty takes it away. */
  say(words: string): void;
}

export function createShell(place: HTMLElement, me: Person, deeds: { help(): void; signOut(): void }): Shell {
  const offline = el('p', { class: 'banner offline' });
  offline.hidden = true;
  const said = el('p', { class: 'banner said' });
  said.hidden = true;
  const main = el('main', { class: 'volunteer' });
  place.replaceChildren(
    el(
      'div',
      { class: 'room spreekuur' },
      el(
        'header',
        { class: 'top' },
        el(
          'a',
          { class: 'button plain brand', href: '#' },
          el('img', { src: '/desk/assets/warmlijn.svg', alt: '', width: 28, height: 28 }),
          'Warmlijn',
        ),
        el('span', { class: 'grow' }),
        el(
          'button',
          { class: 'button plain who', type: 'button', onclick: () => deeds.signOut() },
          el(
            'span',
            {},
            el('span', { class: 'who-name' }, me.name),
            el('span', { class: 'soft' }, 'afmelden'),
          ),
        ),
      ),
      el('div', { class: 'banners', role: 'status' }, offline, said),
      main,
      el(
        'div',
        { class: 'always' },
        el(
          'button',
          { class: 'button red big', type: 'button', onclick: () => deeds.help() },
          'Rood: nu hulp halen',
        ),
      ),
    ),
  );
  return {
    main,
    online(yes) {
      if (offline.hidden === yes) return;
      const since = timeOfDay(new Date(serverNow()).toISOString());
      if (!yes)
        setText(
          offline,
          `Je bent even zonder verbinding, sinds ${since} uur. Ga gerust door: wat je typt blijft bewaard en gaat vanzelf mee.`,
        );
      offline.hidden = yes;
    },
    say(words) {
      setText(said, words);
      said.hidden = words === '';
    },
  };
}
