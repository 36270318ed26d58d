/** The plan as a picture: the goal and at most three steps, who does each, and what is done. */
import { workerName } from '../handover/request.ts';
import { cut } from '../summary.ts';
import { voice, type Talk } from '../talk.ts';
import { openGoals } from '../traject/plan-actions.ts';
import type { Traject, Todo } from '../traject/traject.ts';
import type { PlanPicture } from './picture.ts';
import { showsPictures } from './shows.ts';

const MOST_STEPS = 3;
/** Longest words of a worker in a picture; the message beside it has them whole. */
const MOST_LETTERS = 80;

/** Whole words only: half a word tells a slow reader nothing. */
function short(words: string): string {
  const kept = cut(words, MOST_LETTERS);
  return !kept.endsWith('...') ? kept : `${kept.slice(0, kept.lastIndexOf(' '))}...`;
}

/** The open steps; when there is room, what was done last stands before them. */
function stepsOf(todos: readonly Todo[]): readonly Todo[] {
  const open = todos.filter(({ doneAt }) => doneAt === undefined).slice(0, MOST_STEPS);
  const done = todos.filter(({ doneAt }) => doneAt !== undefined);
  return [...done.slice(Math.max(0, done.length - (MOST_STEPS - open.length))), ...open];
}

/** @returns undefined without steps, or where no picture can be sent. */
export function planPicture(
  talk: Talk,
  { goals, todos }: Pick<Traject, 'goals' | 'todos'>,
): PlanPicture | undefined {
  if (!showsPictures(talk) || todos.length === 0) return undefined;
  const { texts } = talk.context;
  const lang = voice(talk);
  const [goal] = openGoals(goals);
  return {
    kind: 'plan',
    lang,
    title: texts.say(lang, 'picture.plan'),
    ...(goal === undefined ? {} : { goal: short(goal.text) }),
    steps: stepsOf(todos).map(({ who, text, madeBy, doneAt }) => ({
      icon: who,
      who: texts.say(lang, 'picture.who', { kind: who, worker: workerName(talk, madeBy) }),
      text: short(text),
      done: doneAt !== undefined,
    })),
  };
}
