/** The parts of the half-minute sheet; a part without content is left out. */
import { el, type Child } from './el.ts';
import { fold } from './fold.ts';
import { sign } from './sign.ts';
import { due, moment } from './times.ts';
import type { Appointment, ColourMoment, Detail, Overview, Promised, Task } from './types.ts';
import { APPOINTMENT_WORDS, asLine, COLOUR_WORDS, inSentence, receiverName } from './words.ts';

/** One or more words as a list without the empty ones. */
export function several(words: Overview['words']): string[] {
  const all = typeof words === 'string' ? [words] : (words ?? []);
  return all.map((one) => one.trim()).filter((one) => one !== '');
}

/** What is read in half a minute; all of it stands in the talk. */
const MOST_LETTERS = 240;

/** The beginning of long words, cut between two of them. */
export function short(words: string): string {
  if (words.length <= MOST_LETTERS) return words;
  const cut = words.slice(0, MOST_LETTERS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_LETTERS - 40)).trimEnd()}…`;
}

export function part(title: string, ...children: Child[]): HTMLElement {
  return el('section', { class: 'part' }, el('h3', {}, title), ...children);
}

/** Short things as lines; nothing at all when there are none. */
export function lines(title: string, words: Overview['words']): HTMLElement | null {
  const all = several(words);
  return all.length === 0
    ? null
    : part(title, ...all.map((one) => el('p', { dir: 'auto' }, short(asLine(one)))));
}

export function colourPart(detail: Detail, now: number, change: HTMLElement | null): HTMLElement {
  const { overview, stoplight } = detail;
  const last = detail.stoplightHistory?.at(-1);
  const why = overview?.why ?? last?.reason;
  const since = overview?.since ?? last?.at;
  return part(
    'Kleur en waarom',
    el(
      'div',
      { class: 'colour-line' },
      sign(stoplight),
      el('span', {}, stoplight === null ? 'Onbekend' : COLOUR_WORDS[stoplight].name),
      change,
    ),
    why && el('p', { dir: 'auto' }, asLine(why)),
    since && el('p', { class: 'soft' }, `Sinds ${moment(since, now)}`),
  );
}

export function quotes(words: Overview['words']): HTMLElement | null {
  const all = several(words);
  return all.length === 0
    ? null
    : part('In eigen woorden', ...all.map((one) => el('blockquote', { dir: 'auto' }, short(one))));
}

/** What nobody asked yet, so that a worker knows what to ask. Nothing when the story is not shared. */
export function unknownPart(detail: Detail): HTMLElement | null {
  const { overview } = detail;
  if (!overview || detail.withheld !== undefined) return null;
  const missing = [
    several(overview.involved).length === 0 && 'wie er meehelpt',
    several(overview.tried).length === 0 && 'wat al geprobeerd is',
    several(overview.callTimes).length === 0 && 'wanneer bellen kan',
  ].filter((one) => one !== false);
  return missing.length === 0
    ? null
    : part('Nog niet bekend', el('p', { class: 'soft' }, `${asLine(missing.join(', '))}.`));
}

const isKeptLate = ({ kept, broken }: Promised) => Boolean(kept) && Boolean(broken);
const keptWord = (promised: Promised) => (isKeptLate(promised) ? 'Niet op tijd' : 'Nagekomen');

/** "Eén belofte nagekomen", "2 beloften nagekomen, 1 niet op tijd": a promise that broke is never told as kept. */
function pastWords(past: readonly Promised[]): string {
  const late = past.filter(isKeptLate).length;
  const good = past.length - late;
  const promises = (count: number) => (count === 1 ? 'Eén belofte' : `${count} beloften`);
  if (good === 0) return `${promises(late)} niet op tijd`;
  return `${promises(good)} nagekomen${late === 0 ? '' : `, ${late} niet op tijd`}`;
}

const inHaste = ({ what, urgent, kept }: Promised) =>
  urgent === undefined || kept ? asLine(what) : `Nood: ${what}`;

function promiseLine(promised: Promised, now: number): HTMLElement {
  const isKept = Boolean(promised.kept);
  const late = !isKept && (Boolean(promised.broken) || Date.parse(promised.due) < now);
  const owner = promised.ownerName ?? promised.owner;
  const state = isKept
    ? keptWord(promised)
    : late
      ? `${due(promised.due, now).replace(/^over .*/, 'Te laat')}`
      : due(promised.due, now);
  return el(
    'li',
    { class: late || isKeptLate(promised) ? 'promise late' : isKept ? 'promise kept' : 'promise' },
    el('span', { class: 'promise-what', dir: 'auto' }, inHaste(promised)),
    el('span', { class: 'promise-due' }, `${owner} · `, el('span', {}, state)),
  );
}

export function agreedPart(detail: Detail, now: number): HTMLElement | null {
  const promises = detail.overview?.promises ?? detail.promises ?? [];
  const agreed = several(detail.overview?.agreed);
  if (promises.length === 0 && agreed.length === 0) return null;
  const open = promises.filter((one) => !one.kept).sort((one, other) => one.due.localeCompare(other.due));
  const kept = promises.filter((one) => one.kept);
  return part(
    'Afgesproken en beloofd',
    ...agreed.map((one) => el('p', { dir: 'auto' }, one)),
    open.length > 0 && el('ul', { class: 'promises' }, ...open.map((one) => promiseLine(one, now))),
    kept.length > 0 &&
      fold(
        'kept',
        pastWords(kept),
        el('ul', { class: 'promises' }, ...kept.map((one) => promiseLine(one, now))),
      ),
  );
}

/** The small steps that are open, and who does them. */
export function taskPart({ name, overview }: Detail): HTMLElement | null {
  const open = (overview?.tasks ?? []).filter((task) => !task.done);
  const step = ({ text, who }: Task) =>
    el(
      'li',
      { dir: 'auto' },
      `${asLine(text)} `,
      el('span', { class: 'soft' }, `(${who === 'resident' ? inSentence(name) : 'begeleider'})`),
    );
  return open.length === 0 ? null : part('Te doen', el('ul', { class: 'tasks' }, ...open.map(step)));
}

/** Appointments still to come, the first one first. */
export function appointmentPart(detail: Detail, now: number): HTMLElement | null {
  const coming = (detail.traject?.appointments ?? [])
    .filter(({ at, state }) => (state === 'fixed' || state === 'proposed') && Date.parse(at) > now)
    .sort((one, other) => one.at.localeCompare(other.at));
  const line = ({ kind, at, place, state }: Appointment) =>
    el(
      'li',
      { class: 'promise' },
      el('span', {}, `${APPOINTMENT_WORDS[kind]}, ${moment(at, now)}`),
      el(
        'span',
        { class: 'promise-due', dir: 'auto' },
        state === 'fixed' ? place : `${place}, nog niet vast`,
      ),
    );
  return coming.length === 0 ? null : part('Afspraken', el('ul', { class: 'promises' }, ...coming.map(line)));
}

function colourHistory(history: readonly ColourMoment[], now: number): HTMLElement {
  const line = ({ colour, reason, at }: ColourMoment) =>
    el(
      'li',
      {},
      sign(colour),
      el('span', { dir: 'auto' }, asLine(reason)),
      el('span', { class: 'soft' }, moment(at, now)),
    );
  return el('ol', { class: 'history' }, ...history.toReversed().map(line));
}

/** History and consent, folded: there when wanted, out of the way for the first half minute. */
export function foldedParts(detail: Detail, now: number): HTMLElement[] {
  const history = detail.stoplightHistory ?? [];
  const consent = Object.entries(detail.consent ?? {});
  const folded: HTMLElement[] = [];
  // The parts above say the same, better; this is for a talk that came without them.
  if (detail.summary && !detail.overview)
    folded.push(fold('summary', 'Samenvatting', el('p', { class: 'summary', dir: 'auto' }, detail.summary)));
  if (history.length > 1) folded.push(fold('colours', 'Kleur door de tijd', colourHistory(history, now)));
  if (consent.length > 0)
    folded.push(
      fold(
        'consent',
        'Toestemming om te delen',
        el(
          'ul',
          {},
          ...consent.map(([receiver, { given, at }]) =>
            el('li', {}, `${receiverName(receiver)}: ${given ? 'ja' : 'nee'}, ${moment(at, now)}`),
          ),
        ),
      ),
    );
  return folded;
}
