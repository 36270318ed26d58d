/**
 * Which notices a conversation calls for now. Derived from the document every time, so that nothing is lost when the
 * process ends between a commit and a card.
 */
import type { CityFacts, Worker } from '../../../../dialogs/city.ts';
import type { Conversation, PromiseKind } from '../../../../dialogs/conversation.ts';
import { addMinutes } from '../../../../dialogs/civil-time.ts';
import { isWaiting, owner, waitsForHours } from '../../../../dialogs/handover/state.ts';
import { hoursOf, isOpen } from '../../../../dialogs/office-hours.ts';
import type { FeedbackMoment } from '../../../../dialogs/traject/traject.ts';
import { CHANNEL_PREFIX, type Notice } from './notice.ts';
import { openPromise } from '../../../../dialogs/promised.ts';

/** Who is at the desk sees a message at once; a card is for who is not. */
const MESSAGE_AFTER_MINUTES = 2;
/** Who is on call changes at some time of the day: looked at again this often. */
const WATCH_EVERY_MINUTES = 5;
const FEEDBACK_DAYS = 14;
const DAY_MINUTES = 24 * 60;

export interface World {
  readonly facts: CityFacts;
  readonly now: string;
  /** Does Teams reach this worker? */
  readonly reachable: (worker: string) => boolean;
  /** Channels in which a team lead placed the assistant. */
  readonly channels: readonly string[];
}

export interface Wanted {
  readonly notices: readonly Notice[];
  /** When time alone may change the answer. */
  readonly again: string | undefined;
}

const PROMISES: Readonly<Record<PromiseKind, string>> = {
  'person-answers': 'een antwoord',
  'first-talk': 'het eerste gesprek',
  'money-answer': 'een antwoord over geld',
  callback: 'terugbellen',
  'phone-task': 'bellen',
  reminder: 'een herinnering',
  outcome: 'noteren of de bewoner er was',
  feedback: 'terugkoppelen aan wie aanmeldde',
  contact: 'contact houden',
  reply: 'een antwoord',
  'follow-up': 'verder gaan of afronden',
  arrange: 'een afspraak rond maken',
  registration: 'een aanmelding bevestigen',
  'first-contact': 'het eerste contact',
  letter: 'een brief bekijken',
};

const MOMENTS: Readonly<Record<FeedbackMoment, string>> = {
  invited: 'is uitgenodigd',
  accepted: 'heeft een vaste begeleider',
  'first-contact': 'heeft contact gehad met de begeleider',
  'no-show': 'was niet bij de afspraak',
  result: 'heeft een plan',
  'weeks-8': 'is nog in begeleiding',
  closed: 'is klaar',
};

function onCallNow({ facts, now }: World): Worker[] {
  return facts.people.filter(
    (worker) => worker.role === 'achterwacht' && isOpen(hoursOf(facts.city, worker), now),
  );
}

/** Who must know that a handover was offered to somebody Teams does not reach: on call, else the team lead. */
function standIns(world: World, asked: string): Worker[] {
  const others = [onCallNow(world), world.facts.people.filter((worker) => worker.role === 'teamleider')];
  const reached = (workers: Worker[]) =>
    workers.filter((worker) => worker.id !== asked && world.reachable(worker.id));
  return others.map(reached).find((workers) => workers.length > 0) ?? [];
}

/** Nobody came: asked again, or danger that the first one did not take. The team lead sees it then. */
function escalated({ handover }: Conversation, { facts }: World): string[] {
  if (handover === undefined) return [];
  const { passed, worker: asked, urgency } = handover;
  const again = passed.some((one) => one.worker === asked) || (urgency === 'emergency' && passed.length > 0);
  const leads = facts.people.filter(({ id, role }) => role === 'teamleider' && id !== asked);
  return again ? leads.map(({ id }) => id) : [];
}

/** Who was asked is not there before the others are told, so whoever is on call is told at once. */
function waits({ handover, promises }: Conversation, { facts, now }: World): boolean {
  const due = openPromise(promises, 'person-answers')?.due;
  const person = facts.people.find((one) => one.id === handover?.worker);
  if (handover === undefined || due === undefined || person === undefined) return true;
  return !isOpen(hoursOf(facts.city, person), now) || waitsForHours(facts.city, handover, due);
}

