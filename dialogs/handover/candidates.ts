/** Who is asked, in which order: own contact, their replacement, area, language and load, the achterwacht (design C7). */
import { civilDateOf } from '../civil-time.ts';
import type { CityFacts, Worker } from '../city.ts';
import type { Conversation } from '../conversation.ts';
import { hoursOf, isOpen } from '../office-hours.ts';

/** A named worker with why this one. */
export interface Candidate {
  readonly worker: Worker;
  readonly why:
    'asked-for' | 'own-contact' | 'replacement' | 'area' | 'load' | 'achterwacht' | 'crisis' | 'team';
}

export interface CandidateQuestion {
  readonly facts: CityFacts;
  readonly conversation: Conversation;
  readonly now: string;
  readonly load: (workerId: string) => number;
  /** Workers who cannot be asked (again). */
  readonly passed: readonly string[];
  readonly emergency: boolean;
  /** Worker the resident asked for by name. */
  readonly prefer?: string;
}

/** The absence that holds on this day, if any. */
export function absence(worker: Worker, now: string) {
  const today = civilDateOf(now);
  return worker.absences.find((away) => away.from <= today && today <= away.until);
}

export function isAway(worker: Worker, now: string): boolean {
  return absence(worker, now) !== undefined;
}

/** Roles that guide a resident; nobody else can be asked to, also when a resident names them. */
export const GUIDES: readonly Worker['role'][] = ['trajectbegeleider', 'achterwacht', 'teamleider'];

function byId(facts: CityFacts, id: string | undefined): Worker | undefined {
  return facts.people.find((worker) => worker.id === id && GUIDES.includes(worker.role));
}

function present(question: CandidateQuestion, id: string | undefined, why: Candidate['why']): Candidate[] {
  const own = byId(question.facts, id);
  if (own === undefined) return [];
  const away = absence(own, question.now);
  if (away === undefined) return [{ worker: own, why }];
  const replacement = byId(question.facts, away.replacement);
  return replacement && absence(replacement, question.now) === undefined
    ? [{ worker: replacement, why: 'replacement' }]
    : [];
}

/** Lower is better: right area first, then a shared language, then the lowest load. */
function rank(question: CandidateQuestion, worker: Worker): number {
  const area = question.conversation.answers.area?.value;
  const inArea = area !== undefined && worker.areas.includes(area) ? 0 : 1;
  const speaks = worker.languages.includes(question.conversation.lang) ? 0 : 1;
  return inArea * 10_000 + speaks * 1_000 + question.load(worker.id);
}

function guides(question: CandidateQuestion): Candidate[] {
  const area = question.conversation.answers.area?.value;
  return question.facts.people
    .filter((worker) => worker.role === 'trajectbegeleider')
    .filter((worker) => absence(worker, question.now) === undefined)
    .filter((worker) => question.load(worker.id) < worker.limit)
    .sort((one, other) => rank(question, one) - rank(question, other) || one.id.localeCompare(other.id))
    .map((worker) => ({ worker, why: area !== undefined && worker.areas.includes(area) ? 'area' : 'load' }));
}

function onCall(question: CandidateQuestion): Candidate[] {
  const watch = question.facts.people
    .filter((worker) => worker.role === 'achterwacht' && absence(worker, question.now) === undefined)
    .map((worker) => ({ worker, open: isOpen(hoursOf(question.facts.city, worker), question.now) }))
    .sort(
      (one, other) => Number(other.open) - Number(one.open) || one.worker.id.localeCompare(other.worker.id),
    );
  return watch.map(({ worker }) => ({ worker, why: 'achterwacht' }));
}

function teamLeads(question: CandidateQuestion): Candidate[] {
  return question.facts.people
    .filter((worker) => worker.role === 'teamleider' && absence(worker, question.now) === undefined)
    .map((worker) => ({ worker, why: 'team' }));
}

/** Everybody full or away at once: somebody who is there is asked all the same, else who comes back. */
function anybody({ facts, now }: CandidateQuestion): Candidate[] {
  const guiding = facts.people.filter(({ role }) => GUIDES.includes(role));
  const there = guiding.filter((worker) => absence(worker, now) === undefined);
  return (there.length > 0 ? there : guiding).map((worker) => ({ worker, why: 'team' }));
}

/**
 * The workers to ask, best first. In an emergency those at work right now come before those who are not, in the
 * same order otherwise. Never empty: when all have passed, the on-call and team lead are asked again.
 */
export function candidates(question: CandidateQuestion): Candidate[] {
  const last = [...onCall(question), ...teamLeads(question)];
  const all = [
    ...present(question, question.prefer, 'asked-for'),
    ...present(question, question.conversation.fixedContact, 'own-contact'),
    ...guides(question),
    ...last,
  ];
  const once = all.filter((one, at) => all.findIndex((other) => other.worker.id === one.worker.id) === at);
  const left = once.filter((one) => !question.passed.includes(one.worker.id));
  const usable = [left, last, once].find((some) => some.length > 0) ?? anybody(question);
  if (!question.emergency) return usable;
  const atWork = (one: Candidate) => isOpen(hoursOf(question.facts.city, one.worker), question.now);
  return [...usable.filter(atWork), ...usable.filter((one) => !atWork(one))];
}

/** Everybody who may be asked and is at work now, in no order. */
export function atWorkNow({ facts, now }: Pick<CandidateQuestion, 'facts' | 'now'>): Worker[] {
  return facts.people.filter(
    (worker) => GUIDES.includes(worker.role) && isOpen(hoursOf(facts.city, worker), now),
  );
}

/** The first achterwacht at work now who did not pass, if any. */
export function achterwachtNow(question: CandidateQuestion): Worker | undefined {
  return onCall(question)
    .map((one) => one.worker)
    .filter(({ id }) => !question.passed.includes(id))
    .find((worker) => isOpen(hoursOf(question.facts.city, worker), question.now));
}
