/** The municipality's register of klantcontacten, wired to the store and the turns; most cities begin without. */
import { makeKlantcontacten, type Klantcontacten } from '../klantinteracties/klantcontacten.ts';
import { openRegister } from '../klantinteracties/register.ts';
import type { Parts } from './parts.ts';

/** @returns undefined when no register is set */
export function openKlantcontacten({
  settings: { klantinteracties },
  store,
  turns,
  viewContext,
  log,
}: Pick<Parts, 'settings' | 'store' | 'turns' | 'viewContext' | 'log'>): Klantcontacten | undefined {
  if (klantinteracties === undefined) return undefined;
  return makeKlantcontacten({
    store,
    turns,
    context: viewContext,
    register: openRegister(klantinteracties),
    log,
  });
}
