/** When someone wants to be called: a part of the day, a time, or own words. */
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { choiceLabels } from '../steps/ask.ts';
import type { Talk } from '../talk.ts';
import { choiceByLabel, choiceByNumber } from './choice.ts';

export function parseCallTime(talk: Talk, step: AskStep, heard: Heard): string | undefined {
  const names = Object.keys(step.choices ?? {});
  const chosen =
    choiceByNumber(heard.plain, names) ?? choiceByLabel(heard.plain, names, choiceLabels(talk, step));
  if (chosen !== undefined) return chosen;
  const { times } = heard.meaning.slots;
  return times[0] ?? (heard.plain.length > 3 ? heard.text.trim() : undefined);
}
