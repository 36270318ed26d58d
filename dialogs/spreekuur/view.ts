/** What a volunteer sees of a table: what was said there, the open question with what to ask on about, and no more. */
import { civilDateOf } from '../civil-time.ts';
import type { Context } from '../context.ts';
import type { Colour, Conversation } from '../conversation.ts';
import { openQuestion, questionId } from '../engine.ts';
import type { AskStep } from '../flow.ts';
import { hasOpenHandover, owner } from '../handover/state.ts';
import { workerName } from '../handover/request.ts';
import { choiceLabels, worded } from '../steps/ask.ts';
import { voice, type Talk } from '../talk.ts';
import { questionValues } from '../values.ts';
import { monthView, type MonthView } from '../maandgesprek/view.ts';
import type { Goal, Todo } from '../traject/traject.ts';
import { isShown, mayType } from './of.ts';
import { contactOf, type Contact } from './recap.ts';
import type { Sitting, ToldMoment } from './sitting.ts';
import { agreedWith } from './together.ts';

export interface TableLine {
  readonly id: string;
  readonly at: string;
  /** `signal`: noted by the volunteer. */
  readonly from: 'resident' | 'bot' | 'worker' | 'signal';
  readonly text: string;
  readonly name?: string;
}

export interface TableQuestion {
  /** Names it, for an answer that may come late. */
  readonly id: string;
  /** The sentence to say. */
  readonly say: string;
  /** What the volunteer may ask on about; not said for the resident. */
  readonly prompt?: string;
  /** `value` is what is sent when it is chosen. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly several: boolean;
  /** There is also room for words. */
  readonly words: boolean;
}

export interface TableFeedback {
  readonly moment: ToldMoment;
  readonly at: string;
  readonly worker: string;
}

/** One table in the volunteer's list. */
export interface TableRow {
  readonly id: string;
  readonly name: string;
  readonly state: Sitting['state'] | 'withdrawn';
  readonly lastAt: string;
  readonly feedback: readonly TableFeedback[];
}

export interface TableView extends TableRow {
  readonly stoplight: Colour | null;
  readonly messages: readonly TableLine[];
  readonly question: TableQuestion | null;
  readonly consent: Readonly<Record<'volunteer' | 'feedback' | 'worker', boolean | null>>;
  readonly phone: 'none' | 'asked' | 'confirmed' | 'denied';
  /** Who goes on with the resident, and by when they hear. */
  readonly contact: Contact | null;
  /** A worker reads along here now. */
  readonly takenBy: string | null;
  readonly moving: boolean;
  /** Written together; null while the resident has not said yes to it. */
  readonly plan: TablePlan | null;
  readonly month: MonthView | null;
}

export interface TablePlan {
  readonly goals: readonly Pick<Goal, 'id' | 'text' | 'reachedAt'>[];
  readonly steps: readonly (Pick<Todo, 'id' | 'text' | 'who' | 'goal'> & { readonly done: boolean })[];
}

/** Nobody's name is shown once they took their consent back. */
const NAMELESS = 'iemand';

/** Choices that are not for a volunteer's table. */
const NOT_HERE = ['money'];

type Known = Pick<Talk, 'context' | 'now'>;

export function tableRow({ context, now }: Known, sitting: Sitting): TableRow {
  const shown = isShown(sitting);
  return {
    id: sitting.id,
    name: shown ? sitting.name : NAMELESS,
    state: shown ? sitting.state : 'withdrawn',
    lastAt: sitting.withdrawnAt ?? sitting.lastAt,
    feedback: shown
      ? sitting.told.map(({ moment, at, worker }) => ({
          moment,
          at,
          worker: nameOf({ context, now }, worker),
        }))
      : [],
  };
}

const nameOf = ({ context }: Known, id: string) => workerName({ context }, id);

