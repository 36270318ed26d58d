/** What volunteer and resident write down together: the plan, and the month. Each begins with the resident's own yes. */
import { askForm } from '../ask-form.ts';
import { el } from '../el.ts';
import { deedButton, deedRow } from '../fold.ts';
import { askBegin, monthParts } from '../month-parts.ts';
import { planParts, type PlanDeeds } from '../plan-parts.ts';
import type { TableView } from './table-types.ts';

export interface Together {
  /** One deed at this table: words when it did not work. */
  tell(deed: object): Promise<string | undefined>;
  act(deed: object): void;
}

/** The same deeds, each wrapped as this kind of thing. */
const as = (together: Together, what: 'plan' | 'month'): PlanDeeds => {
  const act = (change: object) => together.act({ do: what, change });
  // At a table the volunteer says it, nothing is sent.
  return { tell: (change) => together.tell({ do: what, change }), act, actFirst: act };
};

function askPlan(together: Together): Promise<boolean> {
  return askForm(
    {
      title: 'Samen een plan',
      hint: 'Vraag eerst of de bewoner wil dat jullie een plan opschrijven. Nee zeggen mag.',
      confirm: 'Begin',
    },
    [{ name: 'words', label: 'Wat zei de bewoner?', kind: 'text', example: 'Bijvoorbeeld: ja, dat is goed' }],
    ({ words }) => together.tell({ do: 'plan-agreed', words }),
  );
}

function planPart({ plan, name }: TableView, together: Together): HTMLElement {
  const who = { resident: `Voor ${name}`, volunteer: 'Voor mij', worker: 'Voor de begeleider' };
  return el(
    'section',
    { class: 'together-part' },
    el('h2', {}, 'Plan'),
    ...(plan === null
      ? [
          el('p', { class: 'soft' }, 'Doelen en kleine stappen, in de woorden van de bewoner.'),
          deedRow(deedButton('plan begin', 'Begin een plan', () => void askPlan(together))),
        ]
      : planParts({ ...plan, who }, as(together, 'plan'))),
  );
}

function monthPart({ month }: TableView, together: Together): HTMLElement {
  const deeds = as(together, 'month');
  return el(
    'section',
    { class: 'together-part' },
    el('h2', {}, 'Maandgesprek'),
    ...(month === null
      ? [
          el('p', { class: 'soft' }, 'Samen invullen wat er binnenkomt en uitgaat.'),
          deedRow(deedButton('month begin', 'Begin', () => void askBegin(deeds))),
        ]
      : monthParts(month, deeds, false)),
  );
}

export function togetherView(view: TableView, together: Together): HTMLElement {
  const allowed = view.consent.volunteer === true;
  return el(
    'div',
    { class: 'together' },
    el('h1', { tabindex: '-1', dir: 'auto' }, `Samen met ${view.name}`),
    !allowed && el('p', { class: 'read-aloud' }, 'Vraag eerst of je mag typen wat de bewoner vertelt.'),
    allowed && planPart(view, together),
    allowed && monthPart(view, together),
    el('a', { class: 'button', href: `#tafel/${view.id}` }, 'Terug naar het gesprek'),
  );
}
