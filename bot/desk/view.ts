/** What a worker may see of one conversation: everything needed in half a minute, as far as role and consent allow. */
import { civilDateOf } from '../../dialogs/civil-time.ts';
import type { Worker } from '../../dialogs/city.ts';
import type { Context } from '../../dialogs/context.ts';
import type { Conversation, Handover, Line } from '../../dialogs/conversation.ts';
import { toRow } from '../../dialogs/desk-row.ts';
import { whoHasPhone } from '../../dialogs/handover/phone-task.ts';
import { atTheTable, lastSitting } from '../../dialogs/spreekuur/of.ts';
import { monthView } from '../../dialogs/maandgesprek/view.ts';
import { summaryLines } from '../../dialogs/summary.ts';
import type { DeskRow } from '../store/port.ts';
import { lettersView } from './letters-view.ts';
import { mayDo } from './may.ts';
import { ownWords } from './own-words.ts';
import { isWritten } from '../../dialogs/talk.ts';
import { quickReplies } from './quick-replies.ts';
import { phoneFor } from './phone-for.ts';
import { whatsappWindow } from './whatsapp-window.ts';

export type ViewContext = Omit<Context, 'now' | 'money'>;

function nameOf(context: ViewContext, id: string): string {
  return context.facts.people.find((worker) => worker.id === id)?.name ?? id;
}

/** Refused consent hides what was told before; what is written from then on goes to the worker knowingly. */
function visibleLines(conversation: Conversation): { lines: readonly Line[]; withheld: boolean } {
  const refused = conversation.consent.worker;
  if (refused?.given !== false) return { lines: conversation.transcript, withheld: false };
  return { lines: conversation.transcript.filter((line) => line.at > refused.at), withheld: true };
}

function overview(conversation: Conversation, context: ViewContext, withheld: boolean, worker: Worker) {
  const told = summaryLines({ context: { ...context, now: '' }, now: conversation }, 'nl').map(
    (line) => line.line,
  );
  const answers = withheld ? {} : conversation.answers;
  return {
    colour: conversation.stoplight?.colour ?? null,
    why: conversation.stoplight?.reason ?? null,
    since: conversation.stoplight?.at ?? null,
    words: withheld ? [] : ownWords(conversation),
    needFirst: withheld ? [] : told,
    tried: answers.tried?.words ?? null,
    involved: answers.involved?.words ?? null,
    language: conversation.lang,
    interpreter: !worker.languages.includes(conversation.lang),
    standIn: !isWritten(context, conversation.lang),
    unreviewed: context.texts.unreviewed(conversation.lang),
    callTimes: answers['call-time']?.words ?? null,
    agreed: conversation.handover?.agreed ?? null,
    promises: conversation.promises.map((promised) => ({
      kind: promised.kind,
      what: promised.what,
      owner: promised.owner,
      ownerName: nameOf(context, promised.owner),
      due: promised.due,
      kept: promised.keptAt ?? null,
      broken: promised.brokenAt ?? null,
      ...(promised.urgent === undefined ? {} : { urgent: promised.urgent }),
    })),
    tasks: (conversation.traject?.todos ?? []).map(({ id, text, who, goal, doneAt }) => ({
      id,
      text,
      who,
      ...(goal === undefined ? {} : { goal }),
      done: doneAt !== undefined,
    })),
  };
}

function handoverView(handover: Handover, context: ViewContext) {
  return {
    ...handover,
    workerName: nameOf(context, handover.worker),
    passed: handover.passed.map((one) => ({ ...one, workerName: nameOf(context, one.worker) })),
  };
}

