/** One line of the conversation: who, what, when, and whether it arrived. */
import { el } from './el.ts';
import { inLanguage } from './in-language.ts';
import { timeOfDay } from './times.ts';
import type { Line } from './types.ts';
import { DELIVERY_WORDS, isNameless } from './words.ts';

const TROUBLE: ReadonlySet<string> = new Set(['failed', 'uncertain', 'withheld']);

/** The speaker as the worker knows them. */
export function speaker(line: Line, resident: string, me: string): string {
  const typed = line.byName === undefined ? '' : `, getypt door ${line.byName}`;
  if (line.from === 'resident') return `${isNameless(resident) ? 'Bewoner' : resident}${typed}`;
  if (line.from === 'bot') return 'Warmlijn';
  const name =
    line.by === me ? 'Jij' : (line.byName ?? line.by ?? (line.from === 'note' ? 'Warmlijn' : 'Collega'));
  return line.from === 'note' ? `${name}, alleen voor collega’s` : name;
}

/** What a line looks like; when this stays the same the node may stay. */
export const lineKey = (line: Line) => `${line.delivery ?? ''} ${line.text}`;

const SENT_AS = { picture: 'als plaatje', speech: 'als spraak' } as const;

/** Fills a list item; `follows` when the line before was the same
 * speaker's, minutes ago; `inner` when the next one is: its time is then left to that one. */
export function fillLine(
  item: HTMLElement,
  line: Line,
  resident: string,
  me: string,
  follows: boolean,
  inner: boolean,
): void {
  const mine = line.from === 'worker' && line.by === me;
  item.className = `line ${line.from}${mine ? ' mine' : ''}${follows ? ' follows' : ''}`;
  const state = line.delivery;
  item.replaceChildren(
    el('span', { class: follows ? 'unseen' : 'line-who', dir: 'auto' }, speaker(line, resident, me)),
    el('p', { class: 'bubble', ...inLanguage(line.lang) }, line.text),
    el(
      'span',
      { class: inner && (state === undefined || !TROUBLE.has(state)) ? 'unseen' : 'line-foot' },
      el('time', { datetime: line.at }, timeOfDay(line.at)),
      line.sentAs !== undefined && el('span', { class: 'delivery' }, SENT_AS[line.sentAs]),
      state !== undefined &&
        el('span', { class: TROUBLE.has(state) ? 'delivery trouble' : 'delivery' }, DELIVERY_WORDS[state]),
    ),
  );
}
