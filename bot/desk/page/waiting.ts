/** A button that was pressed: out of use and marked busy until its work is over, with a word when that takes a while. */
import { setText } from './el.ts';

/** Most answers are there sooner; a word that comes and goes would only be unrest. */
const WORD_AFTER_MS = 400;
const WAITING = 'Even geduld…';

/** @param quiet other buttons that rest meanwhile @param word where it is said that it takes a while */
export async function whileWaiting<T>(
  button: HTMLButtonElement,
  word: HTMLElement,
  work: () => Promise<T>,
  quiet: readonly HTMLButtonElement[] = [],
): Promise<T> {
  const all = [button, ...quiet];
  const held = all.find((one) => one === document.activeElement);
  const timer = setTimeout(() => setText(word, WAITING), WORD_AFTER_MS);
  for (const one of all) one.disabled = true;
  button.setAttribute('aria-busy', 'true');
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    setText(word, '');
    button.removeAttribute('aria-busy');
    for (const one of all) one.disabled = false;
    // A button out of use loses the keyboard.
    if (document.activeElement === document.body) held?.focus({ preventScroll: true });
  }
}
