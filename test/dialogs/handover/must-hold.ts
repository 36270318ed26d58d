/**
 * What must hold after every turn of every schedule: somebody owns each open handover and has a deadline, no name is
 * said before that person was asked or came, and every text is true at the moment it leaves.
 */
import assert from 'node:assert/strict';
import { addMinutes, civilDateOf, sayMoment } from '../../../dialogs/civil-time.ts';
import type { Worker } from '../../../dialogs/city.ts';
import type { Conversation, PromiseKind, Promised } from '../../../dialogs/conversation.ts';
import { GUIDES } from '../../../dialogs/handover/candidates.ts';
import { isHelpLate } from '../../../dialogs/handover/late-help.ts';
import { letDownSince, owner } from '../../../dialogs/handover/state.ts';
import { hoursOf, isOpen, nextOpening } from '../../../dialogs/office-hours.ts';
import { real } from '../stage.ts';
import type { Told, Turn } from './schedule.ts';

function open({ promises }: Conversation, ...kinds: PromiseKind[]): Promised[] {
  return promises.filter((one) => one.keptAt === undefined && kinds.includes(one.kind));
}

/** Everybody who was asked or came so far; kept from turn to turn of one schedule. */
export type Asked = Set<string>;

function noteAsked(turn: Turn, asked: Asked): void {
  const { before, after, effects } = turn;
  for (const { handover, fixedContact, traject } of [before, after]) {
    if (handover !== undefined) asked.add(handover.worker);
    for (const { worker } of handover?.passed ?? []) asked.add(worker);
    if (fixedContact !== undefined) asked.add(fixedContact);
    // Who makes an appointment has come by themselves.
    for (const { worker } of traject?.appointments ?? []) asked.add(worker);
  }
  for (const effect of effects) if (effect.kind === 'notify') asked.add(effect.worker);
}

function named({ values }: Told, people: readonly Worker[]): Worker[] {
  return people.filter(({ name }) => Object.values(values).some((one) => String(one).includes(name)));
}

/** A value that the text does not use is not said. */
function really(told: Told, worker: Worker): boolean {
  return real().content.texts.say('nl', told.id, told.values).includes(worker.name);
}

function noNameTooSoon(turn: Turn, asked: Asked): void {
  const { people } = turn.context.facts;
  for (const told of turn.told)
    for (const worker of named(told, people)) {
      const known = asked.has(worker.id) || worker.id === turn.preferred;
      assert.ok(known || !really(told, worker), `${told.id} names ${worker.id}, who was not asked`);
    }
}

/** An open handover has a person who may guide, with a promise of their own and a clock that runs. */
function hasOwnerAndDeadline({ after, now, context }: Turn): void {
  const { handover } = after;
  for (const promised of after.promises) {
    if (promised.keptAt !== undefined) continue;
    const clock = after.agenda.find((item) => item.kind === 'promise-due' && item.about === promised.id);
    assert.ok(clock !== undefined, `${promised.kind} has no clock`);
    // A message may come in the very second in which something is due.
    assert.ok(clock.at >= now, `${promised.kind} is due and nothing happens`);
    const person = context.facts.people.find(({ id }) => id === promised.owner);
    assert.ok(person !== undefined, `${promised.kind} belongs to nobody`);
  }
  if (handover === undefined || handover.state === 'returned') return;
  if (handover.state === 'withdrawn' || handover.state === 'closed') return;
  const person = context.facts.people.find(({ id }) => id === handover.worker);
  assert.ok(person !== undefined && GUIDES.includes(person.role), `${handover.worker} cannot guide`);
  const wanted = { offered: 'person-answers', accepted: 'first-contact', 'in-contact': 'follow-up' } as const;
  const kind = wanted[handover.state];
  const [promised] = open(after, kind);
  assert.equal(promised?.owner, handover.worker, `${handover.state} without ${kind}`);
  if (handover.state === 'offered') {
    const along = open(after, 'first-talk', 'money-answer', 'callback', 'phone-task');
    for (const one of along) assert.equal(one.owner, handover.worker, `${one.kind} of who was asked before`);
  }
}

/** What each text says, held against what is. */
type Truth = (told: Told, turn: Turn) => boolean;

const byName = (turn: Turn, name: unknown) =>
  turn.context.facts.people.find((worker) => worker.name === name);
