/** How long people wait until somebody takes it on, week by week. */
import type { Figures, Week } from '../../figures/figures.ts';
import { el } from '../el.ts';
import { columnChart } from './chart.ts';
import { teamPart } from './part.ts';

const HEADS = ['Week', 'Vragen', 'Opgepakt', 'Mediaan', '90 %'];

/** "2:05": waits are compared down the column, and five columns have to fit on a phone. */
function wait(minutes: number | null): string {
  if (minutes === null) return '–';
  return `${String(Math.floor(minutes / 60))}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`;
}

function row({ week, asked, accepted, median, p90 }: Week): HTMLElement {
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, week.replace(/^\d+-W0?/, '')),
    ...[String(asked), String(accepted), wait(median), wait(p90)].map((words) => el('td', {}, words)),
  );
}

function picture(chart: SVGElement, whole: string, part: string): HTMLElement {
  const key = (kind: string, words: string) =>
    el('span', { class: 'key' }, el('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), words);
  return el(
    'div',
    { class: 'picture' },
    chart,
    el('p', { class: 'soft' }, key('whole', whole), key('part', part)),
  );
}

const pictures = (weeks: readonly Week[]) =>
  el(
    'div',
    { class: 'pictures' },
    picture(
      columnChart(weeks.map(({ asked, accepted }) => ({ whole: asked, part: accepted }))),
      'gevraagd',
      'opgepakt',
    ),
    picture(
      columnChart(weeks.map(({ median, p90 }) => ({ whole: p90 ?? 0, part: median ?? 0 }))),
      '90 % binnen',
      'mediaan',
    ),
  );

const table = (weeks: readonly Week[]) =>
  el(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Cijfers per week' },
    el(
      'table',
      {},
      el(
        'caption',
        { class: 'soft' },
        'Mediaan: de helft wacht korter. 90 %: negen van de tien wachten korter. In uren en minuten.',
      ),
      el('thead', {}, el('tr', {}, ...HEADS.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...weeks.toReversed().map(row)),
    ),
  );

/** Colours are never alone: the drawing only repeats the table beside it. Twelve empty weeks are a sentence. */
export function weeksPart({ weeks }: Figures): HTMLElement {
  const quiet = weeks.every(({ asked, accepted }) => asked === 0 && accepted === 0);
  return teamPart(
    'Van vraag tot iemand het oppakt',
    'weken',
    quiet
      ? el('p', { class: 'soft' }, `In de laatste ${String(weeks.length)} weken is er niets gevraagd.`)
      : el('div', { class: 'beside' }, pictures(weeks), table(weeks)),
  );
}
