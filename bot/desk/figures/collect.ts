/** Reads all conversations for the figures, gently, and keeps the answer for a few minutes. */
import type { Store } from '../../store/port.ts';
import { factOf, type Fact } from './fact.ts';

/** Figures are looked at, not acted on by the second. */
const FRESH_MS = 60_000;
/** Read side by side; more would take turns from residents. */
const AT_ONCE = 8;

export interface Facts {
  /** @returns the facts and the instant at which they were read */
  read(): Promise<{ readonly facts: readonly Fact[]; readonly at: string }>;
}

async function readAll(store: Store): Promise<Fact[]> {
  const ids = (await store.rows()).map((row) => row.id);
  const facts: Fact[] = [];
  const worker = async () => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
      const conversation = await store.load(id);
      if (conversation !== undefined) facts.push(factOf(conversation));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return facts.sort((one, other) => one.createdAt.localeCompare(other.createdAt));
}

/** @param now the service's clock, UTC instants */
export function makeFacts(store: Store, now: () => string): Facts {
  let last: { facts: readonly Fact[]; at: string } | undefined;
  let reading: Promise<{ facts: readonly Fact[]; at: string }> | undefined;
  return {
    async read() {
      const at = now();
      if (last !== undefined && Date.parse(at) - Date.parse(last.at) < FRESH_MS) return last;
      reading ??= readAll(store)
        .then((facts) => (last = { facts, at }))
        .finally(() => (reading = undefined));
      return reading;
    },
  };
}
