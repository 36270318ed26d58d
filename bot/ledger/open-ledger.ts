import type { City } from '../../dialogs/city.ts';
import type { Settings } from '../settings.ts';
import { openEmbeddedLedger } from './embedded/ledger.ts';
import type { Vault } from './embedded/vault-port.ts';
import type { CallReport } from './huishoudboekje/caller.ts';
import { openHuishoudboekje } from './huishoudboekje/ledger.ts';
import { openNoLedger } from './none.ts';
import type { Ledger } from './port.ts';

export interface LedgerParts {
  readonly settings: Pick<Settings, 'ledger' | 'dataDir' | 'huishoudboekje'>;
  readonly city: Pick<City, 'variant' | 'payoutShift' | 'timeZone'>;
  readonly vault: Vault;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** How each call to the Huishoudboekje went. */
  readonly observe: (report: CallReport) => void;
}

/**
 * The ledger of the settings, by the city's rules.
 * @throws LedgerUsageError when the address of the Huishoudboekje is not safe or its token is none.
 */
export async function openLedger({ settings, city, vault, clock, observe }: LedgerParts): Promise<Ledger> {
  const { variant, payoutShift: shift, timeZone } = city;
  if (settings.ledger === 'embedded')
    return openEmbeddedLedger({ dataDir: settings.dataDir, vault, variant, shift, clock });
  if (settings.ledger === 'none' || settings.huishoudboekje === undefined) return openNoLedger();
  return openHuishoudboekje({
    ...settings.huishoudboekje,
    variant,
    shift,
    timeZone,
    clock,
    observe,
    jitter: Math.random,
  });
}
