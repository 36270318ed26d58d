/** The tables of volunteers, wired to the store, the turns and the way a number is written to. */
import type { Channel } from '../../dialogs/conversation.ts';
import { eraseResident } from '../erase/erase-resident.ts';
import { openLinkCodes } from '../ledger/link-codes/link-codes.ts';
import type { DeskRouter } from '../routes/guard.ts';
import { spreekuurRoutes } from '../routes/spreekuur.ts';
import type { Settings } from '../settings.ts';
import { makePaper } from '../spreekuur/paper.ts';
import { makeTables, type Tables } from '../spreekuur/tables.ts';
import type { Parts } from './parts.ts';

/** WhatsApp where there is a sender for it (with SMS behind it), else SMS; in the try-out its own phone. */
export function channelFor({ tryOut, twilio }: Settings): (number: string) => Channel {
  if (twilio === undefined && tryOut)
    return (number) => ({ kind: 'whatsapp', via: 'tryout', address: `whatsapp:${number}` });
  const kind = twilio?.whatsappFrom === undefined ? 'sms' : 'whatsapp';
  return (address) => ({ kind, via: 'twilio', address });
}

export function openTables(
  parts: Pick<
    Parts,
    'settings' | 'store' | 'turns' | 'clock' | 'viewContext' | 'log' | 'events' | 'money'
  > & {
    readonly stopSending: (key: string) => void;
  },
): Tables {
  const { settings, store, turns, clock, viewContext, log, events, money, stopSending } = parts;
  const erasing = { store, linkCodes: openLinkCodes(store, clock), alone: turns.alone, stopSending };
  return makeTables({
    store,
    turns,
    log,
    context: () => ({ ...viewContext, now: clock.now() }),
    channelFor: channelFor(settings),
    looked: money.looked,
    erase: async (key) => {
      await eraseResident(erasing, key);
      events.tell('gone', key);
    },
  });
}

export function addSpreekuur(desk: DeskRouter, { viewContext, clock }: Parts, tables: Tables): void {
  const paper = makePaper(() => ({ ...viewContext, now: clock.now() }));
  spreekuurRoutes(desk, {
    tables,
    paper: async (worker, id) => {
      const conversation = await tables.conversation(worker, id);
      return conversation && paper(conversation, id);
    },
  });
}
