/** The maandgesprek's routes, wired to the store and the turns. */
import type { Maandgesprek } from '../../dialogs/maandgesprek/maandgesprek.ts';
import { monthReport } from '../../dialogs/maandgesprek/report.ts';
import type { DeskRouter } from '../routes/guard.ts';
import { monthRoutes } from '../routes/maandgesprek.ts';
import type { Store } from '../store/port.ts';
import type { Parts } from './parts.ts';

/** Those of residents who agreed; whoever took that back is in no report. */
async function allTalks(store: Pick<Store, 'rows' | 'load'>): Promise<Maandgesprek[]> {
  const talks: Maandgesprek[] = [];
  for (const { id } of await store.rows()) {
    const conversation = await store.load(id);
    const { maandgesprek, consent } = conversation ?? {};
    if (maandgesprek !== undefined && consent?.budget?.given === true) talks.push(maandgesprek);
  }
  return talks;
}

export function addMaandgesprek(desk: DeskRouter, { store, turns }: Parts): void {
  monthRoutes(desk, {
    act: (id, worker, action, once) => turns.desk(id, worker, { do: 'maandgesprek', action }, once),
    report: async (from, until) => monthReport(await allTalks(store), from, until),
  });
}
