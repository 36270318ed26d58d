/** What is written in a plan, by a worker or (when the resident agreed) by a volunteer: goals, and small steps to them. */
import { say, nextId, type Talk } from '../talk.ts';
import { trajectOf } from './of.ts';
import { addTodo, dropTodo, tickTodo } from './todos.ts';
import type { Goal, Todo } from './traject.ts';

/** Goals that are open at the same time. */
export const MOST_OPEN_GOALS = 3;

export type PlanAction =
  | { readonly do: 'goal'; readonly text: string }
  | { readonly do: 'goal-reached'; readonly id: string }
  | { readonly do: 'goal-drop'; readonly id: string }
  | {
      readonly do: 'todo';
      readonly text: string;
      readonly who: Todo['who'];
      readonly goal?: string | undefined;
    }
  | { readonly do: 'todo-done'; readonly id: string }
  | { readonly do: 'todo-drop'; readonly id: string };

export function openGoals(goals: readonly Goal[] = []): Goal[] {
  return goals.filter(({ reachedAt }) => reachedAt === undefined);
}

function addGoal(talk: Talk, by: string, text: string): void {
  const traject = trajectOf(talk);
  if (openGoals(traject.goals).length >= MOST_OPEN_GOALS) {
    talk.refusal = { code: 'too-many-goals' };
    return;
  }
  traject.goals = [...(traject.goals ?? []), { id: nextId(talk), text, by, at: talk.context.now }];
}

function reachGoal(talk: Talk, id: string): void {
  const goal = openGoals(trajectOf(talk).goals).find((one) => one.id === id);
  if (goal === undefined) {
    talk.refusal = { code: 'not-open' };
    return;
  }
  goal.reachedAt = talk.context.now;
  // At a table the volunteer says it: on that screen stands the question.
  if (talk.beside === undefined && talk.now.optedOutAt === undefined)
    say(talk, 'plan.reached', { step: goal.text }, { always: true });
}

/** The steps to it stay: they may be of use all the same. */
function dropGoal(talk: Talk, id: string): void {
  const traject = trajectOf(talk);
  traject.goals = (traject.goals ?? []).filter((one) => one.id !== id || one.reachedAt !== undefined);
  for (const todo of traject.todos) if (todo.goal === id) delete todo.goal;
}

/** @param by id of the worker or volunteer */
export function changePlan(talk: Talk, by: string, action: PlanAction): void {
  switch (action.do) {
    case 'goal':
      return addGoal(talk, by, action.text);
    case 'goal-reached':
      return reachGoal(talk, action.id);
    case 'goal-drop':
      return dropGoal(talk, action.id);
    case 'todo':
      return addTodo(talk, by, action);
    case 'todo-done':
      return tickTodo(talk, by, action.id);
    case 'todo-drop':
      return dropTodo(talk, action.id);
  }
}
