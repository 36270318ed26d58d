/** Asks the running service that holds the folder, with a request sealed by the vault's own key. */
import { sealRequest, type RequestKind } from '../erase/request.ts';
import type { Settings } from '../settings.ts';
import type { Vault } from '../store/vault.ts';
import { CannotNow } from './run-command.ts';

const ANSWER_WITHIN_MS = 30_000;

/** @returns what it answered. @throws CannotNow with the cure; `nothing` says in words that nothing was done. */
export async function askService(
  { port }: Settings,
  vault: Vault,
  kind: RequestKind,
  address: string,
  nothing: string,
): Promise<unknown> {
  const url = `http://127.0.0.1:${String(port)}/api/${kind}`;
  const response = await fetch(url, {
    method: 'POST',
    body: sealRequest(vault, address, Date.now(), kind),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => undefined);
  if (response?.ok === true) return response.json();
  const what = response === undefined ? 'does not answer' : `refuses (${String(response.status)})`;
  throw new CannotNow(
    `A running service holds the data and ${what} at ${url}. Run this on the same machine with the service's own ` +
      `settings (PORT, WARMLIJN_KEYS), or stop the service first. ${nothing}`,
  );
}