/** The same in a few readable lines. */
function summaryText(view: ReturnType<typeof overview>): string {
  const parts = [
    view.colour === null ? 'Nog geen kleur' : `${view.colour}: ${view.why ?? ''}`,
    ...view.words.map((words) => `"${words}"`),
    ...view.needFirst,
    view.callTimes === null ? '' : `Bellen: ${view.callTimes}`,
    view.language === 'nl' ? '' : `Taal: ${view.language}`,
    view.agreed === null ? '' : `Afgesproken: ${view.agreed}`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** What came beside the words, or instead of them. */
function noteOn({ media, spoken }: Line): string {
  if (spoken === 'heard') return ' [ingesproken; een computer schreef dit op]';
  if (spoken === 'unheard') return ' [spraakbericht, niet beluisterd]';
  return media === undefined ? '' : ` [${media} bijlage(n)]`;
}

function sentAs({ picture, speech }: Line): { sentAs?: 'picture' | 'speech' } {
  if (picture !== undefined) return { sentAs: 'picture' };
  return speech === undefined ? {} : { sentAs: 'speech' };
}

function lineView(line: Line, context: ViewContext) {
  return {
    id: line.id,
    at: line.at,
    from: line.from,
    ...(line.by === undefined ? {} : { by: line.by, byName: nameOf(context, line.by) }),
    text: `${line.text}${noteOn(line)}`.trim(),
    ...(line.lang === undefined ? {} : { lang: line.lang }),
    ...sentAs(line),
    ...(line.delivery === undefined ? {} : { delivery: line.delivery.state }),
  };
}

/** With which volunteer the resident sits or sat, and whether there is a phone to reach them by. */
function besideOf(conversation: Conversation, context: ViewContext) {
  const sitting = lastSitting(conversation);
  if (sitting === undefined) return {};
  const reach = conversation.channels.length > 0 ? 'heeft een telefoon' : 'heeft geen telefoon';
  const table = sitting.state === 'open' ? 'zit nu aan tafel bij' : 'zat aan tafel bij';
  return { beside: `${table} ${nameOf(context, sitting.volunteer)} (spreekuur), ${reach}` };
}

/** No phone, and nobody at the table to read words aloud: what is written reaches nobody. */
const isOutOfReach = (conversation: Conversation, now: string) =>
  conversation.channels.length === 0 && atTheTable(conversation, now) === undefined;

export function rowView(row: DeskRow, context: ViewContext) {
  return { ...row, workerName: row.worker === null ? null : nameOf(context, row.worker) };
}

/** The answer of GET /api/desk/conversations/:id, for this worker. */
export function conversationView(
  conversation: Conversation,
  context: ViewContext,
  now: string,
  worker: Worker,
) {
  const row = toRow(conversation);
  const { lines, withheld } = visibleLines(conversation);
  const half = overview(conversation, context, withheld, worker);
  const { handover } = conversation;
  const phone = phoneFor(conversation, worker);
  const letters = lettersView(conversation, worker);
  const phoneWith = whoHasPhone(conversation);
  return {
    id: conversation.id,
    name: row.name,
    stoplight: row.stoplight,
    status: row.status,
    summary: summaryText(half),
    overview: half,
    replies: quickReplies(conversation, context, worker),
    transcript: lines.map((line) => lineView(line, context)),
    handover: handover === undefined ? null : handoverView(handover, context),
    promises: half.promises,
    consent: conversation.consent,
    traject: conversation.traject ?? null,
    ...(letters === undefined ? {} : { letters }),
    ...besideOf(conversation, context),
    ...(mayDo(conversation, worker).guide && conversation.consent.budget?.given === true
      ? { maandgesprek: conversation.maandgesprek && monthView(conversation.maandgesprek, civilDateOf(now)) }
      : {}),
    stoplightHistory: conversation.stoplightHistory,
    window: whatsappWindow(conversation, context.facts.city, now),
    may: mayDo(conversation, worker),
    ...(phone === undefined ? {} : { phone }),
    ...(phoneWith === undefined ? {} : { phoneWith }),
    ...(withheld ? { withheld: 'no-consent' } : {}),
    ...(conversation.optedOutAt === undefined ? {} : { optedOut: true }),
    ...(isOutOfReach(conversation, now) ? { outOfReach: true } : {}),
  };
}
