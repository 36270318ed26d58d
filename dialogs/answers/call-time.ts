/** When someone wants to be called: a part of the day, a time, or own words. */
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { allLabels } from '../steps/ask.ts';
import type { Talk } from '../talk.ts';
import { choiceByLabels, choiceByNumber } from './choice.ts';

/** The part of the day whose main word stands in the answer: "morgenochtend", "in the evening". */
function partIn(talk: Talk, step: AskStep, plain: string): string | undefined {
  const sets = allLabels(talk, step);
  return Object.keys(step.choices ?? {}).find((_, at) =>
    sets.some((labels) => {
      const word = labels[at]?.split(' ').at(-1)?.toLowerCase() ?? '';
      return word.length > 4 && plain.includes(word);
    }),
  );
}

export function parseCallTime(talk: Talk, step: AskStep, heard: Heard): string | undefined {
  const names = Object.keys(step.choices ?? {});
  const chosen =
    choiceByNumber(heard.plain, names) ?? choiceByLabels(heard.plain, names, allLabels(talk, step));
  if (chosen !== undefined) return chosen;
  const { times, dates } = heard.meaning.slots;
  const part = partIn(talk, step, heard.plain);
  const said = [dates[0], times[0] ?? part].filter((one) => one !== undefined);
  if (said.length > 0) return said.join(' ');
  return heard.plain.length > 3 ? heard.text.trim() : undefined;
}
