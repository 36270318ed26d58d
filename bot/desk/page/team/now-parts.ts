/** What needs the team lead today: who waits, by colour, and which promises are late. */
import type { Figures, Late } from '../../figures/figures.ts';
import { el } from '../el.ts';
import { fold } from '../fold.ts';
import { sign } from '../sign.ts';
import { due } from '../times.ts';
import { asLine } from '../words.ts';
import { teamPart } from './part.ts';

/** More than these are folded away. */
const SHOWN_LATE = 6;
const COLOURS = ['rood', 'oranje', 'groen', null] as const;

/** What is late, and who is to do it: who was asked after somebody else let the time go by is not the late one. */
function lateWords({ what, ownerName, due: until, asked }: Late, now: number): { what: string; who: string } {
  const late = due(until, now);
  if (asked !== true) return { what, who: `${ownerName}, ${late}` };
  return { what: what.replace(/, nu gevraagd$/, ''), who: `${late}, nu gevraagd: ${ownerName}` };
}

/** With the way to the conversation where a team lead may open it: while it waits. The figures hold no names. */
function lateLine(late: Late, now: number): HTMLElement {
  const { what, who } = lateWords(late, now);
  return el(
    'li',
    { class: 'promise late' },
    late.asked === true
      ? el('a', { href: `#g/${encodeURIComponent(late.id)}`, 'data-key': `late ${late.id}` }, asLine(what))
      : el('span', { dir: 'auto' }, asLine(what)),
    el('span', { class: 'promise-due' }, who),
  );
}

function oldestWords(oldest: Late, now: number): string {
  const { what, who } = lateWords(oldest, now);
  return `Oudste belofte: ${what} (${who}).`;
}

export function waitingPart({ waiting, oldestPromise }: Figures, now: number): HTMLElement {
  const all = COLOURS.reduce((sum, colour) => sum + waiting[colour ?? 'none'], 0);
  const line = (colour: (typeof COLOURS)[number]) =>
    el('li', {}, sign(colour), el('b', {}, String(waiting[colour ?? 'none'])));
  return teamPart(
    'Wacht nu op een mens',
    undefined,
    all === 0
      ? el('p', { class: 'peace' }, 'Niemand wacht.')
      : el('ul', { class: 'counts' }, ...COLOURS.map(line)),
    el('p', {}, oldestPromise === null ? 'Alle beloften zijn op tijd.' : oldestWords(oldestPromise, now)),
  );
}

export function latePart({ late }: Figures, now: number): HTMLElement {
  const list = (some: readonly Late[]) =>
    el('ul', { class: 'promises' }, ...some.map((one) => lateLine(one, now)));
  const rest = late.slice(SHOWN_LATE);
  return teamPart(
    late.length === 0 ? 'Te laat' : `Te laat: ${late.length}`,
    'te-laat',
    late.length === 0 && el('p', { class: 'soft' }, 'Niets is te laat.'),
    list(late.slice(0, SHOWN_LATE)),
    rest.length > 0 && fold('late', `Nog ${rest.length}`, list(rest)),
  );
}
