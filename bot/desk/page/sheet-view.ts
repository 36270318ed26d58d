/** The right of the desk, "In een halve minuut": what a worker must know before the first word. */
import { serverNow } from './clock.ts';
import { el, icon } from './el.ts';
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
import type { Detail } from './types.ts';
import { languageName } from './words.ts';

const BACK = 'M10.500 2.500 5 8l5.500 5.500-1.200 1.200L2.600 8l6.700-6.700z';

export interface SheetView {
  readonly element: HTMLElement;
  show(detail: Detail): void;
  focus(): void;
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
    times === '' ? '' : `Bellen: ${times}`,
  ];
}

/** `changeColour` starts overruling the stoplight. */
export function createSheetView(changeColour: () => void): SheetView {
  const title = el('h2', { tabindex: '-1' }, 'In een halve minuut');
  const back = el('a', { class: 'button plain back', 'aria-label': 'Terug naar het gesprek' }, icon(BACK));
  const change = el(
    'button',
    { class: 'button plain', type: 'button', 'aria-label': 'Kleur wijzigen', onclick: changeColour },
    'Wijzigen',
  );
  const first = el('div', { class: 'sheet-parts' });
  const folded = el('div', { class: 'sheet-parts folded' });
  let drawn = '';
  return {
    element: el(
      'aside',
      { class: 'sheet', 'aria-label': 'In een halve minuut' },
      el('header', { class: 'sheet-head' }, back, title),
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Overzicht' }, first, folded),
    ),
    show(detail) {
      const now = serverNow();
      back.href = `#g/${encodeURIComponent(detail.id)}`;
      // Drawn again at a change or a new minute; what is folded open then stays open.
      const key = JSON.stringify([{ ...detail, transcript: [] }, Math.floor(now / 60_000)]);
      if (key === drawn) return;
      drawn = key;
      const open = new Set(
        [...folded.querySelectorAll('details[open] summary')].map((one) => one.textContent),
      );
      const held = document.activeElement === change;
      const { overview } = detail;
      const parts = [
        colourPart(detail, now, change),
        quotes(overview?.words),
        lines('Eerst nodig', overview?.needFirst),
        agreedPart(detail, now),
        appointmentPart(detail, now),
        taskPart(detail),
        lines('Wie helpt er mee', overview?.involved),
        lines('Al geprobeerd', overview?.tried),
        lines('Taal en bellen', language(detail)),
        unknownPart(detail),
      ];
      first.replaceChildren(...parts.filter((one) => one !== null));
      folded.replaceChildren(...foldedParts(detail, now));
      for (const details of folded.querySelectorAll('details'))
        details.open = open.has(details.querySelector('summary')?.textContent ?? '');
      if (held) change.focus({ preventScroll: true });
    },
    focus: () => title.focus({ preventScroll: true }),
  };
}
