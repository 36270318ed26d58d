/** Retention, wired to the store, the turns and the audit log. */
import type { City } from '../../dialogs/city.ts';
import { startRetention, type Retention } from '../agenda/retention.ts';
import { eraseResident } from '../erase/erase-resident.ts';
import { trimAudit } from '../ledger/audit/trim.ts';
import { openLinkCodes } from '../ledger/link-codes/link-codes.ts';
import type { Parts } from './parts.ts';

export function openRetention(
  parts: Pick<Parts, 'store' | 'turns' | 'outbox' | 'events' | 'clock' | 'log'> & { readonly city: City },
): Retention {
  const { store, turns, outbox, events, clock, log, city } = parts;
  const linkCodes = openLinkCodes(store, clock);
  const erasing = { store, linkCodes, alone: turns.alone, stopSending: outbox.forget };
  return startRetention({
    store,
    turns,
    clock,
    log,
    days: city.retentionDays,
    trimAudit: (before) => trimAudit(store, before),
    erase: async (key) => {
      await eraseResident(erasing, key);
      events.tell('gone', key);
    },
  });
}
