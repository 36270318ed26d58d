/** What was told, in short: for the resident to check, and for the worker who takes over. */
import type { AskStep, Flow } from './flow.ts';
import type { Language } from './meaning.ts';
import { voice, type Talk } from './talk.ts';
import type { Texts } from './texts.ts';
import type { Answer } from './conversation.ts';

/** Own words longer than this are cut in a summary line. */
const MOST_WORDS = 60;
/** Three dots: the single sign for them is no letter of an SMS and would halve its length. */
const CUT = '...';

export interface SummaryLine {
  /** Key of the answer, to change it. */
  readonly answer: string;
  readonly line: string;
}

export function cut(words: string, most: number = MOST_WORDS): string {
  const one = words.replace(/\s+/g, ' ').trim();
  return one.length <= most ? one : `${one.slice(0, most - CUT.length).trimEnd()}${CUT}`;
}

/** A question with its name in its flow. */
export interface Asked {
  readonly name: string;
  readonly step: AskStep;
}

/** The questions of these flows by the answer they save. */
function questionsBySaved(flows: ReadonlyMap<string, Flow>): ReadonlyMap<string, readonly Asked[]> {
  const found = new Map<string, Asked[]>();
  for (const flow of flows.values()) {
    for (const [name, step] of Object.entries(flow.steps)) {
      if (!('ask' in step) || step.saves === undefined) continue;
      found.set(step.saves, [...(found.get(step.saves) ?? []), { name, step }]);
    }
  }
  return found;
}

/** Worked out once for the flows of a city, which never change while it runs. */
const known = new WeakMap<ReadonlyMap<string, Flow>, ReturnType<typeof questionsBySaved>>();

function questionsSaving(flows: ReadonlyMap<string, Flow>, answer: string): readonly Asked[] {
  const before = known.get(flows);
  const questions = before ?? questionsBySaved(flows);
  if (before === undefined) known.set(flows, questions);
  return questions.get(answer) ?? [];
}

/** The question this answer was given to: of several that save it, one that has its value as a choice. */
export function questionOf(
  flows: ReadonlyMap<string, Flow>,
  answer: string,
  value: string,
): Asked | undefined {
  const saving = questionsSaving(flows, answer);
  const [chosen] = value.split(' ');
  return saving.find(({ step }) => step.choices?.[chosen ?? ''] !== undefined) ?? saving[0];
}

/** A number, or a word too short to say anything by itself. */
const BARE = /^[\d\s,.en&+]*$|^.{0,3}$/;

function labelsOf(texts: Texts, lang: Language, step: AskStep, value: string): string | undefined {
  if (step.expects === 'yes-no' && (value === 'yes' || value === 'no'))
    return texts.say(lang, `choice.${value}`);
  const labels = value.split(' ').map((one) => step.choices?.[one]);
  if (labels.length === 0 || labels.some((label) => label === undefined)) return undefined;
  return labels.map((label) => texts.say(lang, label ?? '')).join(', ');
}

/**
 * How an answer reads: the resident's own words, or the label of the choice when they only typed its number or said
 * several things at once.
 */
function inWords(
  texts: Texts,
  lang: Language,
  step: AskStep,
  { value, words }: Answer,
  told: boolean,
): string {
  if (step.expects === 'area') return cut(value);
  if (!told && !BARE.test(words.trim().toLowerCase())) return cut(words);
  return labelsOf(texts, lang, step, value) ?? cut(words);
}

/** Lines of the summary in the order in which things were told; unknown and skipped answers are left out. */
export function summaryLines(
  talk: Pick<Talk, 'context' | 'now' | 'beside'>,
  lang: Language = voice(talk),
): SummaryLine[] {
  const { texts, flows } = talk.context;
  const told = new Set<string>();
  const since = talk.beside?.startedAt ?? '';
  return Object.entries(talk.now.answers).flatMap(([answer, given]) => {
    // At a volunteer's table only what was told there is read back.
    if (given.at < since || (talk.beside !== undefined && given.by === undefined)) return [];
    const step = questionOf(flows, answer, given.value)?.step;
    if (step?.summary === undefined || given.value === 'unknown') return [];
    const words = inWords(texts, lang, step, given, told.has(given.words));
    told.add(given.words);
    return [{ answer, line: texts.say(lang, step.summary, { words }) }];
  });
}
