/** The try-out clock: what time it is there, and behind it buttons that move it forward. */
import { serverNow } from '../page/clock.ts';
import { el, icon, setText } from '../page/el.ts';
import { tryApi } from './try-api.ts';

const WORDS = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const DIAL =
  'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM7.250 4h1.500v3.700l2.500 2.500-1.060 1.060-2.940-2.950z';

const MOVES = [
  { words: '+ 1 uur', to: { minutes: 60 } },
  { words: '+ 1 dag', to: { minutes: 1440 } },
  { words: 'Naar kantoortijd', to: { to: 'office' } },
  { words: 'Naar de nacht', to: { to: 'night' } },
] as const;

/** `moved` is called after each move. */
export function createClockBar(moved: () => void): { element: HTMLElement; draw(): void } {
  const now = el('b', { class: 'now' });
  const said = el('p', { class: 'clock-said', role: 'status' });
  const draw = () => setText(now, WORDS.format(serverNow()));
  const move = async (to: (typeof MOVES)[number]['to']) => {
    try {
      await tryApi.moveClock(to);
      draw();
      said.textContent = `Het is nu ${WORDS.format(serverNow())}.`;
    } catch {
      said.textContent = 'De klok kon niet verzet worden.';
    }
    moved();
  };
  const moves = el(
    'div',
    {
      class: 'clock-moves',
      id: 'clock-moves',
      popover: 'auto',
      role: 'group',
      'aria-label': 'Zet de klok vooruit',
    },
    el('p', {}, 'Zet de klok vooruit en zie wat er met beloften gebeurt.'),
    ...MOVES.map(({ words, to }) =>
      el('button', { class: 'button', type: 'button', onclick: () => void move(to) }, words),
    ),
    said,
  );
  moves.addEventListener('toggle', () => (said.textContent = ''));
  const button = el(
    'button',
    { class: 'button clock-button', type: 'button', popovertarget: 'clock-moves' },
    icon(DIAL),
    el('span', { class: 'unseen' }, 'Zet de klok, het is '),
    now,
  );
  setInterval(draw, 10_000);
  draw();
  return { element: el('div', { class: 'clock' }, button, moves), draw };
}
