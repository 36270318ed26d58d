/** Small steps for and with the resident: at most three open. */
import { askForm } from './ask-form.ts';
import { el } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import type { Detail, Task } from './types.ts';
import type { Work } from './work.ts';
import { asLine, asStart, inSentence } from './words.ts';

/** As many as a person can keep in mind (report on trajectbegeleiding, 2.6). */
const MOST_OPEN = 3;

function askStep(detail: Detail, work: Work): Promise<boolean> {
  return askForm(
    {
      title: 'Nieuwe stap',
      hint: 'Klein genoeg voor één week.',
      confirm: 'Zet erbij',
    },
    [
      { name: 'text', label: 'Wat?', kind: 'text', example: 'Bijvoorbeeld: post in één tas doen' },
      {
        name: 'who',
        label: 'Wie doet het?',
        kind: 'select',
        options: [
          ['resident', asStart(detail.name)],
          ['worker', 'Ik'],
        ],
      },
    ],
    ({ text, who }) => work.tell('traject', { do: 'todo', text, who }),
  );
}

export function stepsFold(detail: Detail, work: Work): HTMLElement {
  const open = (detail.overview?.tasks ?? []).filter((task) => !task.done);
  const step = ({ id, text, who }: Task) =>
    el(
      'li',
      { class: 'promise' },
      el('span', { dir: 'auto' }, asLine(text)),
      el(
        'span',
        { class: 'promise-due' },
        who === 'resident' ? `Voor ${inSentence(detail.name)}` : 'Voor de begeleider',
      ),
      deedRow(
        deedButton(`done ${id}`, 'Gedaan', () => work.act({ do: 'todo-done', id }), text),
        deedButton(`drop ${id}`, 'Haal weg', () => work.act({ do: 'todo-drop', id }), text),
      ),
    );
  return fold(
    'steps',
    open.length === 0 ? 'Stappen' : `Stappen: ${open.length} open`,
    open.length > 0 && el('ul', { class: 'promises' }, ...open.map(step)),
    open.length < MOST_OPEN
      ? deedRow(deedButton('new step', 'Nieuwe stap', () => void askStep(detail, work)))
      : el('p', { class: 'soft' }, 'Drie open stappen is genoeg. Rond er eerst een af.'),
  );
}
