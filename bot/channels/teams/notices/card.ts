/**
 * Adaptive Cards: colour, reason, waiting since when, promised by when, and what can be done. Never a message's text.
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
 */
import type { Conversation } from '../../../../dialogs/conversation.ts';
import { owner } from '../../../../dialogs/handover/state.ts';
import type { CityFacts } from '../../../../dialogs/city.ts';
import type { Message } from '../wire.ts';
import { firstName, NO_COLOUR, sayWhen, SIGNS, startingWithCapital } from '../words.ts';
import { callTitle } from './call-title.ts';
import type { Notice, NoticeKind } from './notice.ts';
import { openPromise } from '../../../../dialogs/promised.ts';

type Part = Readonly<Record<string, unknown>>;
export type CardMessage = Extract<Message, { card: unknown }>;

export interface CardWorld {
  readonly facts: CityFacts;
  /** Address that opens a conversation in the tab. */
  readonly link: (conversation: string) => string;
  /** What of a reason may be shown in Teams. */
  readonly shownReason: (reason: string) => string;
}

/** Highest version that Teams shows on every device; Action.Execute needs 1.4. */
const VERSION = '1.4';
/** Why a worker cannot, to choose from; the next one is asked at once. */
const WHY_NOT = [
  'Ik ben in gesprek',
  'Ik ben nu niet aan het werk',
  'Mijn caseload is vol',
  'Past beter bij een ander',
];

const TITLES: Readonly<Record<NoticeKind, (name: string, about: string) => string>> = {
  offer: (name) => `Wil jij ${name} helpen?`,
  emergency: (name) => `Nu hulp nodig: ${name}`,
  unreached: (name, about) => `Teams bereikt ${about} niet. Help jij ${name}, of bel jij ${about}?`,
  danger: (name) => `Gevaar: lees nu wat ${name} schrijft`,
  message: (name) => `${startingWithCapital(name)} schreef je`,
  'phone-task': callTitle,
  late: (name, about) => `Nog niet gedaan voor ${name}: ${about}`,
  outcome: (name) => `Was ${name} bij de afspraak? Noteer het even`,
  arrange: (name) => `Maak een afspraak met ${name} rond`,
  registration: (name) => `Bevestig de aanmelding van ${name} aan wie aanmeldde`,
  feedback: (name, about) => `${startingWithCapital(name)} ${about}`,
};

const CAN_TAKE: readonly NoticeKind[] = ['offer', 'emergency', 'unreached'];

function card(body: readonly Part[], actions: readonly Part[], refresh?: Part): Part {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: VERSION,
    ...(refresh === undefined ? {} : { refresh }),
    body,
    actions,
  };
}

const line = (text: string, more: Part = {}): Part => ({ type: 'TextBlock', text, wrap: true, ...more });
const open = (world: CardWorld, id: string): Part => ({
  type: 'Action.OpenUrl',
  title: 'Open in Warmlijn',
  url: world.link(id),
});
const execute = (verb: string, title: string, data: Part): Part => ({
  type: 'Action.Execute',
  verb,
  title,
  data,
});

function takeActions(conversation: string, notice: Notice): Part[] {
  const data = { conversation, kind: notice.kind };
  const why = {
    type: 'Input.ChoiceSet',
    id: 'why',
    label: 'Waarom niet?',
    value: WHY_NOT[0],
    choices: WHY_NOT.map((title) => ({ title, value: title })),
  };
  const decline = {
    type: 'Action.ShowCard',
    title: 'Ik kan nu niet',
    card: { type: 'AdaptiveCard', body: [why], actions: [execute('decline', 'Vraag een ander', data)] },
  };
  const take = { ...execute('accept', 'Ik neem het over', data), style: 'positive' };
  // Only who was asked can pass it on; the others simply do not take it.
  return notice.kind === 'unreached' || notice.to.startsWith('channel:') ? [take] : [take, decline];
}

