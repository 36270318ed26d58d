/** What stands on the resident's own page: who goes on with them and when, what they told, where they can go. */
import type { DirectoryNeed } from '../city.ts';
import { civilDateOf, sayDate } from '../civil-time.ts';
import type { Context } from '../context.ts';
import type { Conversation } from '../conversation.ts';
import { helpNearby } from '../directory.ts';
import { workerName } from '../handover/request.ts';
import type { Language } from '../meaning.ts';
import { summaryLines } from '../summary.ts';
import { voice, type Talk } from '../talk.ts';
import { isShown, mayType } from './of.ts';
import { contactOf, type Contact } from './recap.ts';
import type { Sitting } from './sitting.ts';

/** A page can be printed again until the table has long been cleared. */
const HOURS_TO_PRINT = 3;
const MOST_PLACES = 2;
const MOST_LINES = 6;

const PLACES_FOR: Readonly<Record<string, DirectoryNeed>> = {
  'no-food': 'food',
  eviction: 'housing',
  cutoff: 'energy',
  bailiff: 'money-help',
  debts: 'money-help',
  letter: 'forms',
};

export interface Paper {
  readonly lang: Language;
  readonly date: string;
  readonly volunteer: string;
  readonly contact: Contact | undefined;
  readonly told: readonly string[];
  readonly places: readonly { readonly name: string; readonly how: string; readonly checked: string }[];
}

function placesFor(talk: Talk): Paper['places'] {
  const { answers, lang } = talk.now;
  const need = PLACES_FOR[answers.threat?.value ?? ''] ?? PLACES_FOR[answers.need?.value ?? ''];
  if (need === undefined) return [];
  const area = answers.area?.value;
  const { neighbourhoods } = talk.context.facts.city;
  const question = { need, lang, neighbourhoods, ...(area === undefined ? {} : { area }) };
  return helpNearby(talk.context.facts.directory, question, MOST_PLACES).map(({ name, how, checked }) => ({
    name,
    how,
    checked: sayDate(voice(talk), checked),
  }));
}

/** @returns undefined when this volunteer has no page to give: consent taken back, or the table long cleared */
export function paperOf(conversation: Conversation, context: Context, sitting: Sitting): Paper | undefined {
  const age = Date.parse(context.now) - Date.parse(sitting.lastAt);
  const old = sitting.state === 'ended' && age > HOURS_TO_PRINT * 3_600_000;
  if (!isShown(sitting) || !mayType(conversation) || old) return undefined;
  const talk: Talk = { context, now: conversation, effects: [], stress: 'calm', beside: sitting };
  return {
    lang: voice(talk),
    date: sayDate(voice(talk), civilDateOf(context.now)),
    volunteer: workerName(talk, sitting.volunteer),
    contact: contactOf(talk),
    told: summaryLines(talk)
      .map(({ line }) => line)
      .slice(0, MOST_LINES),
    places: placesFor(talk),
  };
}
