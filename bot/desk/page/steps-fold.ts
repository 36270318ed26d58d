/** Small steps for and with the resident: at most three open. */
import { askForm } from './ask-form.ts';
import { el } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import type { Detail, Task } from './types.ts';
import type { Work } from './work.ts';
import { asLine, asStart, inSentence } from './words.ts';

/** As many as a person can keep in mind (report on trajectbegeleiding, 2.6). */
const MOST_OPEN = 3;

const FOR: Readonly<Partial<Record<Task['who'], string>>> = {
  worker: 'Voor de begeleider',
  volunteer: 'Voor de vrijwilliger',
};

function askPlan(detail: Detail, work: Work): Promise<boolean> {
  return askForm(
    {
      title: 'Stuur het plan',
      hint: `${asStart(detail.name)} krijgt het doel en de stappen, en zegt of het binnen is. Het is geen handtekening.`,
      confirm: 'Stuur',
    },
    [{ name: 'goal', label: 'Waar werken jullie naartoe?', kind: 'text', value: detail.traject?.goal?.text }],
    ({ goal }) => work.tell('traject', { do: 'plan', goal }),
  );
}

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
          ['volunteer', 'De vrijwilliger'],
        ],
      },
    ],
    ({ text, who }) => work.tell('traject', { do: 'todo', text, who }),
  );
}

export function stepsFold(detail: Detail, work: Work): HTMLElement {
  const goal = detail.traject?.goal;
  const open = (detail.overview?.tasks ?? []).filter((task) => !task.done);
  const step = ({ id, text, who }: Task) =>
    el(
      'li',
      { class: 'promise' },
      el('span', { dir: 'auto' }, asLine(text)),
      el('span', { class: 'promise-due' }, FOR[who] ?? `Voor ${inSentence(detail.name)}`),
      deedRow(
        deedButton(`done ${id}`, 'Gedaan', () => work.act({ do: 'todo-done', id }), text),
        deedButton(`drop ${id}`, 'Haal weg', () => work.act({ do: 'todo-drop', id }), text),
      ),
    );
  return fold(
    'steps',
    open.length === 0 ? 'Stappen' : `Stappen: ${open.length} open`,
    goal !== undefined &&
      el(
        'p',
        { dir: 'auto' },
        `Doel: ${goal.text}. ${goal.receivedAt === undefined ? 'Nog niet bevestigd.' : 'Ontvangen.'}`,
      ),
    open.length > 0 && el('ul', { class: 'promises' }, ...open.map(step)),
    open.length < MOST_OPEN
      ? deedRow(deedButton('new step', 'Nieuwe stap', () => void askStep(detail, work)))
      : el('p', { class: 'soft' }, 'Drie open stappen is genoeg. Rond er eerst een af.'),
    deedRow(deedButton('plan', 'Stuur het plan', () => void askPlan(detail, work))),
  );
}
