/** The try-out clock: what time it is there, and buttons that move it forward. */
import { serverNow } from '../page/clock.ts';
import { el, setText } from '../page/el.ts';
import { tryApi } from './try-api.ts';

const WORDS = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});

const MOVES = [
  { words: '+ 1 uur', to: { minutes: 60 } },
  { words: '+ 1 dag', to: { minutes: 1440 } },
  { words: 'Naar kantoortijd', to: { to: 'office' } },
  { words: 'Naar de nacht', to: { to: 'night' } },
] as const;

/** `moved` is called after each move. */
export function createClockBar(moved: () => void): { element: HTMLElement; draw(): void } {
  const now = el('b', { class: 'now' });
  const said = el('p', { class: 'unseen', role: 'status' });
  const draw = () => setText(now, WORDS.format(serverNow()));
  const move = async (to: (typeof MOVES)[number]['to']) => {
    try {
      await tryApi.moveClock(to);
      draw();
      said.textContent = `Het is nu ${WORDS.format(serverNow())}`;
    } catch {
      said.textContent = 'De klok kon niet verzet worden.';
    }
    moved();
  };
  const element = el(
    'details',
    { class: 'clock' },
    el('summary', {}, el('span', { class: 'soft' }, 'Op deze klok is het '), now),
    el(
      'div',
      { class: 'clock-moves', role: 'group', 'aria-label': 'Zet de klok vooruit' },
      ...MOVES.map(({ words, to }) =>
        el('button', { class: 'button', type: 'button', onclick: () => void move(to) }, words),
      ),
    ),
    said,
  );
  element.open = matchMedia('(min-width: 62rem)').matches;
  setInterval(draw, 10_000);
  draw();
  return { element, draw };
}
