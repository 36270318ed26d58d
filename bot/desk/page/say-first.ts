/** Before a deed that sends the resident words: those words, to read first. A deed that sends none is done at once. */
import type { Said } from '../would-say.ts';
import { openDialog } from './dialog.ts';
import { el } from './el.ts';
import { inLanguage } from './in-language.ts';
import { asStart } from './words.ts';

export interface FirstQuestion {
  readonly title: string;
  readonly confirm: string;
}

export interface SayFirst {
  /** How the resident is called. */
  readonly name: string;
  /** Own words cannot go by WhatsApp now: an approved message takes their place. */
  readonly closed: boolean;
  /** What the resident would read; undefined when that is not known, which was said. */
  says(): Promise<readonly Said[] | undefined>;
  act(): void;
  tell(): Promise<string | undefined>;
}

const wordsOf = ({ text, lang, means }: Said) =>
  el(
    'blockquote',
    { class: 'would-say' },
    el('p', inLanguage(lang), text),
    means !== undefined && el('p', { class: 'soft' }, `Dat is: ${means}`),
  );

export async function sayFirst(
  question: FirstQuestion,
  { name, closed, says, act, tell }: SayFirst,
): Promise<void> {
  const all = await says();
  if (all === undefined) return;
  if (all.length === 0) {
    act();
    return;
  }
  const instead = closed ? ' WhatsApp maakt er nu een vast bericht van, met andere woorden.' : '';
  const hint = `${asStart(name)} krijgt dan dit bericht.${instead}`;
  await openDialog({ ...question, hint }, all.map(wordsOf), tell);
}