const isAsked: Truth = ({ values }, turn) => {
  const { after, before, context } = turn;
  const worker = byName(turn, values.worker ?? values.next);
  // Somebody from nearby may be asked in the same turn, and then hears of it in the next line.
  const notified = turn.effects.some((one) => one.kind === 'notify' && one.worker === worker?.id);
  if (after.handover?.state !== 'offered' && before.handover?.worker !== worker?.id && !notified)
    return false;
  return context.facts.people.some(
    ({ id }) => id === worker?.id && (notified || id === after.handover?.worker),
  );
};
const dueOfAnswer: Truth = ({ values }, { after, now }) => {
  const dues = open(after, 'person-answers', 'money-answer').map(({ due }) =>
    sayMoment('nl', due, now, 'by'),
  );
  return dues.includes(String(values.by));
};
const passedNow =
  (late: boolean): Truth =>
  ({ values }, turn) => {
    const worker = byName(turn, values.worker);
    const passed = turn.after.handover?.passed.findLast((one) => one.worker === worker?.id);
    return passed?.at === turn.now && (passed.why === 'geen antwoord op tijd') === late;
  };
/** Who had the conversation is not there any more, and somebody is asked. */
const letGo: Truth = ({ values }, turn) =>
  owner(turn.before) === byName(turn, values.worker)?.id && owner(turn.after) === undefined;
const either =
  (...truths: Truth[]): Truth =>
  (told, turn) =>
    truths.some((truth) => truth(told, turn));
const and =
  (...truths: Truth[]): Truth =>
  (told, turn) =>
    truths.every((truth) => truth(told, turn));
const owns: Truth = ({ values }, turn) => owner(turn.after) === byName(turn, values.worker)?.id;
const isAway: Truth = ({ values }, turn) => {
  const today = civilDateOf(turn.now);
  return (
    byName(turn, values.worker)?.absences.some(({ from, until }) => from <= today && today <= until) === true
  );
};
const worksThen: Truth = ({ values }, turn) => {
  const worker = byName(turn, values.worker);
  const [promised] = open(turn.after, 'person-answers');
  if (worker === undefined || promised === undefined) return false;
  if (turn.after.handover?.worker !== worker.id) return true;
  const hours = hoursOf(turn.context.facts.city, worker);
  const before = new Date(Date.parse(promised.due) - 1).toISOString();
  return isOpen(hours, before) && !isOpen(hours, turn.now);
};
const isOnCall: Truth = ({ values }, turn) => {
  const worker = byName(turn, values.worker);
  const there = worker !== undefined && isOpen(hoursOf(turn.context.facts.city, worker), turn.now);
  const told = turn.effects.some((one) => one.kind === 'notify' && one.worker === worker?.id);
  return there && told && worker.role === 'achterwacht';
};
const moreThen: Truth = ({ values }, { now, context }) => {
  const office = hoursOf(context.facts.city);
  if (values.there === 'now') return isOpen(office, now) || nextOpening(office, now) === undefined;
  const opens = nextOpening(office, now);
  return opens !== undefined && opens > now && sayMoment('nl', opens, now) === values.when;
};
const hadContact: Truth = (_told, { after }) => after.handover?.firstContactAt !== undefined;
const ended =
  (state: 'returned' | 'closed'): Truth =>
  ({ values }, turn) =>
    turn.after.handover?.state === state && turn.after.handover.worker === byName(turn, values.worker)?.id;
const stands: Truth = ({ values }, { after, now }) =>
  after.traject?.appointments.some(
    ({ state, at }) => state === 'fixed' && at > now && sayMoment('nl', at, now) === values.moment,
  ) === true;
const isOff: Truth = ({ values }, { after, now }) =>
  after.traject?.appointments.some(
    ({ state, at }) => state === 'cancelled' && at > now && sayMoment('nl', at, now) === values.moment,
  ) === true;
const owes =
  (...kinds: PromiseKind[]): Truth =>
  ({ values }, turn) =>
    open(turn.after, ...kinds).some(({ owner: whose, due }) => {
      const known = values.worker === undefined || whose === byName(turn, values.worker)?.id;
      return known && (values.by === undefined || sayMoment('nl', due, turn.now, 'by') === values.by);
    });
