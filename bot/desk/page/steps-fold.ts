/** The plan: goals, small steps for and with the resident, and sending it for receipt. */
import { openDialog } from './dialog.ts';
import { el } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import { planParts } from './plan-parts.ts';
import { moment } from './times.ts';
import type { Detail } from './types.ts';
import type { Work } from './work.ts';
import { asStart, inSentence } from './words.ts';

/** What the resident will read: goals that are not reached, steps that are open. */
function planPreview({ traject, overview }: Detail): HTMLElement {
  const goals = (traject?.goals ?? []).filter(({ reachedAt }) => reachedAt === undefined);
  const steps = (overview?.tasks ?? []).filter(({ done }) => !done);
  const named =
    (what: string) =>
    ({ text }: { text: string }) =>
      el('li', {}, el('b', {}, what), el('span', { dir: 'auto' }, text));
  const lines = [...goals.map(named('Doel: ')), ...steps.map(named('Stap: '))];
  return el('ul', { class: 'plan-preview' }, ...lines);
}

async function askPlan(detail: Detail, work: Work): Promise<void> {
  await openDialog(
    {
      title: 'Stuur het plan',
      hint: `${asStart(detail.name)} krijgt de doelen en de stappen, en zegt of het binnen is. Het is geen handtekening.`,
      confirm: 'Stuur',
    },
    [planPreview(detail)],
    () => work.tell('traject', { do: 'plan' }),
  );
}

function sentWords({ traject }: Detail, now: number): string {
  const { plan } = traject ?? {};
  if (plan === undefined) return 'Nog niet gestuurd.';
  return `Gestuurd ${moment(plan.sentAt, now)}. ${plan.receivedAt === undefined ? 'Nog niet bevestigd.' : 'Ontvangen.'}`;
}

export function stepsFold(detail: Detail, work: Work, now: number): HTMLElement {
  const goals = detail.traject?.goals ?? [];
  const steps = detail.overview?.tasks ?? [];
  const open = steps.filter((task) => !task.done).length;
  const plan = {
    goals,
    steps,
    who: {
      resident: `Voor ${inSentence(detail.name)}`,
      worker: 'Voor de begeleider',
      volunteer: 'Voor de vrijwilliger',
    },
  };
  return fold(
    'steps',
    open === 0 ? 'Plan' : `Plan: ${String(open)} open`,
    ...planParts(plan, { ...work, tell: (deed) => work.tell('traject', deed) }),
    goals.length > 0 && el('p', { class: 'soft' }, sentWords(detail, now)),
    goals.some(({ reachedAt }) => reachedAt === undefined) &&
      deedRow(deedButton('plan', 'Stuur het plan', () => void askPlan(detail, work))),
  );
}
