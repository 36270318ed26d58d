/** Something folded under one line; `key` keeps it open when it is drawn again. */
import { el, type Child } from './el.ts';

export function fold(key: string, title: string, ...children: Child[]): HTMLDetailsElement {
  return el('details', { 'data-key': key }, el('summary', { dir: 'auto' }, title), ...children);
}

/** A button that stays in focus when its fold is drawn again; `about` is said to who cannot see what it stands beside. */
export function deedButton(key: string, words: string, act: () => void, about = ''): HTMLButtonElement {
  const name = about === '' ? undefined : `${words}: ${about}`;
  const keep = { type: 'button', 'data-key': key };
  return el('button', { ...keep, class: 'button', 'aria-label': name, onclick: act }, words);
}

export function deedRow(...buttons: Child[]): HTMLElement {
  return el('div', { class: 'fold-deeds' }, ...buttons);
}
