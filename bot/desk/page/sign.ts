/** The stoplight sign: a round pill with shape and word, never colour alone. */
import { el, icon } from './el.ts';
import type { Colour } from './types.ts';
import { COLOUR_WORDS } from './words.ts';

const SHAPES: Readonly<Record<Colour, string>> = {
  rood: 'M2 2h12v12H2z',
  oranje: 'M8 1.500 15.500 14.500H.5z',
  groen: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
};

/** "■ nu", "▲ plan" or "● rust"; without a colour a quiet dash for "not known yet". */
export function sign(colour: Colour | null): HTMLElement {
  if (colour === null)
    return el(
      'span',
      { class: 'sign unknown' },
      el('span', { class: 'unseen' }, 'Nog geen kleur: '),
      'nieuw',
    );
  const { name, act } = COLOUR_WORDS[colour];
  return el(
    'span',
    { class: `sign ${colour}` },
    icon(SHAPES[colour]),
    el('span', { class: 'unseen' }, `${name}: `),
    act,
  );
}
