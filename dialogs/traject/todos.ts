/** Small steps for and with the resident: at most three open, ticked off, a kind word when done (report, 2.6 and 9.31). */
import { addMinutes, stamp, zoned } from '../civil-time.ts';
import { owner } from '../handover/state.ts';
import { nextId, say, schedule, unschedule, type Talk } from '../talk.ts';
import { askYesNo } from './ask-yes-no.ts';
import { trajectOf } from './of.ts';
import type { Todo } from './traject.ts';

export const MOST_OPEN_TODOS = 3;
/** Asked weekly, at an hour when people are up. */
const CHECK_AFTER_DAYS = 7;
const CHECK_HOUR = 10;
/** After so much silence an open question is no longer being answered. */
const QUIET_HOURS = 12;

function isOpen(todo: Todo): boolean {
  return todo.doneAt === undefined;
}

function residentsOpen(talk: Talk): Todo[] {
  return trajectOf(talk).todos.filter((todo) => isOpen(todo) && todo.who === 'resident');
}

function scheduleCheck(talk: Talk): void {
  unschedule(talk, 'todo-check');
  if (residentsOpen(talk).length === 0) return;
  const day = zoned(talk.context.now).add({ days: CHECK_AFTER_DAYS });
  schedule(talk, { kind: 'todo-check', about: 'todos', at: stamp(day.withPlainTime({ hour: CHECK_HOUR })) });
}

/** @param by who writes it down */
export function addTodo(
  talk: Talk,
  by: string,
  { text, who, goal }: Pick<Todo, 'text' | 'who'> & { readonly goal?: string | undefined },
): void {
  const { todos, goals = [] } = trajectOf(talk);
  if (todos.filter(isOpen).length >= MOST_OPEN_TODOS) {
    talk.refusal = { code: 'too-many-open' };
    return;
  }
  const known = goals.some(({ id }) => id === goal);
  const made = { madeBy: by, madeAt: talk.context.now };
  todos.push({ id: nextId(talk), text, who, ...(known ? { goal } : {}), ...made });
  if (who === 'resident') scheduleCheck(talk);
}

function finish(talk: Talk, todo: Todo, by: string): void {
  todo.doneAt = talk.context.now;
  todo.doneBy = by;
  if (todo.who === 'resident') {
    const left = residentsOpen(talk).length;
    // At a table the volunteer says it: on that screen stands the question.
    const says = talk.beside === undefined && talk.now.optedOutAt === undefined;
    if (says && (by === 'resident' || owner(talk.now) === undefined))
      say(talk, left === 0 ? 'traject.all-done' : 'traject.step-done', {}, { always: true });
    scheduleCheck(talk);
  }
}

export function tickTodo(talk: Talk, by: string, id: string): void {
  const todo = trajectOf(talk).todos.find((one) => one.id === id && isOpen(one));
  if (todo === undefined) talk.refusal = { code: 'not-open' };
  else finish(talk, todo, by);
}

export function dropTodo(talk: Talk, id: string): void {
  const traject = trajectOf(talk);
  traject.todos = traject.todos.filter((one) => one.id !== id || !isOpen(one));
  scheduleCheck(talk);
}

/** Answering something else right now; an open question of days ago is no reason to stay silent. */
function isInTheMiddle(talk: Talk): boolean {
  const last = talk.now.transcript.findLast((line) => line.from === 'resident')?.at;
  if (talk.now.position === undefined || last === undefined) return false;
  return Date.parse(talk.context.now) - Date.parse(last) < QUIET_HOURS * 3_600_000;
}

/** Once a week, one step at a time, and never while a worker is talking. */
export function askAboutTodo(talk: Talk): void {
  const [first] = residentsOpen(talk);
  if (first === undefined || talk.now.optedOutAt !== undefined) return;
  if (owner(talk.now) !== undefined || isInTheMiddle(talk)) {
    schedule(talk, { kind: 'todo-check', about: 'todos', at: addMinutes(talk.context.now, 24 * 60) });
    return;
  }
  const line = askYesNo(talk, 'traject.step-ask', { step: first.text }, 'check-in');
  trajectOf(talk).asking = { about: 'todo', id: first.id, line: line.id };
}

/** The resident's yes or no to the weekly question. */
export function answerTodo(talk: Talk, id: string, done: boolean): void {
  delete trajectOf(talk).asking;
  const todo = trajectOf(talk).todos.find((one) => one.id === id && isOpen(one));
  if (todo === undefined) return;
  if (done) {
    finish(talk, todo, 'resident');
    return;
  }
  say(talk, 'traject.step-not-yet');
  scheduleCheck(talk);
}
