/** What workers can do to a conversation; every action goes through the same turn as a message (design C2). */
import type { Worker } from './city.ts';
import type { Colour } from './conversation.ts';
import { replaceAbsent } from './handover/away.ts';
import { accept, close, decline, passOn, returnToBot, write } from './handover/progress.ts';
import { BY_WORKER, setStoplight } from './stoplight.ts';
import { nextId, type Talk } from './talk.ts';
import { letterSeen } from './letter/seen.ts';
import { applyMonthAction, type MonthAction } from './maandgesprek/actions.ts';
import { applyTrajectAction, type TrajectAction } from './traject/actions.ts';

export type DeskAction =
  | { readonly do: 'accept' }
  | { readonly do: 'decline'; readonly reason: string }
  | { readonly do: 'write'; readonly text: string }
  | { readonly do: 'note'; readonly text: string }
  | { readonly do: 'return'; readonly agreed: string }
  | { readonly do: 'close'; readonly reason: string }
  | { readonly do: 'pass-on'; readonly to: string; readonly reason: string }
  | { readonly do: 'stoplight'; readonly colour: Colour; readonly reason: string }
  | { readonly do: 'traject'; readonly action: TrajectAction }
  | { readonly do: 'maandgesprek'; readonly action: MonthAction }
  /** Looked into a letter. */
  | { readonly do: 'letter-seen'; readonly letter: string }
  /** The roster changed: whoever is away hands on. */
  | { readonly do: 'roster' };

function overrule(talk: Talk, worker: Worker, colour: Colour, reason: string): void {
  setStoplight(talk.now, {
    colour,
    rule: BY_WORKER,
    reason,
    basis: 'door een medewerker bepaald',
    at: talk.context.now,
    by: worker.id,
  });
}

function note(talk: Talk, worker: Worker, text: string): void {
  talk.now.transcript.push({ id: nextId(talk), at: talk.context.now, from: 'note', by: worker.id, text });
}

/** @throws when the worker is not in people.yaml (the desk checks who is signed in before). */
export function applyDeskAction(talk: Talk, workerId: string, action: DeskAction): void {
  const worker = talk.context.facts.people.find((one) => one.id === workerId);
  if (worker === undefined) throw new Error('Nobody with this id works here.');
  switch (action.do) {
    case 'accept':
      return accept(talk, worker);
    case 'decline':
      return decline(talk, worker, action.reason);
    case 'write':
      return write(talk, worker, action.text);
    case 'note':
      return note(talk, worker, action.text);
    case 'return':
      return returnToBot(talk, worker, action.agreed);
    case 'close':
      return close(talk, worker, action.reason);
    case 'pass-on':
      return passOn(talk, worker, action.to, action.reason);
    case 'stoplight':
      return overrule(talk, worker, action.colour, action.reason);
    case 'roster':
      replaceAbsent(talk);
      return;
    case 'letter-seen':
      return letterSeen(talk, worker, action.letter);
    case 'maandgesprek':
      return applyMonthAction(talk, worker, action.action);
    case 'traject':
      return applyTrajectAction(talk, worker, action.action);
  }
}
