/**
 * The plan in plain words: the goals, the steps of resident, volunteer and worker, at most three at a time, and how far
 * they are as a small picture. The resident says that they got it ("voor ontvangst"); that is no signature and no
 * condition for anything.
 */
import type { Worker } from '../city.ts';
import { owner } from '../handover/state.ts';
import { workerName } from '../handover/request.ts';
import type { Heard } from '../heard.ts';
import { planPicture } from '../pictures/plan.ts';
import { note, say, sayWords, voice, type Talk } from '../talk.ts';
import { askYesNo } from './ask-yes-no.ts';
import { openGoals } from './plan-actions.ts';
import { trajectOf } from './of.ts';
import type { Todo } from './traject.ts';

/** Signs that every telephone and every SMS can show. */
const DONE_SIGN = '#';
const OPEN_SIGN = '.';

/** "[##..] 2 van de 4 stappen": undefined while there are no steps. */
function picture(talk: Talk): string | undefined {
  const { todos } = trajectOf(talk);
  if (todos.length === 0) return undefined;
  const done = todos.filter(({ doneAt }) => doneAt !== undefined).length;
  const signs = DONE_SIGN.repeat(done) + OPEN_SIGN.repeat(todos.length - done);
  return talk.context.texts.say(voice(talk), 'plan.picture', {
    step: `[${signs}]`,
    count: todos.length,
    done,
  });
}

/** The worker of a step is who guides now, whoever wrote it down. */
function stepLine(talk: Talk, { who, text, madeBy }: Todo): string {
  const worker = workerName(talk, owner(talk.now) ?? talk.now.fixedContact ?? madeBy);
  return talk.context.texts.say(voice(talk), 'plan.step', { kind: who, worker, step: text });
}

function goalLines(talk: Talk): string[] {
  const { texts } = talk.context;
  return openGoals(trajectOf(talk).goals).map(({ text }, at) =>
    texts.say(voice(talk), at === 0 ? 'plan.goal' : 'plan.goal-too', { step: text }),
  );
}

/** The goals, the open steps and how far they are, each a short message. */
function planWords(talk: Talk): string[] {
  const open = trajectOf(talk).todos.filter(({ doneAt }) => doneAt === undefined);
  const steps = open.map((todo) => stepLine(talk, todo));
  const parts = [goalLines(talk).join('\n'), steps.join('\n'), picture(talk) ?? ''];
  return parts.filter((words) => words !== '');
}

/** The plan in short messages; as a picture with the same words when that was asked for or is liked. */
export function tellPlan(talk: Talk, drawn = talk.now.prefers?.pictures === true): void {
  const words = planWords(talk);
  const image = drawn ? planPicture(talk, trajectOf(talk)) : undefined;
  if (image !== undefined) sayWords(talk, words.join('\n'), { always: true, picture: image });
  else for (const one of words) sayWords(talk, one, { always: true });
}

/** Sends the plan; the resident is asked whether they got it. */
export function sendPlan(talk: Talk, worker: Pick<Worker, 'id' | 'name'>): void {
  const traject = trajectOf(talk);
  if (openGoals(traject.goals).length === 0) {
    talk.refusal = { code: 'no-goal' };
    return;
  }
  traject.plan = { by: worker.id, sentAt: talk.context.now };
  if (talk.now.optedOutAt !== undefined) return;
  tellPlan(talk);
  const line = askYesNo(talk, 'plan.received', { worker: worker.name }, 'check-in');
  traject.asking = { about: 'plan', id: 'plan', line: line.id };
}

/** The resident's yes, or that it is not right: the worker hears that, and nothing stops because of it. */
export function answerPlan(talk: Talk, yes: boolean): void {
  const { plan } = trajectOf(talk);
  delete trajectOf(talk).asking;
  if (plan === undefined) return;
  if (yes) {
    plan.receivedAt = talk.context.now;
    say(talk, 'plan.thanks', {}, { always: true });
    return;
  }
  const text = 'De bewoner zegt: het plan klopt nog niet.';
  note(talk, text);
  talk.effects.push({ kind: 'notify', worker: plan.by, what: 'message' });
  say(talk, 'plan.not-right', { worker: workerName(talk, plan.by) }, { always: true });
}

/** "Mijn plan": where we are. @returns false when there is no plan, or something else was said */
export function hearPlan(talk: Talk, heard: Heard): boolean {
  const { goals, todos = [] } = talk.now.traject ?? {};
  if (heard.word !== 'plan' || (openGoals(goals).length === 0 && todos.length === 0)) return false;
  tellPlan(talk);
  return true;
}
