/** How full everybody is, and why cases ended: a line each, with its bar. */
import type { Figures } from '../../figures/figures.ts';
import { el } from '../el.ts';
import { asLine } from '../words.ts';
import { barChart } from './chart.ts';
import { teamPart } from './part.ts';

function line(name: string, chart: SVGElement, words: string): HTMLElement {
  return el(
    'li',
    { class: 'bar-line' },
    el('span', { dir: 'auto' }, name),
    chart,
    el('span', { class: 'soft' }, words),
  );
}

export function loadPart({ load }: Figures): HTMLElement {
  const most = Math.max(1, ...load.map(({ active, limit }) => Math.max(active, limit)));
  return teamPart(
    'Hoeveel iedereen heeft',
    'belasting',
    el(
      'ul',
      { class: 'bars' },
      ...load.map(({ name, active, waiting, monitoring, limit }) =>
        line(
          name,
          barChart(active, most, limit),
          [
            `${active} van ${limit}${active > limit ? ', te veel' : ''}`,
            waiting > 0 && `${waiting} gevraagd`,
            `${monitoring} in monitoring of nazorg`,
          ]
            .filter(Boolean)
            .join(' · '),
        ),
      ),
    ),
  );
}

export function reasonsPart({ stopped }: Figures): HTMLElement {
  const most = Math.max(1, ...stopped.map(({ count }) => count));
  return teamPart(
    'Waarom het stopt',
    'redenen',
    stopped.length === 0 && el('p', { class: 'soft' }, 'Er is nog niets afgesloten.'),
    el(
      'ul',
      { class: 'bars' },
      ...stopped.map(({ reason, count }) =>
        line(asLine(reason), barChart(count, most), count === 1 ? '1 keer' : `${count} keer`),
      ),
    ),
  );
}
