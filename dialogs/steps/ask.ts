/** A question to the resident, with its numbered choices. */
import { numbered } from '../choices-in.ts';
import type { Answer } from '../conversation.ts';
import type { AskStep } from '../flow.ts';
import type { Language } from '../meaning.ts';
import { sayWords, toldNow, voice, voices, type Talk } from '../talk.ts';
import { guessLabels } from '../topics.ts';
import { questionValues } from '../values.ts';

/** Choices a thumb can type, one on a line; nothing but letters that every SMS can carry. */
export function choiceLine(talk: Talk, step: AskStep): string {
  return numbered(choiceLabels(talk, step));
}

/** @param lang the language the labels are read in; the spoken one unless given */
export function choiceLabels(talk: Talk, step: AskStep, lang: Language = voice(talk)): string[] {
  const { texts } = talk.context;
  if (step.expects === 'yes-no') return [texts.say(lang, 'choice.yes'), texts.say(lang, 'choice.no')];
  if (step.expects === 'guess') return guessLabels(talk, lang);
  return Object.values(step.choices ?? {}).map((id) => texts.say(lang, id));
}

/** The labels in every language the resident reads them in. */
export function allLabels(talk: Talk, step: AskStep): string[][] {
  return voices(talk).map((lang) => choiceLabels(talk, step, lang));
}

/** Other wordings of a question: for "ik snap het niet", for somebody in high stress, to be said aloud at a table. */
export const WORDINGS = { other: '-again', short: '-short', aloud: '-aloud' } as const;

/** Fewer words for somebody in high stress (design C5.4), spoken ones for a table, where there are such. */
export function worded(talk: Talk, id: string): string {
  const has = (wording: string) => talk.context.texts.has('nl', `${id}${wording}`);
  if (talk.beside !== undefined && has(WORDINGS.aloud)) return `${id}${WORDINGS.aloud}`;
  return talk.stress === 'high' && has(WORDINGS.short) ? `${id}${WORDINGS.short}` : id;
}

function sayQuestion(talk: Talk, step: AskStep, id: string): void {
  const question = talk.context.texts.say(voice(talk), id, questionValues(talk));
  const choices = choiceLine(talk, step);
  const { template } = step;
  if (choices === '') sayWords(talk, question, { template });
  else sayWords(talk, `${question}\n${choices}`, { asks: step.ask, template });
}

export function ask(talk: Talk, step: AskStep): void {
  sayQuestion(talk, step, worded(talk, step.ask));
}

/** The same question in the same words (after a pause or another matter). */
export function askAgain(talk: Talk, step: AskStep): void {
  sayQuestion(talk, step, worded(talk, step.ask));
}

/** The same question explained in other words ("ik snap het niet"). */
export function askDifferently(talk: Talk, step: AskStep): void {
  sayQuestion(talk, step, `${step.ask}${WORDINGS.other}`);
}

export function isAnswered(talk: Talk, step: AskStep): boolean {
  return talk.now.answers[step.saves] !== undefined;
}

/** The step that follows from the answer that is known. */
export function goesTo(talk: Talk, step: AskStep): string {
  const values = talk.now.answers[step.saves]?.value.split(' ') ?? [];
  const hit = values.find((value) => step.then?.[value] !== undefined);
  return (hit === undefined ? undefined : step.then?.[hit]) ?? step.next;
}

export function remember(talk: Talk, step: AskStep, answer: Omit<Answer, 'at'>): void {
  talk.now.answers[step.saves] = toldNow(talk, answer.value, answer.words);
}
