/** The store of the settings: the embedded one, or PostgreSQL when DATABASE_URL is set. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { TIMEOUT_MS } from '../channels/twilio/carrier.ts';
import type { Clock } from '../clock.ts';
import { hurried, OUTBOX_LIMITS, type OutboxLimits } from '../outbox/limits.ts';
import { SettingsError, type Settings } from '../settings.ts';
import { StoreFault } from '../store/lowdb/store-fault.ts';
import { openEmbeddedStore } from '../store/lowdb/store.ts';
import type { Store } from '../store/port.ts';
import { openPostgresStore } from '../store/postgres/store.ts';
import type { Vault } from '../store/vault.ts';

/** Beyond the longest send: then whoever was sending has failed or is gone. */
const LEASE_MARGIN_MS = 5_000;

/** A database that does not answer or does not let us in, with the setting that leads there. */
function explained(error: unknown): never {
  if (error instanceof Error && 'code' in error && !(error instanceof StoreFault))
    throw new SettingsError([
      `DATABASE_URL: the database cannot be used (${String(error.code)}); check that it runs, and address, user and name.`,
    ]);
  throw error;
}

/** @throws StoreFault or SettingsError with the cure */
export async function openStore(
  settings: Settings,
  vault: Vault,
  clock: Clock,
  log: Logger,
  waitMs?: number,
): Promise<Store> {
  const { databaseUrl: url, dataDir } = settings;
  const store =
    url === undefined
      ? await openEmbeddedStore({
          folder: join(dataDir, 'residents'),
          vault,
          clock,
          guarded: settings.tryOut,
          ...(waitMs === undefined ? {} : { waitMs }),
        })
      : await openPostgresStore({
          url,
          vault,
          trouble: (error) => {
            log.warn({ error: error.name }, 'a connection to the database broke');
          },
        }).catch(explained);
  for (const aside of store.setAside)
    log.error({ where: aside.where, why: aside.why }, 'something stored could not be read and was set aside');
  return store;
}

/** With several instances on one database, what another is sending is left alone until that must have ended. */
export function outboxLimits({ databaseUrl, testWaits }: Settings): Partial<OutboxLimits> {
  if (databaseUrl === undefined) return hurried(testWaits);
  // Another instance may have the next turn: it waits until it reads what became of this one's lines.
  const sentAfterMs = OUTBOX_LIMITS.writeAfterMs;
  return { ...hurried(testWaits), leaseMs: TIMEOUT_MS * testWaits + LEASE_MARGIN_MS, sentAfterMs };
}