function facts(conversation: Conversation, notice: Notice, world: CardWorld): Part {
  const { handover, stoplight, promises } = conversation;
  const waits = CAN_TAKE.includes(notice.kind);
  const reason = waits ? handover?.reason : stoplight?.reason;
  const due = openPromise(promises, 'person-answers')?.due;
  const rows = [
    ['Waarom', reason === undefined ? undefined : world.shownReason(reason)],
    ['Wacht sinds', waits && handover !== undefined ? sayWhen(handover.requestedAt) : undefined],
    ['Beloofd voor', waits && due !== undefined ? sayWhen(due) : undefined],
  ];
  return {
    type: 'FactSet',
    facts: rows.flatMap(([title, value]) => (value === undefined ? [] : [{ title, value }])),
  };
}

/** The card of a notice. @param user the person's Teams id: the card then renews itself when they look at it */
export function noticeCard(
  conversation: Conversation,
  notice: Notice,
  world: CardWorld,
  user?: string,
): CardMessage {
  const name = firstName(conversation.name);
  const task = conversation.promises.find(({ id }) => id === notice.since)?.what;
  const about = notice.kind === 'phone-task' ? task : notice.about;
  const title = TITLES[notice.kind](name, about ?? '');
  const refresh = user && {
    action: execute('refresh', 'Ververs', { conversation: conversation.id, kind: notice.kind }),
    userIds: [user],
  };
  if (notice.kind === 'feedback')
    // Who referred may know what became of it, and nothing else.
    return { card: card([line(title)], []), summary: title };
  const { sign, style } =
    conversation.stoplight === undefined ? NO_COLOUR : SIGNS[conversation.stoplight.colour];
  const body = [
    { type: 'Container', style, bleed: true, items: [line(sign, { weight: 'Bolder' })] },
    line(title, { size: 'Medium', weight: 'Bolder' }),
    facts(conversation, notice, world),
  ];
  const free = CAN_TAKE.includes(notice.kind) && owner(conversation) === undefined;
  const take = free ? takeActions(conversation.id, notice) : [];
  return {
    card: card(
      body,
      [...take, open(world, conversation.id)],
      refresh === undefined || refresh === '' ? undefined : refresh,
    ),
    summary: title,
  };
}

/** What became of it, in one line, for who reads this card. */
function became(
  conversation: Conversation,
  to: string,
  kind: NoticeKind,
  { facts: { people } }: CardWorld,
): string {
  const nameOf = (id: string | undefined) => people.find((one) => one.id === id)?.name ?? 'Een collega';
  const has = owner(conversation);
  if (!CAN_TAKE.includes(kind)) {
    if (has !== undefined && has !== to) return `${nameOf(has)} heeft dit gesprek nu.`;
    return kind === 'message' || kind === 'danger' ? 'Beantwoord.' : 'Gedaan.';
  }
  if (has === to) return 'Jij hebt dit gesprek.';
  if (has !== undefined) return `${nameOf(has)} heeft het overgenomen.`;
  const { handover } = conversation;
  if (handover?.state === 'offered') return `Nu gevraagd: ${nameOf(handover.worker)}.`;
  if (handover?.state === 'withdrawn') return 'Niet meer nodig: de bewoner trok de vraag in.';
  return 'Afgerond.';
}

/** The card after its occasion: nothing to press any more but opening it. */
export function settledCard(
  conversation: Conversation | undefined,
  to: string,
  kind: NoticeKind,
  world: CardWorld,
): CardMessage {
  if (conversation === undefined) {
    const gone = 'Dit gesprek is er niet meer.';
    return { card: card([line(gone, { isSubtle: true })], []), summary: gone };
  }
  const words = became(conversation, to, kind, world);
  const summary = `${startingWithCapital(firstName(conversation.name))}: ${words}`;
  const actions = kind === 'feedback' ? [] : [open(world, conversation.id)];
  return { card: card([line(summary, { isSubtle: true })], actions), summary };
}
