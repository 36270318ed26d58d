/** What happens with each thing Teams tells: who is it, may they, do it through the same turns as the desk, answer. */
import type { Worker } from '../../../dialogs/city.ts';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { workerOf } from '../../desk/sign-in/sign-in.ts';
import type { TurnEnd } from '../../turn.ts';
import { answerChat, guides, helpFor, UNKNOWN_PERSON, type ChatDeps } from './chat.ts';
import type { Incoming, Place, Pressed } from './incoming.ts';
import { noticeCard, settledCard, type CardWorld } from './notices/card.ts';
import { cardId, CHANNEL_PREFIX, NOTICE_KINDS, type Notice, type NoticeKind } from './notices/notice.ts';
import type { Notifier } from './notices/notifier.ts';
import type { Places } from './places.ts';
import type { Seen } from './seen.ts';
import type { Handled, Reply, TeamsWire } from './wire.ts';

export interface EdgeDeps extends ChatDeps, CardWorld {
  readonly tenantId: string;
  readonly places: Places;
  readonly seen: Seen;
  readonly notifier: Pick<Notifier, 'wanted' | 'saw' | 'lookSoon'>;
  readonly load: (conversation: string) => Promise<Conversation | undefined>;
  readonly decline: (conversation: string, worker: string, reason: string) => Promise<TurnEnd>;
}

export type Edge = Parameters<TeamsWire['receive']>[1];

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
const WELCOME = 'Hallo, ik ben Warmlijn. Ik laat je hier weten wanneer een bewoner op je wacht.';
const IN_CHANNEL = 'Hier laat ik weten wanneer er snel iemand nodig is. Wie wil, neemt over.';
const LEADS_ONLY = 'Alleen een teamleider kan mij aan een kanaal toevoegen.';
const DONE: Handled = { kind: 'done' };

function invokeError(code: string, message: string, statusCode: number): Handled {
  const value = { code, message };
  return { kind: 'invoke', body: { statusCode, type: 'application/vnd.microsoft.error', value } };
}

/** Where notices for this worker, or for this channel, are sent. */
function addressee(worker: Worker, place: Place): string {
  return place.scope === 'personal' ? worker.id : `${CHANNEL_PREFIX}${place.conversation}`;
}

async function added(deps: EdgeDeps, worker: Worker, place: Place, reply: Reply): Promise<Handled> {
  if (place.scope === 'group') return DONE;
  const channel = place.scope === 'channel';
  if (channel && worker.role !== 'teamleider') {
    await reply({ text: LEADS_ONLY });
    return DONE;
  }
  const isNew = await deps.places.remember(addressee(worker, place), place, deps.now());
  if (!isNew) return DONE;
  if (channel) await reply({ text: IN_CHANNEL });
  else await reply({ text: `${WELCOME}\n\n${helpFor(worker.role)}` });
  deps.notifier.lookSoon();
  return DONE;
}

async function removed(deps: EdgeDeps, worker: Worker, place: Place): Promise<Handled> {
  if (await deps.places.lose(addressee(worker, place), deps.now())) deps.notifier.lookSoon();
  return DONE;
}

function kindOf(text: string): NoticeKind {
  return NOTICE_KINDS.find((one) => one === text) ?? 'offer';
}

/** The card as it should look to this person now: 409 becomes a card that says who has it. */
async function cardNow(deps: EdgeDeps, worker: Worker, place: Place, { data }: Pressed): Promise<Handled> {
  const conversation = await deps.load(data.conversation);
  const to = addressee(worker, place);
  const kind = kindOf(data.kind);
  const same = (notice: Notice) => notice.to === to && notice.kind === kind;
  const notice = conversation && deps.notifier.wanted(conversation).find(same);
  const { card } =
    conversation !== undefined && notice !== undefined
      ? noticeCard(conversation, notice, deps, place.user)
      : settledCard(conversation, to, kind, deps);
  return { kind: 'invoke', body: { statusCode: 200, type: ADAPTIVE, value: card } };
}

async function press(deps: EdgeDeps, worker: Worker, incoming: Incoming, pressed: Pressed): Promise<Handled> {
  const { verb, data } = pressed;
  const { place, card } = incoming;
  if (verb === 'refresh') {
    const conversation = await deps.load(data.conversation);
    const to = addressee(worker, place);
    const notice =
      conversation &&
      deps.notifier.wanted(conversation).find((one) => one.to === to && one.kind === data.kind);
    if (notice !== undefined && card !== undefined)
      await deps.notifier.saw(cardId(data.conversation, notice), card);
    return cardNow(deps, worker, place, pressed);
  }
  if (!guides(worker.role)) return invokeError('Forbidden', 'Dit mag je hier niet doen.', 403);
  await deps.seen.once(incoming.id, () =>
    verb === 'accept'
      ? deps.take(data.conversation, worker.id)
      : deps.decline(data.conversation, worker.id, data.why ?? 'kan nu niet'),
  );
  return cardNow(deps, worker, place, pressed);
}

/** A person who is not in people.yaml is told so, and nothing of them is kept. */
async function unknown(incoming: Incoming, reply: Reply): Promise<Handled> {
  if (incoming.kind === 'pressed') return invokeError('Forbidden', UNKNOWN_PERSON, 403);
  if (incoming.kind === 'message') await reply({ text: UNKNOWN_PERSON });
  return DONE;
}

export function makeEdge(deps: EdgeDeps): Edge {
  return async (incoming, reply) => {
    const { person, place, id } = incoming;
    if (place.tenant !== deps.tenantId) return { kind: 'refused' };
    const worker = person === undefined ? undefined : workerOf(deps.people(), person);
    if (worker === undefined) return unknown(incoming, reply);
    if (incoming.kind === 'pressed') return press(deps, worker, incoming, incoming.pressed);
    const handled = await deps.seen.once(id, async (): Promise<Handled> => {
      switch (incoming.kind) {
        case 'added':
          return added(deps, worker, place, reply);
        case 'removed':
          return removed(deps, worker, place);
        case 'message':
          if (place.scope !== 'personal') return DONE;
          if (await deps.places.remember(worker.id, place, deps.now())) deps.notifier.lookSoon();
          await reply({ text: await answerChat(deps, worker, incoming.text, id) });
          return DONE;
        case 'other':
          return DONE;
      }
    });
    if (!incoming.invoke) return handled ?? DONE;
    return invokeError('BadRequest', 'Dit ken ik niet.', 400);
  };
}
