/** The team lead's routes, wired to the store, the roster and the turns. */
import { makeFacts } from '../desk/figures/collect.ts';
import { languageStates } from '../desk/languages.ts';
import type { Roster } from '../roster.ts';
import type { DeskRouter } from '../routes/guard.ts';
import { teamRoutes } from '../routes/team.ts';
import type { Parts } from './parts.ts';

export function addTeam(desk: DeskRouter, { store, turns, clock, viewContext }: Parts, roster: Roster): void {
  teamRoutes(desk, {
    facts: makeFacts(store, () => clock.now()),
    roster,
    now: () => clock.now(),
    languages: () => languageStates(viewContext),
    changed: async (absence) => {
      const theirs = (await store.rows()).filter((row) => row.worker === absence.worker);
      for (const row of theirs) await turns.desk(row.id, absence.by, { do: 'roster' });
    },
  });
}
