/** One look at the provider for a message whose outcome is unknown (design C4). */
import {
  isTooOld,
  possibleForms,
  type DeliveryResult,
  type Form,
  type Outbound,
} from '../../dialogs/deliveries.ts';
import type { LookUp } from '../channels/port.ts';
import { later, outgoing, TOO_LATE, type Tools } from './attempt.ts';
import { notesOf, type Mailbox, type Probe } from './mailbox.ts';

/** `again`: looked often enough, it is not there, it may leave again. */
export type Looked = DeliveryResult | { readonly kind: 'again' };

function otherIds(box: Mailbox, line: Outbound): readonly string[] {
  return box.current.transcript.flatMap((one) =>
    one.id === line.id || one.delivery?.providerId === undefined ? [] : [one.delivery.providerId],
  );
}

async function lookFor(tools: Tools, box: Mailbox, line: Outbound, form: Form): Promise<LookUp> {
  const carrier = tools.carriers.get(form.via);
  if (carrier === undefined) return { kind: 'absent' };
  try {
    const message = outgoing(tools, box.key, line, form);
    return await carrier.lookUp(message, line.delivery.since, otherIds(box, line));
  } catch {
    return { kind: 'unavailable' };
  }
}

function probeOf(tools: Tools, box: Mailbox, line: Outbound): Probe {
  const { length: enough } = tools.limits.looksMs;
  return (notesOf(box, line.id).probe ??= { absent: 0, enough, failures: 0 });
}

/** Never throws. */
export async function look(tools: Tools, box: Mailbox, line: Outbound): Promise<Looked> {
  const about = { lineId: line.id, attempt: line.delivery.tries };
  const probe = probeOf(tools, box, line);
  const error = line.delivery.error ?? 'unknown';
  const forms = probe.form === undefined ? possibleForms(box.current, line, tools.policy) : [probe.form];
  for (const form of forms) {
    const seen = await lookFor(tools, box, line, form);
    tools.heard('look-up', seen.kind, line.id);
    if (seen.kind === 'found') {
      const { providerId, status } = seen;
      return {
        ...about,
        kind: 'sent',
        providerId,
        via: form.kind,
        ...(status === undefined ? {} : { status }),
      };
    }
    if (seen.kind === 'unavailable') {
      if (isTooOld(line.at, tools.clock.now())) return { ...about, kind: 'failed', error: TOO_LATE };
      const due = later(tools, tools.limits.backOff(probe.failures, tools.chance()));
      probe.failures += 1;
      return { ...about, kind: 'uncertain', due, error };
    }
  }
  probe.failures = 0;
  probe.absent += 1;
  if (probe.absent < probe.enough) {
    return { ...about, kind: 'uncertain', due: later(tools, tools.limits.looksMs[probe.absent] ?? 0), error };
  }
  notesOf(box, line.id).probe = undefined;
  return { kind: 'again' };
}
