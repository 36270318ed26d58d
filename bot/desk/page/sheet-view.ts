/** The right of the desk, "In een halve minuut": what a worker must know before the first word. */
import { serverNow } from './clock.ts';
import { el, icon } from './el.ts';
import { registrationLines } from './referrer-fold.ts';
import { redraw } from './keep-place.ts';
import {
  agreedPart,
  appointmentPart,
  colourPart,
  foldedParts,
  lines,
  quotes,
  taskPart,
  unknownPart,
} from './sheet-parts.ts';
import type { Detail, Money } from './types.ts';
import { workParts } from './work-parts.ts';
import type { Work } from './work.ts';
import { languageName, textsName } from './words.ts';

const BACK = 'M10.500 2.500 5 8l5.500 5.500-1.200 1.200L2.600 8l6.700-6.700z';

export interface SheetView {
  readonly element: HTMLElement;
  show(detail: Detail, me: string): void;
  focus(): void;
}

/** More kinds of texts than these are counted. */
const MOST_TEXTS = 3;

/** What the resident reads of Warmlijn, when that is not simply their language. */
function writtenNote(overview: Detail['overview']): string {
  const { language: lang, standIn, unreviewed = [] } = overview ?? {};
  if (!lang || lang === 'nl') return '';
  const name = languageName(lang);
  if (standIn === true) return `Warmlijn schrijft Nederlands en Engels; het ${name} mag nog niet.`;
  if (unreviewed.length === 0) return '';
  // All of them are on the team lead's page; half a minute is for the resident.
  const about =
    unreviewed.length > MOST_TEXTS
      ? `${unreviewed.length} soorten teksten`
      : unreviewed.map(textsName).join(', ');
  return `Het ${name} van Warmlijn is nog niet nagelezen door wie ermee opgroeide: ${about}.`;
}

function language(detail: Detail): string[] {
  const { overview } = detail;
  const interpreter = overview?.interpreter;
  const help =
    typeof interpreter === 'string' ? interpreter : interpreter === true ? 'vraag of een tolk helpt' : '';
  const call = overview?.callTimes;
  const times = typeof call === 'string' ? call : (call ?? []).join(', ');
  return [
    [overview?.language ? languageName(overview.language) : '', help].filter((one) => one !== '').join(', '),
    writtenNote(overview),
    times === '' ? '' : `Bellen: ${times}`,
  ];
}

/** `changeColour` starts overruling the stoplight. */
export function createSheetView(changeColour: () => void, work: Work): SheetView {
  const title = el('h2', { tabindex: '-1' }, 'In een halve minuut');
  const back = el('a', { class: 'button plain back', 'aria-label': 'Terug naar het gesprek' }, icon(BACK));
  const change = el(
    'button',
    { class: 'button plain', type: 'button', 'aria-label': 'Kleur wijzigen', onclick: changeColour },
    'Wijzigen',
  );
  const first = el('div', { class: 'sheet-parts' });
  const folded = el('div', { class: 'sheet-parts folded' });
  let shown: { detail: Detail; me: string } | undefined;
  let drawn = '';
  /** What somebody looked at of this conversation's money; gone with the conversation. */
  let money: Money | string | undefined;
  const look = async () => {
    const id = shown?.detail.id;
    const answer = (await work.money()) ?? 'Er is geen Huishoudboekje te zien.';
    if (id !== shown?.detail.id) return;
    money = answer;
    redraw(place, false, draw);
  };
  const draw = () => {
    if (shown === undefined) return;
    const { detail, me } = shown;
    const now = serverNow();
    // Drawn again at a change or a new minute; what is folded open then stays open.
    const key = JSON.stringify([{ ...detail, transcript: [] }, me, money, Math.floor(now / 60_000)]);
    if (key === drawn) return;
    drawn = key;
    const { overview } = detail;
    const parts = [
      colourPart(detail, now, change),
      quotes(overview?.words),
      lines('Eerst nodig', overview?.needFirst),
      agreedPart(detail, now),
      appointmentPart(detail, now),
      taskPart(detail),
      lines('Aangemeld', registrationLines(detail)),
      lines('Spreekuur', detail.beside),
      lines('Wie helpt er mee', overview?.involved),
      lines('Al geprobeerd', overview?.tried),
      lines('Taal en bellen', language(detail)),
      unknownPart(detail),
    ];
    first.replaceChildren(...parts.filter((one) => one !== null));
    folded.replaceChildren(
      ...workParts(detail, me, work, { money, look: () => void look() }, now),
      ...foldedParts(detail, now),
    );
  };
  const place = el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Overzicht' },
    first,
    folded,
  );
  return {
    element: el(
      'aside',
      { class: 'sheet', 'aria-label': 'In een halve minuut' },
      el('header', { class: 'sheet-head' }, back, title),
      place,
    ),
    show(detail, me) {
      back.href = `#g/${encodeURIComponent(detail.id)}`;
      const fresh = shown?.detail.id !== detail.id;
      if (fresh) money = undefined;
      shown = { detail, me };
      redraw(place, fresh, draw);
    },
    focus: () => title.focus({ preventScroll: true }),
  };
}
