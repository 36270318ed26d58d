/** Money at the desk: koppelcodes. What a worker sees of a resident's money comes with the conversation. */
import { z } from 'zod';
import type { Worker } from '../../dialogs/city.ts';
import { readJson } from './body.ts';
import type { DeskRouter } from './guard.ts';
import { Problem, sendJson } from './problem.ts';

export interface MoneyRoutes {
  readonly makeCode: (
    participant: string,
    worker: Worker,
  ) => Promise<{ kind: 'made'; code: string; expires: string } | { kind: 'nobody' | 'unavailable' }>;
}

/** A participant number or BSN; long enough for any, short enough for nothing else. */
const bodySchema = z.object({
  participant: z.string().trim().min(1, 'vul een BSN of nummer in').max(64, 'dit is te lang'),
});

const NOT_MADE = {
  nobody: () => new Problem('not-found', { detail: 'Deze deelnemer staat niet in het Huishoudboekje.' }),
  unavailable: () => new Problem('unavailable', { detail: 'Het Huishoudboekje geeft nu geen antwoord.' }),
} as const;

export function moneyRoutes(desk: DeskRouter, routes: MoneyRoutes): void {
  desk.post('/api/desk/link-codes', async (request, response, { worker }) => {
    const { participant } = await readJson(request, bodySchema);
    const made = await routes.makeCode(participant, worker);
    if (made.kind !== 'made') throw NOT_MADE[made.kind]();
    sendJson(response, { code: made.code, expires: made.expires });
  });
}
