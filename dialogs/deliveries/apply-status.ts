/** Reports of the provider: ranked, so that disorder and repeats cannot move a line back. */
import type { Conversation, Delivery, DeliveryState } from '../conversation.ts';
import { isOutbound, withDelivery, without, type Outbound } from './lines.ts';
import { optOut } from './opt-out.ts';
import { NO_BUTTONS, OUTSIDE_WINDOW, reformed, type Applied, type StatusUpdate } from './result.ts';

const RANK: Readonly<Record<DeliveryState, number>> = {
  queued: 0,
  sending: 0,
  uncertain: 0,
  withheld: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  failed: 4,
};

export const NOT_DELIVERED = 'bericht niet aangekomen';

function findLine(conversation: Conversation, update: StatusUpdate): Outbound | undefined {
  const lines = conversation.transcript.filter(isOutbound);
  const { providerId, lineId } = update;
  const byProvider =
    providerId === undefined ? undefined : lines.find((line) => line.delivery.providerId === providerId);
  if (byProvider !== undefined) return byProvider;
  const line = lines.find((one) => one.id === lineId);
  // The line is another message at the provider by now: this report is about an attempt that is over.
  if (line?.delivery.providerId !== undefined && providerId !== undefined) return undefined;
  return line;
}

/** About an attempt before the present one: only good news can still be true of this line. */
function isOldNews({ delivery }: Outbound, update: StatusUpdate): boolean {
  if (delivery.providerId !== undefined || update.attempt === undefined) return false;
  const earlier = update.attempt < delivery.tries;
  return earlier && (update.status === 'failed' || reformed(delivery.error).error !== undefined);
}

/** The same words, to leave again in another form: as a template or an SMS, or with numbers instead of buttons. */
export function reroute(delivery: Delivery, now: string, error: string = OUTSIDE_WINDOW): Delivery {
  return {
    ...without(delivery, 'providerId', 'by'),
    state: 'queued',
    tries: delivery.tries + 1,
    due: now,
    error,
  };
}

/** The other form that this refusal asks for; undefined when there is none, or it was tried. */
function otherForm({ delivery, asks }: Outbound, { cause }: StatusUpdate): string | undefined {
  const { kind, error } = delivery;
  if (kind !== 'whatsapp' || error === OUTSIDE_WINDOW) return undefined;
  if (cause === 'window-closed') return OUTSIDE_WINDOW;
  return cause === 'content' && asks !== undefined && error !== NO_BUTTONS ? NO_BUTTONS : undefined;
}

function applyFailure(
  conversation: Conversation,
  line: Outbound,
  update: StatusUpdate,
  now: string,
): Applied {
  const { delivery } = line;
  if (RANK[delivery.state] >= RANK.delivered) return { conversation, phoneTasks: [] };
  const other = otherForm(line, update);
  if (other !== undefined) {
    return { conversation: withDelivery(conversation, line, reroute(delivery, now, other)), phoneTasks: [] };
  }
  const error = update.error ?? update.errorCode ?? NOT_DELIVERED;
  const { providerId = delivery.providerId } = update;
  const failed: Delivery = {
    ...without(delivery, 'due', 'by'),
    state: 'failed',
    error,
    ...(providerId === undefined ? {} : { providerId }),
  };
  const after = withDelivery(conversation, line, failed);
  if (update.cause === 'opted-out') return optOut(after, now);
  return { conversation: after, phoneTasks: [`${NOT_DELIVERED}: ${error}`] };
}

/**
 * Applies one report. Any report proves that the provider has the message, so a line that was uncertain is sent.
 * A failure is final unless the message was delivered or read already.
 * @param now UTC.
 */
export function applyStatus(conversation: Conversation, update: StatusUpdate, now: string): Applied {
  const line = findLine(conversation, update);
  if (line === undefined || isOldNews(line, update)) return { conversation, phoneTasks: [] };
  if (update.status === 'failed') return applyFailure(conversation, line, update, now);
  const state = update.status === 'delivered' || update.status === 'read' ? update.status : 'sent';
  const { delivery } = line;
  if (RANK[state] <= RANK[delivery.state]) return { conversation, phoneTasks: [] };
  const { providerId = delivery.providerId } = update;
  const moved: Delivery = {
    ...without(delivery, 'due', 'error', 'by'),
    state,
    ...(providerId === undefined ? {} : { providerId }),
    ...reformed(delivery.error),
  };
  return { conversation: withDelivery(conversation, line, moved), phoneTasks: [] };
}
