/** Erasing a resident while the service runs, in the resident's own lane. */
import { eraseResident } from '../erase/erase-resident.ts';
import { insightOf } from '../insight/insight.ts';
import { makeRequestReader } from '../erase/request.ts';
import { openLinkCodes } from '../ledger/link-codes/link-codes.ts';
import { eraseRoutes } from '../routes/erase.ts';
import type { Router } from '../routes/server.ts';
import type { Vault } from '../store/vault.ts';
import { residentAddress } from '../turn.ts';
import type { Parts } from './parts.ts';

export function addErase(router: Router, parts: Parts, vault: Vault): void {
  const { store, turns, outbox, events, clock, log, money } = parts;
  const erasing = {
    store,
    linkCodes: openLinkCodes(store, clock),
    alone: turns.alone,
    stopSending: outbox.forget,
  };
  eraseRoutes(router, {
    open: makeRequestReader(vault),
    openInsight: makeRequestReader(vault, Date.now, 'insight'),
    insight: async (address) => {
      log.info('everything kept about a resident was read out');
      const key = store.keyOf(residentAddress(address));
      await money.looked('beheer', key, 'insight');
      return insightOf(store, key);
    },
    erase: async (address) => {
      const key = store.keyOf(residentAddress(address));
      const erased = await eraseResident(erasing, key);
      events.tell('changed', key);
      log.info({ things: erased.length }, 'a resident was erased');
      return erased;
    },
  });
}
