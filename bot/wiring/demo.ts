/** The try-out's fictitious participants: who is linked from the start, and what the try-out phone tells of them. */
import type { Worker } from '../../dialogs/city.ts';
import { sayDate } from '../../dialogs/civil-time.ts';
import type { Demo } from '../ledger/demo/demo-schema.ts';
import { linkDemoResidents } from '../ledger/demo/link-residents.ts';
import { readDemo } from '../ledger/demo/read-demo.ts';
import { ROOT } from '../root.ts';
import type { Settings } from '../settings.ts';
import type { TRY_OUT_PEOPLE } from '../try-out.ts';
import type { Parts } from './parts.ts';

/** The city's demo in the try-out with our own books; never in production. @throws Error for a mistake in it */
export function demoOf({ tryOut, ledger, city }: Settings, people: readonly Worker[]): Demo | undefined {
  const demo = tryOut && ledger === 'embedded' ? readDemo(ROOT, city) : undefined;
  for (const { id, contact } of demo?.participants ?? []) {
    if (contact !== undefined && !people.some((worker) => worker.id === contact))
      throw new Error(`${city}/demo.yaml: ${id}: nobody in people.yaml is "${contact}".`);
  }
  return demo;
}

/** Before the first message comes in. */
export async function linkDemo(
  demo: Demo | undefined,
  parts: Pick<Parts, 'store' | 'clock' | 'money'>,
): Promise<void> {
  if (demo === undefined) return;
  const linked = await linkDemoResidents(demo, parts.store, parts.clock.now());
  for (const [key, { id }] of linked)
    await parts.money.record(key, [{ kind: 'audit', who: 'warmlijn', what: 'link', participant: id }]);
}

/** Somebody who plays a resident has to know the birthday, and which number to ask a koppelcode for. */
export function peopleWith(demo: Demo | undefined, people: typeof TRY_OUT_PEOPLE) {
  return people.map((person) => {
    const participant = demo?.participants.find(({ from }) => from === person.from);
    if (participant === undefined) return person;
    const { id, born, linked } = participant;
    const birthday = sayDate('nl', born).replace(/^\S+ /, '');
    const book = linked ? 'hoort al bij het Huishoudboekje' : `Huishoudboekje ${id}`;
    return {
      ...person,
      note: `${person.note}, jarig op ${birthday}, ${book}`,
      participant: id,
      birthday: born.slice(5),
      linked,
    };
  });
}
