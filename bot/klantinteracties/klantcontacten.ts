/** Carries out what a turn asks of the register: reads the case as it is now, puts it there, writes down how it went. */
import type { Effect } from '../../dialogs/context.ts';
import { klantcontactSent } from '../../dialogs/klantcontact/klantcontact.ts';
import type { ViewContext } from '../desk/view.ts';
import { redacted } from '../redacted.ts';
import type { Store } from '../store/port.ts';
import type { Turns } from '../turn.ts';
import { klantcontactBody } from './klantcontact-body.ts';
import type { Register } from './register.ts';

export interface KlantcontactenDeps {
  readonly store: Pick<Store, 'load'>;
  readonly turns: Pick<Turns, 'change'>;
  readonly context: ViewContext;
  readonly register: Register;
  readonly log: { error(fields: object, message: string): void };
}

export interface Klantcontacten {
  /** After each durable commit. */
  after(key: string, effects: readonly Effect[]): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export function makeKlantcontacten({
  store,
  turns,
  context,
  register,
  log,
}: KlantcontactenDeps): Klantcontacten {
  /** By our id: the same one is never on its way twice. */
  const running = new Map<string, Promise<void>>();
  const carryOut = async (key: string, id: string): Promise<void> => {
    const conversation = await store.load(key);
    const record = conversation?.traject?.klantcontacten?.find((one) => one.id === id);
    if (conversation === undefined || record?.state !== 'sending') return;
    const end = await register.put(klantcontactBody(conversation, record, context));
    // Later: the agenda tries again by itself.
    if (end === 'later') return;
    await turns.change(key, (now) => klantcontactSent(now, id, end === 'never' ? undefined : end.uuid));
  };
  return {
    after: (key, effects) => {
      for (const effect of effects) {
        if (effect.kind !== 'klantcontact' || running.has(effect.id)) continue;
        const work = carryOut(key, effect.id)
          .catch((error: unknown) => {
            log.error({ err: redacted(error) }, 'a klantcontact could not be sent; it is tried again');
          })
          .finally(() => running.delete(effect.id));
        running.set(effect.id, work);
      }
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
