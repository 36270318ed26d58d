/**
 * Erases one resident (GDPR art. 17): the conversation with its archived pages, what waits to be sent, files set aside,
 * and the shared documents that name the conversation. The audit log stays: it says who looked at whose money, holds no
 * words, amounts or numbers, and is kept to answer for that use (GDPR art. 17(3)(b) and (e), art. 5(2)).
 */
import { keepOnly } from '../letters/pictures.ts';
import type { LinkCodes } from '../ledger/link-codes/link-codes.ts';
import type { Store } from '../store/port.ts';

export interface Erasing {
  readonly store: Pick<Store, 'erase' | 'changeShared' | 'readShared'>;
  readonly linkCodes: Pick<LinkCodes, 'forget'>;
  /** Runs work while no turn of this resident runs. */
  readonly alone: <T>(key: string, work: () => Promise<T>) => Promise<T>;
  /** Nothing leaves for this resident any more. */
  readonly stopSending: (key: string) => void;
}

/**
 * Can be asked again after a crash: the document goes last.
 * @returns what was erased, in words without personal data; empty when nothing was there.
 */
export function eraseResident(erasing: Erasing, key: string): Promise<string[]> {
  return erasing.alone(key, async () => {
    erasing.stopSending(key);
    const codes = await erasing.linkCodes.forget(key);
    const pictures = await keepOnly(erasing.store, key, []);
    const removed = await erasing.store.erase(key);
    return [
      ...removed,
      ...(pictures === 0 ? [] : [`${String(pictures)} picture${pictures === 1 ? '' : 's'} of letters`]),
      ...(codes === 0 ? [] : [`${String(codes)} traces in the koppelcodes`]),
    ];
  });
}
