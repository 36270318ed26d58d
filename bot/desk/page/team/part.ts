/** One part of the team lead's page: a heading, what it shows, and the same as a table for a spreadsheet. */
import type { CsvTable } from '../../figures/csv.ts';
import { el, type Child } from '../el.ts';

export function teamPart(title: string, table: CsvTable | undefined, ...children: Child[]): HTMLElement {
  const download =
    table !== undefined &&
    el(
      'a',
      {
        class: 'button plain csv',
        href: `/api/desk/figures/${table}.csv`,
        download: true,
        'aria-label': `${title}, als CSV`,
        'data-key': `csv ${table}`,
      },
      'CSV',
    );
  return el(
    'section',
    { class: 'team-part' },
    el('div', { class: 'team-head' }, el('h3', {}, title), download),
    ...children,
  );
}