function offers(conversation: Conversation, world: World): Notice[] {
  const { handover } = conversation;
  if (handover === undefined || !isWaiting(conversation)) return [];
  const { worker: asked, urgency, offeredAt: since } = handover;
  const kind = urgency === 'emergency' ? 'emergency' : 'offer';
  const found: Notice[] = [{ to: asked, kind, since }];
  const person = world.facts.people.find((one) => one.id === asked);
  if (urgency !== 'normal') {
    const watch = waits(conversation, world) ? onCallNow(world).filter((one) => one.id !== asked) : [];
    found.push(...watch.map(({ id }): Notice => ({ to: id, kind, since })));
    found.push(...world.channels.map((id): Notice => ({ to: `${CHANNEL_PREFIX}${id}`, kind, since })));
  }
  found.push(...escalated(conversation, world).map((to): Notice => ({ to, kind, since })));
  if (world.reachable(asked)) return found;
  const about = person?.name ?? asked;
  const told = standIns(world, asked).filter(({ id }) => found.every((one) => one.to !== id));
  return [...found, ...told.map(({ id }): Notice => ({ to: id, kind: 'unreached', since, about }))];
}

/** The first line of the resident that nobody has answered since. */
function unanswered(conversation: Conversation) {
  const { transcript, handover } = conversation;
  const answered = transcript.findLastIndex((line) => line.from === 'worker');
  const taken = handover?.acceptedAt ?? '';
  return transcript.slice(answered + 1).find((line) => line.from === 'resident' && line.at > taken);
}

function messages(conversation: Conversation, world: World): Wanted {
  const to = owner(conversation);
  const line = to === undefined ? undefined : unanswered(conversation);
  if (to === undefined || line === undefined) return { notices: [], again: undefined };
  const cry = conversation.promises.find((one) => one.urgent !== undefined && one.keptAt === undefined);
  if (cry !== undefined) {
    const kind = cry.urgent === 'emergency' ? 'danger' : 'message';
    return { notices: [{ to, kind, since: cry.id }], again: undefined };
  }
  // Whatever somebody in danger writes is read at once.
  if (conversation.handover?.urgency === 'emergency')
    return { notices: [{ to, kind: 'message', since: line.id }], again: undefined };
  const at = addMinutes(line.at, MESSAGE_AFTER_MINUTES);
  if (at > world.now) return { notices: [], again: at };
  return { notices: [{ to, kind: 'message', since: line.id }], again: undefined };
}

function tasks(conversation: Conversation, world: World): Notice[] {
  const leads = world.facts.people.filter((worker) => worker.role === 'teamleider').map(({ id }) => id);
  return conversation.promises
    .filter((one) => one.keptAt === undefined)
    .flatMap(({ id: since, kind, owner: to, brokenAt }): Notice[] => {
      if (kind === 'phone-task' || kind === 'outcome' || kind === 'arrange') return [{ to, kind, since }];
      if (kind === 'registration' && brokenAt === undefined) return [{ to, kind, since }];
      if (brokenAt === undefined || kind === 'person-answers') return [];
      const about = PROMISES[kind];
      const danger = kind === 'reply' && conversation.handover?.urgency === 'emergency';
      const watch = danger ? onCallNow(world).map(({ id }) => id) : [];
      return [...new Set([to, ...leads, ...watch])].map((id): Notice => ({
        to: id,
        kind: 'late',
        since,
        about,
      }));
    });
}

function feedback(conversation: Conversation, world: World): Notice[] {
  const { referrer, feedback: told = [] } = conversation.traject ?? {};
  const to = referrer?.worker;
  const last = told.at(-1);
  if (to === undefined || last?.toldAt === undefined) return [];
  if (addMinutes(last.toldAt, FEEDBACK_DAYS * DAY_MINUTES) < world.now) return [];
  return [{ to, kind: 'feedback', since: last.id, about: MOMENTS[last.moment] }];
}

/** What cannot wait until its worker looks at the desk by themselves. */
const PRESSING: readonly Notice['kind'][] = ['danger', 'message', 'phone-task'];

/** Teams does not reach who this is for: whoever is on call, else the team lead, hears that and whom to reach. */
function elsewhere(notices: readonly Notice[], world: World): Notice[] {
  return notices
    .filter(({ to, kind }) => PRESSING.includes(kind) && !world.reachable(to))
    .flatMap(({ to, since }) => {
      const about = world.facts.people.find(({ id }) => id === to)?.name ?? to;
      return standIns(world, to).map(({ id }): Notice => ({ to: id, kind: 'unreached', since, about }));
    });
}

export function wantedNotices(conversation: Conversation, world: World): Wanted {
  const asked = offers(conversation, world);
  const written = messages(conversation, world);
  const open = tasks(conversation, world);
  const again = asked.length > 0 ? addMinutes(world.now, WATCH_EVERY_MINUTES) : written.again;
  return {
    notices: [
      ...asked,
      ...written.notices,
      ...open,
      ...feedback(conversation, world),
      ...elsewhere([...written.notices, ...open], world),
    ],
    again,
  };
}
