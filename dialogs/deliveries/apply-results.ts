/** What sending reports, written into the conversation. Applying the same result twice changes nothing. */
import type { Conversation, Delivery } from '../conversation.ts';
import { applyStatus, NOT_DELIVERED } from './apply-status.ts';
import { isOutbound, isUnsettled, withDelivery, type Outbound } from './lines.ts';
import { optOut } from './opt-out.ts';
import { reformed, type Applied, type DeliveryResult } from './result.ts';

function sameDelivery(one: Delivery, other: Delivery): boolean {
  return (
    one.state === other.state &&
    one.tries === other.tries &&
    one.since === other.since &&
    one.due === other.due &&
    one.by === other.by &&
    one.error === other.error
  );
}

/** An unsettled state, without what only belonged to the one before. */
function moved(delivery: Delivery, change: Partial<Delivery> & Pick<Delivery, 'state'>): Delivery {
  const kept = reformed(delivery.error);
  const next: Delivery = { ...delivery, due: undefined, error: undefined, by: undefined, ...kept, ...change };
  return sameDelivery(next, delivery) ? delivery : next;
}

function applySent(
  conversation: Conversation,
  line: Outbound,
  result: DeliveryResult & { kind: 'sent' },
  now: string,
): Applied {
  const { attempt: tries, via: kind, providerId } = result;
  const sent = moved(line.delivery, { state: 'sent', tries, kind, providerId });
  const after = withDelivery(conversation, line, sent);
  if (result.status === undefined) return { conversation: after, phoneTasks: [] };
  return applyStatus(after, { providerId: result.providerId, status: result.status }, now);
}

function applyResult(conversation: Conversation, result: DeliveryResult, now: string): Applied {
  const line = conversation.transcript.find((one) => one.id === result.lineId);
  if (line === undefined || !isOutbound(line)) return { conversation, phoneTasks: [] };
  const { delivery } = line;
  if (!isUnsettled(delivery) || result.attempt < delivery.tries) return { conversation, phoneTasks: [] };
  const becomes = (change: Parameters<typeof moved>[1], phoneTasks: readonly string[] = []): Applied => ({
    conversation: withDelivery(conversation, line, moved(delivery, { tries: result.attempt, ...change })),
    phoneTasks,
  });
  switch (result.kind) {
    case 'sent':
      return applySent(conversation, line, result, now);
    case 'sending':
      // Somebody else began this very attempt: it is theirs.
      if (delivery.state === 'sending' && result.attempt === delivery.tries) {
        return { conversation, phoneTasks: [] };
      }
      return becomes({
        state: 'sending',
        since: result.since,
        ...(result.due === undefined ? {} : { due: result.due }),
        ...(result.by === undefined ? {} : { by: result.by }),
      });
    case 'retry':
      return becomes({
        state: 'queued',
        tries: result.attempt + 1,
        due: result.due,
        error: reformed(delivery.error).error ?? result.error,
      });
    case 'uncertain':
      return becomes({
        state: 'uncertain',
        due: result.due,
        error: reformed(delivery.error).error ?? result.error,
      });
    case 'withheld':
      return becomes({ state: 'withheld', error: result.error });
    case 'failed':
      return becomes({ state: 'failed', error: result.error }, [`${NOT_DELIVERED}: ${result.error}`]);
    case 'opted-out':
      return optOut(becomes({ state: 'failed', error: result.error }).conversation, now);
  }
}

/**
 * Writes results into the conversation; results about an earlier attempt or a settled line are dropped.
 * @param now UTC.
 * @returns the same conversation object when nothing changed.
 */
export function applyResults(
  conversation: Conversation,
  results: readonly DeliveryResult[],
  now: string,
): Applied {
  let current = conversation;
  const phoneTasks: string[] = [];
  for (const result of results) {
    const applied = applyResult(current, result, now);
    current = applied.conversation;
    phoneTasks.push(...applied.phoneTasks);
  }
  return { conversation: current, phoneTasks };
}
