/** What a worker may see of one conversation: everything needed in half a minute, as far as role and consent allow. */
import type { Context } from '../../dialogs/context.ts';
import type { Conversation, Line } from '../../dialogs/conversation.ts';
import { toRow } from '../../dialogs/desk-row.ts';
import { summaryLines } from '../../dialogs/summary.ts';
import type { DeskRow } from '../store/port.ts';

/** WhatsApp lets a business write freely for this long after the resident's last message. */
const WINDOW_HOURS = 24;
const LAST_WORDS = 3;

export type ViewContext = Omit<Context, 'now' | 'money'>;

function nameOf(context: ViewContext, id: string): string {
  return context.facts.people.find((worker) => worker.id === id)?.name ?? id;
}

function ownWords(conversation: Conversation): string[] {
  return conversation.transcript
    .filter((line) => line.from === 'resident' && line.text.length > 3)
    .slice(0, LAST_WORDS)
    .map((line) => line.text);
}

/** Refused consent hides what was told before; what is written from then on goes to the worker knowingly. */
function visibleLines(conversation: Conversation): { lines: readonly Line[]; withheld: boolean } {
  const refused = conversation.consent.worker;
  if (refused?.given !== false) return { lines: conversation.transcript, withheld: false };
  return { lines: conversation.transcript.filter((line) => line.at > refused.at), withheld: true };
}

function overview(conversation: Conversation, context: ViewContext, withheld: boolean) {
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
    interpreter: conversation.lang !== 'nl',
    callTimes: conversation.answers['call-time']?.words ?? null,
    agreed: conversation.handover?.agreed ?? null,
    promises: conversation.promises.map((promised) => ({
      what: promised.what,
      owner: promised.owner,
      ownerName: nameOf(context, promised.owner),
      due: promised.due,
      kept: promised.keptAt ?? null,
      broken: promised.brokenAt ?? null,
    })),
    tasks: (conversation.traject?.todos ?? []).map(({ id, text, who, doneAt }) => ({
      id,
      text,
      who,
      done: doneAt !== undefined,
    })),
  };
}

/** The same in a few readable lines. */
function summaryText(view: ReturnType<typeof overview>): string {
  const parts = [
    view.colour === null ? 'Nog geen kleur' : `${view.colour}: ${view.why ?? ''}`,
    ...view.words.map((words) => `"${words}"`),
    ...view.needFirst,
    view.callTimes === null ? '' : `Bellen: ${view.callTimes}`,
    view.interpreter ? `Taal: ${view.language}` : '',
    view.agreed === null ? '' : `Afgesproken: ${view.agreed}`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function whatsappWindow(conversation: Conversation, now: string) {
  const last = conversation.channels.find((channel) => channel.kind === 'whatsapp')?.lastInboundAt;
  if (last === undefined) return { open: true };
  const until = new Date(Date.parse(last) + WINDOW_HOURS * 3_600_000).toISOString();
  return { open: until > now, until };
}

function lineView(line: Line, context: ViewContext) {
  return {
    id: line.id,
    at: line.at,
    from: line.from,
    ...(line.by === undefined ? {} : { by: line.by, byName: nameOf(context, line.by) }),
    text:
      line.media === undefined ? line.text : `${line.text} [${line.media} bijlage(n), niet geopend]`.trim(),
    ...(line.delivery === undefined ? {} : { delivery: line.delivery.state }),
  };
}

export function rowView(row: DeskRow, context: ViewContext) {
  return { ...row, workerName: row.worker === null ? null : nameOf(context, row.worker) };
}

/** The answer of GET /api/desk/conversations/:id. */
export function conversationView(conversation: Conversation, context: ViewContext, now: string) {
  const row = toRow(conversation);
  const { lines, withheld } = visibleLines(conversation);
  const half = overview(conversation, context, withheld);
  const { handover } = conversation;
  return {
    id: conversation.id,
    name: row.name,
    stoplight: row.stoplight,
    status: row.status,
    summary: summaryText(half),
    overview: half,
    transcript: lines.map((line) => lineView(line, context)),
    handover: handover === undefined ? null : { ...handover, workerName: nameOf(context, handover.worker) },
    promises: half.promises,
    consent: conversation.consent,
    traject: conversation.traject ?? null,
    stoplightHistory: conversation.stoplightHistory,
    window: whatsappWindow(conversation, now),
    ...(withheld ? { withheld: 'no-consent' } : {}),
    ...(conversation.optedOutAt === undefined ? {} : { optedOut: true }),
  };
}
