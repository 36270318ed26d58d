/** Calling: the number for who is to call, and whether it worked. Open at once while there is a task to call. */
import { el } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import { several } from './sheet-parts.ts';
import { due } from './times.ts';
import type { Detail } from './types.ts';
import type { Work } from './work.ts';
import { NO_SHOW } from './work-words.ts';
import { asLine } from './words.ts';

const CALLS = ['phone-task', 'callback'];

export function callFold(detail: Detail, work: Work, now: number): HTMLElement {
  const { phone, phoneWith, overview, traject } = detail;
  const tasks = (overview?.promises ?? []).filter(({ kind = '', kept }) => !kept && CALLS.includes(kind));
  const times = several(overview?.callTimes).join(', ');
  const step = traject?.noShow?.step;
  const called = (words: string, reached: boolean) =>
    deedButton(`called ${String(reached)}`, words, () => work.act({ do: 'called', reached }));
  const made = fold(
    tasks.length > 0 ? 'call-task' : 'call',
    tasks.length > 0 ? 'Bellen: dit staat open' : 'Bellen',
    ...tasks.map((task) =>
      el('p', { dir: 'auto' }, asLine(task.what), el('span', { class: 'soft' }, ` (${due(task.due, now)})`)),
    ),
    step !== undefined && el('p', {}, NO_SHOW[step]),
    phone !== undefined &&
      phoneWith !== 'new-owner' &&
      el('p', {}, el('a', { class: 'phone', href: `tel:${phone}` }, phone)),
    times !== '' && el('p', { class: 'soft', dir: 'auto' }, `Liefst: ${times}`),
    deedRow(called('Bereikt', true), called('Niet bereikt', false)),
  );
  made.open = tasks.length > 0;
  return made;
}
