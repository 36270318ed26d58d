/** Are city, people and texts fit for real residents? */
import type { Worker } from '../../dialogs/city.ts';
import { civilDateOf } from '../../dialogs/civil-time.ts';
import type { Content } from '../content/load-content.ts';
import { mind, well, wrong, type Finding } from './finding.ts';

/** Public holidays must be known so long ahead: a promise may fall on one. */
const HOLIDAYS_AHEAD_DAYS = 120;
const DAY_MS = 86_400_000;

function holidays({ facts }: Content, now: string): Finding {
  const last = [...facts.city.office.closed].sort().at(-1);
  const needed = civilDateOf(new Date(Date.parse(now) + HOLIDAYS_AHEAD_DAYS * DAY_MS).toISOString());
  if (last !== undefined && last >= needed) return well('holidays', `Closed days are known until ${last}.`);
  return mind(
    'holidays',
    'city.yaml: add the closed days of next year under office.closed; promises count them.',
  );
}

function languages({ facts, texts }: Content): Finding {
  const { languages: written } = facts.city;
  const unread = written.filter((lang) => texts.unreviewed(lang).length > 0);
  if (unread.length === 0)
    return well('languages', `Written: ${written.join(', ')}, all read by native speakers.`);
  return mind(
    'languages',
    `Written: ${written.join(', ')}. Not read by a native speaker, but allowed in city.yaml: ${unread.join(', ')}.`,
  );
}

function people({ facts }: Content): Finding[] {
  const has = (wanted: Worker['role']) => facts.people.some(({ role }) => role === wanted);
  return [
    has('achterwacht')
      ? well('people', `${String(facts.people.length)} workers, somebody is on call.`)
      : wrong('people', 'people.yaml: nobody has the role achterwacht, so at night nobody is asked.'),
    ...(has('teamleider')
      ? []
      : [mind('people', 'people.yaml: nobody has the role teamleider, so nobody sees what is overdue.')]),
  ];
}

/** Templates that show choices as buttons or lists; they only leave within the window. */
const FOR_CHOICES = /^(ask\.|buttons-|list-|menu-)/;

function templates({ facts }: Content): Finding {
  const known = Object.keys(facts.city.templates).filter((key) => !FOR_CHOICES.test(key)).length;
  if (known > 0) return well('templates', `${String(known)} WhatsApp templates.`);
  return mind(
    'templates',
    'city.yaml: no approved WhatsApp templates; a day after the last message of a resident only SMS reaches them.',
  );
}

/** @param now UTC. */
export function examineContent(content: Content, now: string): Finding[] {
  return [...people(content), languages(content), holidays(content, now), templates(content)];
}