/** A promise that was broken, whose clock runs to the new moment. */
const isLookedAtThen: Truth = ({ values }, { after, now }) =>
  after.promises.some(
    ({ id, brokenAt, keptAt }) =>
      brokenAt !== undefined &&
      keptAt === undefined &&
      after.agenda.some(({ about, at }) => about === id && sayMoment('nl', at, now, 'by') === values.by),
  );
const colourIs =
  (colour: 'rood' | 'oranje'): Truth =>
  (_told, { after }) =>
    after.stoplight?.colour === colour && open(after, 'first-talk').length === 1;

export const TRUTHS: Readonly<Record<string, Truth>> = {
  'handover.asking': isAsked,
  'handover.asking-danger': isAsked,
  'handover.asking-later': and(isAsked, worksThen),
  'handover.asking-calm': and(isAsked, dueOfAnswer),
  'handover.nearby': and(isAsked, dueOfAnswer),
  'handover.next': and(isAsked, dueOfAnswer),
  'handover.hears-by': dueOfAnswer,
  'handover.already': and(isAsked, dueOfAnswer),
  'handover.noted': isAsked,
  'handover.on-call': isOnCall,
  'handover.accepted': owns,
  'handover.accepted-untold': owns,
  'handover.declined': passedNow(false),
  'handover.late': either(passedNow(true), letGo),
  'handover.away': isAway,
  'handover.passed-on': ({ values }, turn) =>
    turn.after.handover?.state === 'offered' && turn.after.handover.worker === byName(turn, values.next)?.id,
  'handover.nobody': and(
    (_told, { after }) =>
      letDownSince(after.handover) !== undefined || (after.handover?.passed.length ?? 0) > 0,
    moreThen,
  ),
  'handover.returned': and(ended('returned'), hadContact),
  'handover.returned-untold': and(ended('returned'), (...given) => !hadContact(...given)),
  'handover.closed': ended('closed'),
  'callback.promised': owes('callback'),
  'callback.other-time': owes('callback'),
  'promise.first-talk-red': colourIs('rood'),
  'promise.first-talk-orange': colourIs('oranje'),
  'promise.broken': isLookedAtThen,
  'traject.appointment': stands,
  'traject.reminder': stands,
  'traject.moved': isOff,
  'traject.cancelled': isOff,
  'stop.back-with': owns,
};

/** Who heard that nobody came does not hear the same again within the day, unless a moment was said since. */
function isCalm({ before, told, now }: Turn): void {
  const { quietSince } = before.handover ?? {};
  if (quietSince === undefined || now >= addMinutes(quietSince, 24 * 60)) return;
  const late = told.find(({ id }) => id === 'handover.late');
  const nobody = told.find(({ id }) => id === 'handover.nobody');
  assert.equal(nobody, undefined, 'said within a day that nobody came');
  assert.ok(late === undefined || before.handover?.urgency === 'emergency', 'a late answer within a day');
}

function isTrue(turn: Turn): void {
  for (const told of turn.told) {
    const truth = TRUTHS[told.id];
    assert.ok(truth?.(told, turn) !== false, `not true: ${told.id} ${JSON.stringify(told.values)}`);
  }
}

/** While a worker has the conversation the assistant says nothing of its own accord. */
const MAY_SPEAK =
  /^(danger|stop|traject|about\.introduction|handover\.accepted|handover\.away|handover\.hears-by|choice)/;
function isSilent({ before, after, told }: Turn): void {
  if (owner(before) === undefined || owner(after) === undefined) return;
  const spoke = told.find(({ id }) => !MAY_SPEAK.test(id));
  assert.equal(spoke?.id, undefined, 'the assistant spoke while a worker had the conversation');
}

/** Nobody takes a conversation from a colleague, but where a cry for help waited past its deadline. */
function isLeftTo({ before, after }: Turn): void {
  const had = owner(before);
  const has = owner(after);
  if (had === undefined || has === undefined || had === has) return;
  assert.ok(isHelpLate(before), `${has} took the conversation from ${had}`);
}

export function mustHold(turn: Turn, asked: Asked): void {
  noteAsked(turn, asked);
  noNameTooSoon(turn, asked);
  hasOwnerAndDeadline(turn);
  isTrue(turn);
  isCalm(turn);
  isSilent(turn);
  isLeftTo(turn);
}
