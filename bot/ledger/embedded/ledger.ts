import { Temporal } from 'temporal-polyfill';
import type { Balance, CivilDate, Known, Participant } from '../../../dialogs/money/facts.ts';
import type { BankDayShift } from '../bank-days.ts';
import { checkQuestion } from '../check-question.ts';
import type { LeefgeldMarker } from '../huishoudboekje/leefgeld.ts';
import { USUAL_LEEFGELD_MARKER } from '../huishoudboekje/leefgeld.ts';
import { monthOf, reservedOf } from '../huishoudboekje/reserved-of.ts';
import type { Ledger } from '../port.ts';
import type { Account } from './account.ts';
import { balanceOn } from './account.ts';
import { Accounts } from './accounts.ts';
import { billsIn, fixedCosts, holdsIn } from './bills.ts';
import type { CityRules } from './city-rules.ts';
import { LedgerFolder } from './folder.ts';
import { incomesIn } from './incomes.ts';
import { payoutsIn } from './payouts-in.ts';
import type { Vault } from './vault-port.ts';

export interface EmbeddedLedgerOptions {
  /** The data folder; the ledger lives in `ledger` below it. */
  readonly dataDir: string;
  /** Encrypts what is written; without it the files are plain. */
  readonly vault?: Vault;
  readonly variant: 'income-only' | 'with-fixed-costs';
  /** The city's rule for a payment on a day that is not a bank day. */
  readonly shift: BankDayShift;
  /** How this municipality marks leefgeld. */
  readonly leefgeld?: LeefgeldMarker;
  /** Milliseconds since the epoch, like Date.now. */
  readonly clock: () => number;
}

/**
 * The ledger that keeps its own books from imported participants and bank statements. Participants are named by id
 * or BSN; answers name them by id. Sees an import of another process at the next question. Before the first bank
 * statement it knows no balance (`stale`); when its files are damaged it knows nothing (`unreachable`).
 * Questions throw a LedgerUsageError for an empty id or an impossible day.
 */
export async function openEmbeddedLedger(options: EmbeddedLedgerOptions): Promise<Ledger> {
  const accounts = new Accounts(new LedgerFolder(options.dataDir, options.vault));
  const marker = options.leefgeld ?? USUAL_LEEFGELD_MARKER;
  const today = (): CivilDate =>
    Temporal.Instant.fromEpochMilliseconds(options.clock())
      .toZonedDateTimeISO('Europe/Amsterdam')
      .toPlainDate()
      .toString();
  const city = (): CityRules => ({ shift: options.shift, marker, today: today() });

  async function ask<T>(id: string, dates: CivilDate[], answer: (account: Account) => T): Promise<Known<T>> {
    checkQuestion(id, ...dates);
    const found = await accounts.find(id);
    if (!found.known) return found;
    const asOf = found.asOf ?? new Date(options.clock()).toISOString();
    return { known: true, value: answer(found.value), asOf };
  }

  /** Only told of today, and only when every fixed cost of this month has a schedule: otherwise it would be a guess. */
  function reserved(account: Account, on: CivilDate): Balance['reserved'] {
    if (options.variant === 'income-only' || on !== today()) return undefined;
    const month = monthOf(on);
    const costs = fixedCosts(account, marker).filter((cost) => holdsIn(cost, month));
    if (costs.some(({ instruction }) => !instruction)) return undefined;
    return reservedOf(billsIn(account, month, city()), on);
  }

  return {
    kind: 'embedded',
    participant: (id) =>
      ask(id, [], ({ participant: { id: own, name, birthday } }): Participant => ({
        id: own,
        name,
        ...(birthday === undefined ? {} : { birthday }),
      })),
    balance: async (id, on) => {
      const answer = await ask(id, [on], (account): Balance => {
        const aside = reserved(account, on);
        return { balance: balanceOn(account, on), ...(aside ? { reserved: aside } : {}) };
      });
      return answer.known && !(await accounts.hasStatements()) ? { known: false, reason: 'stale' } : answer;
    },
    payouts: (id, from, to) => ask(id, [from, to], (account) => payoutsIn(account, { from, to }, city())),
    bills: async (id, from, to) => {
      checkQuestion(id, from, to);
      if (options.variant === 'income-only') return { known: false, reason: 'not-supported' };
      return ask(id, [from, to], (account) => billsIn(account, { from, to }, city()));
    },
    incomes: (id, from, to) => ask(id, [from, to], (account) => incomesIn(account, { from, to })),
    healthy: () => accounts.readable(),
  };
}
