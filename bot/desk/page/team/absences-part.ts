/** Who is away, and who goes on for them. */
import type { Absence } from '../../../roster.ts';
import { askForm } from '../ask-form.ts';
import { serverNow } from '../clock.ts';
import { el } from '../el.ts';
import { deedButton, deedRow } from '../fold.ts';
import { civilDay } from '../times.ts';
import type { Colleague } from '../types.ts';
import { dayWords } from '../work-words.ts';
import { teamPart } from './part.ts';

export interface AbsenceDeeds {
  /** Words when it was refused. */
  add(absence: {
    worker: string;
    from: string;
    until: string;
    replacement: string;
  }): Promise<string | undefined>;
  remove(id: string): void;
}

function askAbsence(people: readonly Colleague[], { add }: AbsenceDeeds): Promise<boolean> {
  const today = civilDay(new Date(serverNow()).toISOString());
  const who = [['', 'Kies een collega'] as const, ...people.map(({ id, name }) => [id, name] as const)];
  return askForm(
    {
      title: 'Afwezigheid invoeren',
      hint: 'Wie nu bij deze collega is, gaat over naar de vervanger. De bewoner hoort dat.',
      confirm: 'Voer in',
    },
    [
      { name: 'worker', label: 'Wie is er weg?', kind: 'select', options: who },
      { name: 'from', label: 'Eerste dag', kind: 'date', min: today },
      { name: 'until', label: 'Laatste dag', kind: 'date', min: today },
      { name: 'replacement', label: 'Wie vervangt?', kind: 'select', options: who },
    ],
    ({ worker = '', from = '', until = '', replacement = '' }) => add({ worker, from, until, replacement }),
  );
}

export function absencesPart(
  absences: readonly Absence[],
  people: readonly Colleague[],
  deeds: AbsenceDeeds,
): HTMLElement {
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id;
  const days = ({ from, until }: Absence) =>
    from === until ? dayWords(from) : `${dayWords(from)} tot en met ${dayWords(until)}`;
  const line = (absence: Absence) =>
    el(
      'li',
      { class: 'promise' },
      el('span', {}, nameOf(absence.worker)),
      el('span', { class: 'promise-due' }, `${days(absence)}, vervangen door ${nameOf(absence.replacement)}`),
      deedRow(
        deedButton(
          `remove ${absence.id}`,
          'Haal weg',
          () => deeds.remove(absence.id),
          `${nameOf(absence.worker)}, ${days(absence)}`,
        ),
      ),
    );
  const sorted = [...absences].sort((one, other) => one.from.localeCompare(other.from));
  return teamPart(
    'Afwezig',
    undefined,
    absences.length === 0
      ? el('p', { class: 'soft' }, 'Er is niets ingevoerd.')
      : el('ul', { class: 'promises' }, ...sorted.map(line)),
    deedRow(deedButton('absence', 'Voer afwezigheid in', () => void askAbsence(people, deeds))),
  );
}
