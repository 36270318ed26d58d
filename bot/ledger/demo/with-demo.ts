import type { Ledger } from '../port.ts';

/** A ledger in which some participants are those of the demo; everybody else is asked of the real one. */
export function withDemo(ledger: Ledger, demo: Ledger, ids: ReadonlySet<string>): Ledger {
  const of = (id: string) => (ids.has(id.trim()) ? demo : ledger);
  return {
    kind: ledger.kind,
    participant: (id) => of(id).participant(id),
    balance: (id, on) => of(id).balance(id, on),
    payouts: (id, from, to) => of(id).payouts(id, from, to),
    bills: (id, from, to) => of(id).bills(id, from, to),
    incomes: (id, from, to) => of(id).incomes(id, from, to),
    healthy: () => ledger.healthy(),
  };
}
