/** A resident whose messages do not arrive becomes a phone task for a named person: never silence (design C4, C7). */
import type { CityFacts, Worker } from '../city.ts';
import type { Conversation, Promised } from '../conversation.ts';
import { afterOpenMinutes, hoursOf } from '../office-hours.ts';
import { isAway } from './candidates.ts';
import { hasOpenHandover } from './state.ts';
import { openPromise } from '../promised.ts';
import { isWithStranger, OF_NEW_OWNER } from '../with-stranger.ts';

interface World {
  readonly facts: CityFacts;
  readonly now: string;
}

/**
 * Who calls: the worker of the open case, else the resident's own contact. Without either the team lead finds somebody
 * for a resident in rood or oranje; who stopped of their own accord before there was a case is left in peace.
 */
function caller(conversation: Conversation, { facts, now }: World): Worker | undefined {
  const { handover, fixedContact, stoplight, optedOutAt } = conversation;
  const byId = (id: string | undefined) => facts.people.find((one) => one.id === id);
  const own = byId(hasOpenHandover(conversation) ? handover?.worker : fixedContact);
  if (own !== undefined) return own;
  const pressing = stoplight?.colour === 'rood' || stoplight?.colour === 'oranje';
  if (!pressing || optedOutAt !== undefined) return undefined;
  const leads = facts.people.filter(({ role }) => role === 'teamleider');
  return leads.find((lead) => !isAway(lead, now)) ?? leads[0];
}

/** Who has the phone instead of the resident, as far as is known. */
export function whoHasPhone(
  conversation: Pick<Conversation, 'promises'>,
): 'stranger' | 'new-owner' | undefined {
  if (openPromise(conversation.promises, 'phone-task')?.what.includes(OF_NEW_OWNER) === true)
    return 'new-owner';
  return isWithStranger(conversation) ? 'stranger' : undefined;
}

/** The task as it should stand; undefined when there is one already, or nobody to call. */
export function phoneTaskOf(
  conversation: Conversation,
  why: string,
  world: World,
): Pick<Promised, 'kind' | 'what' | 'owner' | 'due'> | undefined {
  const worker = caller(conversation, world);
  const has = (kind: Promised['kind']) => openPromise(conversation.promises, kind);
  if (worker === undefined || has('phone-task') !== undefined) return undefined;
  const { city } = world.facts;
  const minutes = city.offerMinutes[conversation.handover?.urgency ?? 'normal'];
  const answer = has('person-answers')?.due;
  const due =
    answer !== undefined && answer > world.now
      ? answer
      : afterOpenMinutes(hoursOf(city, worker), world.now, minutes);
  return { kind: 'phone-task', what: `bellen: ${why}`, owner: worker.id, due };
}

/** The conversation with an open phone task; unchanged when there is one, or nobody to call. */
export function phoneTaskFor(conversation: Conversation, why: string, world: World): Conversation {
  const task = phoneTaskOf(conversation, why, world);
  if (task === undefined) return conversation;
  const counter = conversation.counter + 2;
  const id = (counter - 1).toString(36);
  const clock = { id: counter.toString(36), kind: 'promise-due', about: id, at: task.due } as const;
  return {
    ...conversation,
    counter,
    promises: [...conversation.promises, { id, madeAt: world.now, ...task }],
    agenda: [...conversation.agenda, clock],
  };
}