function choicesOf(talk: Talk, step: AskStep): TableQuestion['choices'] {
  const yesNo = step.expects === 'yes-no';
  const names = yesNo ? ['yes', 'no'] : Object.keys(step.choices ?? {});
  return choiceLabels(talk, step)
    .map((label, at) => ({ value: String(at + 1), label, name: names[at] ?? '' }))
    .filter(({ name }) => step.expects !== 'need' || !NOT_HERE.includes(name))
    .map(({ value, label }) => ({ value, label }));
}

const CHOSEN_ONLY: readonly AskStep['expects'][] = ['yes-no', 'choice', 'several', 'guess'];

function questionView(talk: Talk): TableQuestion | null {
  const step = openQuestion(talk);
  if (step === undefined) return null;
  const { texts } = talk.context;
  return {
    id: questionId(talk) ?? '',
    say: texts.say(voice(talk), worded(talk, step.ask), questionValues(talk)),
    ...(step.prompt === undefined ? {} : { prompt: texts.say('nl', step.prompt) }),
    choices: choicesOf(talk, step),
    several: step.expects === 'several',
    words: !CHOSEN_ONLY.includes(step.expects),
  };
}

function linesOf(talk: Known, sitting: Sitting): TableLine[] {
  return talk.now.transcript
    .filter((line) => line.sitting === sitting.id)
    .map((line) => ({
      id: line.id,
      at: line.at,
      from: line.from === 'note' ? 'signal' : line.from,
      text: line.text.replace(/^(?:Signaal|Vraagt nu een professional): /, ''),
      ...(line.from === 'worker' && line.by !== undefined ? { name: nameOf(talk, line.by) } : {}),
    }));
}

function given(conversation: Conversation, receiver: string): boolean | null {
  return conversation.consent[receiver]?.given ?? null;
}

function planOf(conversation: Conversation, { volunteer }: Sitting): TablePlan | null {
  if (!agreedWith(conversation, 'plan', volunteer)) return null;
  const { goals = [], todos = [] } = conversation.traject ?? {};
  return {
    goals: goals.map(({ id, text, reachedAt }) => ({
      id,
      text,
      ...(reachedAt === undefined ? {} : { reachedAt }),
    })),
    steps: todos.map(({ id, text, who, goal, doneAt }) => ({
      id,
      text,
      who,
      ...(goal === undefined ? {} : { goal }),
      done: doneAt !== undefined,
    })),
  };
}

function monthOf(conversation: Conversation, { volunteer }: Sitting, now: string): MonthView | null {
  const { maandgesprek } = conversation;
  if (maandgesprek === undefined || !agreedWith(conversation, 'budget', volunteer)) return null;
  return maandgesprek.endedOn === undefined ? monthView(maandgesprek, civilDateOf(now)) : null;
}

/** @param sitting of this conversation; what is not of this table is left out whatever the conversation holds */
export function tableView(conversation: Conversation, context: Context, sitting: Sitting): TableView {
  const talk: Talk = { context, now: conversation, effects: [], stress: 'calm', beside: sitting };
  const going = isShown(sitting) && sitting.state !== 'ended';
  const has = owner(conversation);
  const told = hasOpenHandover(conversation) ? contactOf(talk) : undefined;
  return {
    ...tableRow(talk, sitting),
    stoplight: going ? (conversation.stoplight?.colour ?? null) : null,
    messages: going ? linesOf(talk, sitting) : [],
    question: going && has === undefined ? questionView(talk) : null,
    consent: {
      volunteer: isShown(sitting) ? given(conversation, 'volunteer') : false,
      feedback: given(conversation, 'feedback'),
      worker: given(conversation, 'worker'),
    },
    phone: sitting.phone?.state ?? 'none',
    contact: isShown(sitting) && mayType(conversation) ? (told ?? null) : null,
    takenBy: going && has !== undefined ? nameOf(talk, has) : null,
    moving: conversation.spreekuur?.movingTo !== undefined,
    plan: going && mayType(conversation) ? planOf(conversation, sitting) : null,
    month: going && mayType(conversation) ? monthOf(conversation, sitting, context.now) : null,
  };
}
