/** What the privacy documents are made of: the configuration itself, so that they cannot say something else than what runs. */
import type { City, Role } from '../../dialogs/city.ts';
import { ROLES } from '../../dialogs/city.ts';
import type { StoplightRule } from '../../dialogs/flow.ts';
import type { Language } from '../../dialogs/meaning.ts';
import type { Content } from '../content/load-content.ts';
import { ACCESS } from '../desk/sign-in/access.ts';

/** Something a resident is asked and what is kept of the answer. */
export interface Question {
  readonly flow: string;
  /** Name under which the answer is kept. */
  readonly saves: string;
  readonly expects: string;
  /** Kept as a label of this closed list, beside the resident's own words. */
  readonly choices: readonly string[];
}

export interface Material {
  readonly city: City;
  readonly questions: readonly Question[];
  readonly rules: readonly StoplightRule[];
  /** Who may get what a resident told, when they agree. */
  readonly receivers: readonly string[];
  readonly languages: readonly Language[];
  /** A text as a resident reads it. */
  readonly say: (lang: Language, id: string) => string;
  /** Routes of the desk per role: what each role can reach at all. */
  readonly access: Readonly<Record<Role, readonly string[]>>;
}

function questionsOf({ flows }: Content): Question[] {
  return [...flows.values()].flatMap(({ flow, steps }) =>
    Object.values(steps).flatMap((step) =>
      'ask' in step
        ? [{ flow, saves: step.saves, expects: step.expects, choices: Object.keys(step.choices ?? {}) }]
        : [],
    ),
  );
}

function receiversOf({ flows }: Content): string[] {
  const steps = [...flows.values()].flatMap((flow) => Object.values(flow.steps));
  const receivers = steps.flatMap((step) => ('consent' in step ? [step.consent.receiver] : []));
  return [...new Set(receivers)].sort();
}

function accessOf(): Record<Role, string[]> {
  const of = (role: Role) =>
    Object.entries(ACCESS).flatMap(([route, roles]) =>
      roles !== 'open' && roles.includes(role) ? [route] : [],
    );
  return Object.fromEntries(ROLES.map((role) => [role, of(role)])) as Record<Role, string[]>;
}

/** What stands in a text where a name comes. */
const NAMES = { volunteer: '[vrijwilliger]', worker: '[medewerker]' };

export function materialOf(content: Content): Material {
  const { city } = content.facts;
  return {
    city,
    questions: questionsOf(content),
    rules: content.rules,
    receivers: receiversOf(content),
    languages: city.languages,
    say: (lang, id) => content.texts.say(lang, id, NAMES),
    access: accessOf(),
  };
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** First line of each document. */
export const MADE =
  '<!-- Gemaakt door `npm run privacy-docs` uit de instellingen van de stad, de gesprekken en de code. Niet met de hand wijzigen. -->';
