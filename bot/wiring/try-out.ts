/** The try-out phone, wired to the same turns as a real message. */
import { randomUUID } from 'node:crypto';
import type { Router } from '../routes/server.ts';
import { tryOutRoutes } from '../routes/tryout.ts';
import { momentOf, TRY_OUT_PEOPLE } from '../try-out.ts';
import { residentAddress } from '../turn.ts';
import { peopleWith } from './demo.ts';
import type { Parts } from './parts.ts';

export function addTryOut(router: Router, parts: Parts): void {
  const { store, turns, clock, content, events, demo, media } = parts;
  const keyOf = (address: string) => store.keyOf(residentAddress(address));
  tryOutRoutes(router, {
    clock,
    nextId: () => `try-${randomUUID()}`,
    receive: (inbound) => turns.receive(inbound),
    conversation: (address) => store.load(keyOf(address)),
    media: async (address, id) => {
      const key = keyOf(address);
      const line = (await store.load(key))?.transcript.find((one) => one.id === id);
      return line && media.make(key, line);
    },
    people: peopleWith(demo, TRY_OUT_PEOPLE),
    moved: parts.look,
    moment: (to) => momentOf(content.facts.city, to, clock.now()),
    listen: (address, response) => events.join(response, keyOf(address)),
  });
}
