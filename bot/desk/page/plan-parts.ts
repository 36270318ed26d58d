/** A plan as it is seen at the desk and at a volunteer's table: goals, the steps to each, and how far they are. */
import { askForm } from './ask-form.ts';
import { el } from './el.ts';
import { deedButton, deedRow } from './fold.ts';
import type { FirstQuestion } from './say-first.ts';
import { asLine } from './words.ts';

/** As many as a person can keep in mind (report on trajectbegeleiding, 2.6). */
const MOST_OPEN = 3;

export interface PlanGoal {
  readonly id: string;
  readonly text: string;
  readonly reachedAt?: string | undefined;
}
export interface PlanStep {
  readonly id: string;
  readonly text: string;
  readonly who: 'resident' | 'worker' | 'volunteer';
  readonly done: boolean;
  readonly goal?: string | undefined;
}

export interface Plan {
  readonly goals: readonly PlanGoal[];
  readonly steps: readonly PlanStep[];
  /** "Voor ..." of each who does a step. */
  readonly who: Readonly<Record<PlanStep['who'], string>>;
}

export interface PlanDeeds {
  /** For a question that is still open: answers words when it did not work. */
  tell(deed: object): Promise<string | undefined>;
  /** By a button. */
  act(deed: object): void;
  /** By a button, of which the resident may get a message. */
  actFirst(deed: object, question: FirstQuestion): void;
}

const STEP_DONE = { title: 'Stap gedaan?', confirm: 'Ja, gedaan' };
const GOAL_REACHED = { title: 'Doel bereikt?', confirm: 'Ja, bereikt' };

/** A square for each step, filled when it is done; the same is said in words beside it. */
function picture(steps: readonly PlanStep[]): HTMLElement | false {
  if (steps.length === 0) return false;
  const done = steps.filter((step) => step.done).length;
  return el(
    'p',
    { class: 'plan-far' },
    el(
      'span',
      { class: 'plan-squares', 'aria-hidden': 'true' },
      ...steps.map((_step, at) => el('span', { class: at < done ? 'done' : '' })),
    ),
    `${String(done)} van ${String(steps.length)} gedaan`,
  );
}

function stepLine({ id, text, who }: PlanStep, plan: Plan, deeds: PlanDeeds): HTMLElement {
  const done = { do: 'todo-done', id };
  const tick = () => (who === 'resident' ? deeds.actFirst(done, STEP_DONE) : deeds.act(done));
  return el(
    'li',
    { class: 'promise' },
    el('span', { dir: 'auto' }, asLine(text)),
    el('span', { class: 'promise-due' }, plan.who[who]),
    deedRow(
      deedButton(`done ${id}`, 'Gedaan', tick, text),
      deedButton(`drop ${id}`, 'Haal weg', () => deeds.act({ do: 'todo-drop', id }), text),
    ),
  );
}

const openSteps = (steps: readonly PlanStep[], plan: Plan, deeds: PlanDeeds): HTMLElement | false => {
  const open = steps.filter(({ done }) => !done);
  return (
    open.length > 0 && el('ul', { class: 'promises' }, ...open.map((step) => stepLine(step, plan, deeds)))
  );
};

function goalPart({ id, text, reachedAt }: PlanGoal, plan: Plan, deeds: PlanDeeds): HTMLElement {
  const steps = plan.steps.filter(({ goal }) => goal === id);
  return el(
    'section',
    { class: 'plan-goal' },
    el('h4', { dir: 'auto' }, reachedAt === undefined ? asLine(text) : `Bereikt: ${text}`),
    picture(steps),
    openSteps(steps, plan, deeds),
    reachedAt === undefined &&
      deedRow(
        deedButton(
          `reached ${id}`,
          'Doel bereikt',
          () => deeds.actFirst({ do: 'goal-reached', id }, GOAL_REACHED),
          text,
        ),
        deedButton(`drop ${id}`, 'Haal doel weg', () => deeds.act({ do: 'goal-drop', id }), text),
      ),
  );
}

function askGoal(deeds: PlanDeeds): Promise<boolean> {
  return askForm(
    { title: 'Nieuw doel', hint: 'In de woorden van de bewoner.', confirm: 'Zet erbij' },
    [
      {
        name: 'text',
        label: 'Waar werken jullie naartoe?',
        kind: 'text',
        example: 'Bijvoorbeeld: de huur weer op tijd betalen',
      },
    ],
    ({ text }) => deeds.tell({ do: 'goal', text }),
  );
}

function askStep(plan: Plan, deeds: PlanDeeds): Promise<boolean> {
  const goals = plan.goals.filter(({ reachedAt }) => reachedAt === undefined);
  return askForm(
    { title: 'Nieuwe stap', hint: 'Klein genoeg voor één week.', confirm: 'Zet erbij' },
    [
      { name: 'text', label: 'Wat?', kind: 'text', example: 'Bijvoorbeeld: post in één tas doen' },
      { name: 'who', label: 'Wie doet het?', kind: 'select', options: Object.entries(plan.who) },
      ...(goals.length === 0
        ? []
        : [
            {
              name: 'goal',
              label: 'Voor welk doel?',
              kind: 'select' as const,
              free: true,
              options: [
                ...goals.map(({ id, text }) => [id, text] as const),
                ['', 'Geen bepaald doel'] as const,
              ],
            },
          ]),
    ],
    ({ text, who, goal }) =>
      deeds.tell({ do: 'todo', text, who, ...(goal === undefined || goal === '' ? {} : { goal }) }),
  );
}

export function planParts(plan: Plan, deeds: PlanDeeds): HTMLElement[] {
  const { goals, steps } = plan;
  const loose = steps.filter(({ goal }) => goal === undefined);
  const open = steps.filter(({ done }) => !done).length;
  const goalsOpen = goals.filter(({ reachedAt }) => reachedAt === undefined).length;
  const parts = [
    ...goals.map((goal) => goalPart(goal, plan, deeds)),
    loose.length > 0 && goals.length > 0 && el('h4', {}, 'Andere stappen'),
    loose.length > 0 && picture(loose),
    openSteps(loose, plan, deeds),
    open >= MOST_OPEN && el('p', { class: 'soft' }, 'Drie open stappen is genoeg. Rond er eerst een af.'),
    deedRow(
      goalsOpen < MOST_OPEN && deedButton('new goal', 'Nieuw doel', () => void askGoal(deeds)),
      open < MOST_OPEN && deedButton('new step', 'Nieuwe stap', () => void askStep(plan, deeds)),
    ),
  ];
  return parts.filter((one) => one instanceof HTMLElement);
}
