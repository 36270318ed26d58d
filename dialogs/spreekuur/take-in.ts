/**
 * The phone's owner said yes: what was told at the table comes into the conversation of that phone, so that a resident
 * has one conversation. Taking in the same sitting twice changes nothing.
 */
import {
  COLOURS,
  rememberInbound,
  type Conversation,
  type Handover,
  type Stoplight,
} from '../conversation.ts';
import { hasOpenHandover } from '../handover/state.ts';
import { copied } from '../copied.ts';
import { unschedule, type Talk } from '../talk.ts';
import { trajectOf } from '../traject/of.ts';
import { spreekuurOf } from './of.ts';

/** Ids are counted per conversation: what comes from the table keeps its own behind a few letters of where it was. */
const LETTERS_OF_TABLE = 8;

function worst(mine: Stoplight | undefined, theirs: Stoplight | undefined): Stoplight | undefined {
  if (mine === undefined || theirs === undefined) return theirs ?? mine;
  return COLOURS.indexOf(theirs.colour) <= COLOURS.indexOf(mine.colour) ? theirs : mine;
}

/** @returns false when somebody was asked or there already: then that person's promises stand */
function takeHandover(talk: Talk, theirs: Handover | undefined): boolean {
  if (theirs === undefined) return !hasOpenHandover(talk.now);
  const { now } = talk;
  if (hasOpenHandover(now) && now.handover !== undefined) {
    if (theirs.urgency !== 'normal' && now.handover.urgency === 'normal')
      now.handover.urgency = theirs.urgency;
    talk.effects.push({ kind: 'notify', worker: now.handover.worker, what: 'message' });
    return false;
  }
  if (now.handover?.endedAt !== undefined)
    now.handoverHistory = [...(now.handoverHistory ?? []), now.handover];
  now.handover = theirs;
  return true;
}

const byTime = (one: { at: string }, other: { at: string }) => one.at.localeCompare(other.at);

/** The list with ids that no list of this conversation has. */
type Renaming = <T extends { id: string }>(list: readonly T[]) => T[];

/** Appointments and steps that a worker made while the resident had no phone. */
function takeTraject(talk: Talk, theirs: Conversation['traject'], renamed: Renaming): void {
  if (theirs === undefined) return;
  const mine = trajectOf(talk);
  mine.appointments.push(...renamed(theirs.appointments));
  // Goals first: their new names stand in the steps that lead to them.
  const goals = renamed(theirs.goals ?? []);
  if (goals.length > 0) mine.goals = [...(mine.goals ?? []), ...goals];
  const goalOf = new Map(theirs.goals?.map(({ id }, at) => [id, goals[at]?.id]));
  for (const { goal, ...todo } of renamed(theirs.todos)) {
    const now = goal === undefined ? undefined : goalOf.get(goal);
    mine.todos.push({ ...todo, ...(now === undefined ? {} : { goal: now }) });
  }
  if (theirs.plan !== undefined) mine.plan ??= theirs.plan;
  if (theirs.klantcontacten !== undefined)
    mine.klantcontacten = [...(mine.klantcontacten ?? []), ...theirs.klantcontacten];
  if (theirs.registrations !== undefined)
    mine.registrations = [...(mine.registrations ?? []), ...theirs.registrations];
  mine.feedback.push(...renamed(theirs.feedback));
  mine.referrer ??= theirs.referrer;
  if (mine.referrer === undefined) delete mine.referrer;
}

/** @param promised whether what was promised at the table counts; it does not when somebody else is here already */
function takeWork(talk: Talk, told: Conversation, promised: boolean): void {
  const { now } = talk;
  const names = new Map<string, string>();
  const renamed: Renaming = (list) =>
    list.map((one) => {
      const id = `${told.id.slice(0, LETTERS_OF_TABLE)}.${one.id}`;
      names.set(one.id, id);
      return { ...one, id };
    });
  takeTraject(talk, told.traject, renamed);
  if (promised) {
    now.promises.push(...renamed(told.promises));
    const agenda = renamed(told.agenda.filter(({ kind }) => !kind.startsWith('spreekuur-')));
    now.agenda.push(...agenda.map((item) => ({ ...item, about: names.get(item.about) ?? item.about })));
  }
  now.transcript = [...now.transcript, ...renamed(told.transcript)].toSorted(byTime);
  now.recentInbound = rememberInbound(now.recentInbound, told.recentInbound);
}

/** Takes a sitting in here. @param told the conversation that was kept at the table; undefined when it is gone */
export function takeIn(talk: Talk, told: Conversation | undefined): void {
  const { now } = talk;
  const mine = spreekuurOf(now);
  delete mine.asking;
  unschedule(talk, 'spreekuur-move');
  // Who said no at the table has nothing that could come here.
  if (told === undefined || told.consent.volunteer?.given === false) return;
  const theirs = copied(told);
  const fresh =
    theirs.spreekuur?.sittings.filter((one) => mine.sittings.every(({ id }) => id !== one.id)) ?? [];
  if (fresh.length === 0) return;
  for (const sitting of fresh)
    if (sitting.phone !== undefined)
      sitting.phone = { ...sitting.phone, state: 'confirmed', at: talk.context.now };
  mine.sittings.push(...fresh);
  if (theirs.name !== undefined) now.name ??= theirs.name;
  if (theirs.langChosen) Object.assign(now, { lang: theirs.lang, langChosen: true });
  now.answers = { ...now.answers, ...theirs.answers };
  now.consent = { ...now.consent, ...theirs.consent };
  const light = worst(now.stoplight, theirs.stoplight);
  if (light !== undefined) now.stoplight = light;
  now.stoplightHistory = [...now.stoplightHistory, ...theirs.stoplightHistory].toSorted(byTime);
  takeWork(talk, theirs, takeHandover(talk, theirs.handover));
  now.fixedContact ??= theirs.fixedContact;
  if (theirs.position !== undefined) Object.assign(now, { position: theirs.position, stack: theirs.stack });
}
