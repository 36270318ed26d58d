/** What became of a letter outside the conversation: it was read or not, its picture is kept or gone. */
import { workerName } from '../handover/request.ts';
import { isInDanger, owner } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { danger } from '../listeners/danger.ts';
import type { Meaning } from '../meaning.ts';
import { replyChannel, say, toldNow, unschedule, type Talk } from '../talk.ts';
import { askToKeep } from './keep.ts';
import type { LetterKind } from './kinds.ts';
import type { Letter } from './letters.ts';
import { letterOf, wantWork, workOn } from './of.ts';
import type { Reading } from './reading.ts';
import { bringToWorker } from './task.ts';
import { tellFirst, tellWhat } from './tell.ts';

/** `unreadable`: too dark, too small, cut off; `no-letter`: something else is on it; `danger`: words of somebody in danger. */
export type LetterOutcome =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'danger'; readonly meaning: Meaning }
  | { readonly kind: 'unreadable' | 'no-letter' | 'kept' | 'dropped' };

/** Begun so often, nothing more is tried. */
const MOST_TRIES = 4;
/** A better photo is asked for so often; then a person looks. */
const MOST_BETTER = 1;

/** What is asked after a red letter: help nearby, or whether the worker may read along. */
const AFTER: Partial<Readonly<Record<LetterKind, 'acute' | 'share'>>> = {
  eviction: 'acute',
  cutoff: 'acute',
  writ: 'acute',
  summons: 'share',
};

/** What the letter says already is not asked. */
function prefill(talk: Talk, { kind, deadline }: Reading): void {
  if (kind === 'eviction' && deadline !== undefined)
    talk.now.answers['when-home'] = toldNow(talk, deadline, deadline);
  if (kind === 'cutoff') talk.now.answers['cutoff-now'] = toldNow(talk, 'letter', 'brief');
}

/** Tells what was read and brings it to a person; while a worker has the conversation, or in danger, only that. */
export function tellRead(talk: Talk, letter: Letter): void {
  const { reading } = letter;
  if (reading === undefined) return;
  if (owner(talk.now) !== undefined || isInDanger(talk.now)) {
    bringToWorker(talk, reading, true);
    askToKeep(talk);
    return;
  }
  tellWhat(talk, reading);
  const worker = bringToWorker(talk, reading);
  if (worker !== undefined) tellFirst(talk, reading.kind, workerName(talk, worker));
  prefill(talk, reading);
  askToKeep(talk, AFTER[reading.kind]);
}

/** It will not be read: a person looks, and the resident hears that. */
function leaveToPerson(talk: Talk, letter: Letter): void {
  letter.state = 'left';
  const silent = owner(talk.now) !== undefined || isInDanger(talk.now);
  const worker = bringToWorker(talk, undefined, silent);
  if (worker !== undefined && !silent)
    say(talk, 'letter.left', { worker: workerName(talk, worker) }, { always: true });
  askToKeep(talk);
}

function notRead(talk: Talk, letter: Letter, kind: 'unreadable' | 'no-letter'): void {
  letter.state = 'unreadable';
  const before = talk.now.letters?.all.filter((one) => one.state === 'unreadable').length ?? 0;
  const silent = owner(talk.now) !== undefined || isInDanger(talk.now);
  if (silent || before > MOST_BETTER) leaveToPerson(talk, letter);
  else say(talk, kind === 'unreadable' ? 'letter.unreadable' : 'letter.no-letter', {}, { always: true });
}

/** A farewell that somebody photographed: heard as if it had been typed, and nothing of it is kept. */
function inDanger(talk: Talk, letter: Letter, meaning: Meaning): void {
  letter.state = 'left';
  const heard: Heard = {
    id: letter.id,
    text: '',
    plain: '',
    meaning: { ...meaning, urgent: 'emergency' },
    word: undefined,
    asksLanguage: undefined,
    media: 1,
    photos: 0,
    secrets: [],
    channel: replyChannel(talk.now)?.kind ?? 'sms',
    first: false,
    hoursSince: undefined,
  };
  danger(talk, heard);
  bringToWorker(talk, undefined, true);
}

/** An outcome that came before, or twice, changes nothing. */
export function letterOutcome(talk: Talk, id: string, outcome: LetterOutcome): void {
  const letter = letterOf(talk, id);
  if (letter === undefined) return;
  if (outcome.kind === 'kept' || outcome.kind === 'dropped') {
    delete letter.media;
    if (outcome.kind === 'kept') letter.kept = true;
    unschedule(talk, 'letter', id);
    return;
  }
  if (letter.state !== 'waiting') return;
  letter.tries = 0;
  if (outcome.kind === 'danger') inDanger(talk, letter, outcome.meaning);
  else if (outcome.kind === 'read') {
    Object.assign(letter, { state: 'read', reading: outcome.reading });
    tellRead(talk, letter);
  } else notRead(talk, letter, outcome.kind);
  wantWork(talk, letter);
}

/** The clock of a letter: its work is begun again, or given up honestly. */
export function letterDue(talk: Talk, id: string): void {
  const letter = letterOf(talk, id);
  if (letter === undefined) return;
  if (letter.tries < MOST_TRIES || workOn(talk, letter) === undefined) {
    wantWork(talk, letter);
    return;
  }
  if (letter.state === 'waiting') leaveToPerson(talk, letter);
  letter.tries = 0;
  // A photo that can be neither kept nor dropped is left where it is; Twilio has its own retention.
  if (workOn(talk, letter) === 'drop') delete letter.media;
  else if (talk.now.consent.letter?.given !== undefined) delete letter.media;
  wantWork(talk, letter);
}
