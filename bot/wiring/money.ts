/** Money: the ledger of the settings, koppelcodes, the audit log, and what turns and the desk ask of them. */
import type { Logger } from 'pino';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { City, Worker } from '../../dialogs/city.ts';
import type { Effect } from '../../dialogs/context.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import type { MoneyFacts, MoneyRequest } from '../../dialogs/money/request.ts';
import type { Clock } from '../clock.ts';
import { makeLooks, type Looks } from '../desk/looks.ts';
import { DESK_LIMIT_MS, makeAsk, TURN_LIMIT_MS, type Asking } from '../ledger/ask.ts';
import { openAudit } from '../ledger/audit/audit.ts';
import { deskMoney, maySeeMoney } from '../ledger/desk-money.ts';
import type { Demo } from '../ledger/demo/demo-schema.ts';
import { openDemo } from '../ledger/demo/open-demo.ts';
import { withDemo } from '../ledger/demo/with-demo.ts';
import { watchLedger } from '../ledger/health.ts';
import { openLinkCodes } from '../ledger/link-codes/link-codes.ts';
import { makeLookUp } from '../ledger/look-up.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import type { Ledger } from '../ledger/port.ts';
import { LedgerUsageError } from '../ledger/usage-error.ts';
import { redacted } from '../redacted.ts';
import { SettingsError, type Settings } from '../settings.ts';
import type { Store } from '../store/port.ts';
import type { Vault } from '../store/vault.ts';

export interface MoneyParts {
  readonly settings: Settings;
  readonly city: City;
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Logger;
  readonly registry: Registry;
  /** Fictitious participants beside the real ones, in the try-out. */
  readonly demo: Demo | undefined;
}

export type MadeCode =
  | { readonly kind: 'made'; readonly code: string; readonly expires: string }
  | { readonly kind: 'nobody' | 'unavailable' };

export interface Money {
  /** For one turn of this conversation. */
  lookUp(conversation: string): (request: MoneyRequest) => Promise<MoneyFacts>;
  /** Durable when it resolves. */
  record(conversation: string, effects: readonly Effect[]): Promise<void>;
  /** A koppelcode for the participant with this id or BSN. */
  makeCode(participant: string, worker: Worker): Promise<MadeCode>;
  /** What this worker may see of the resident's money, on record before it is shown; undefined when nothing. */
  show(conversation: Conversation, worker: Worker): Promise<unknown>;
  /** Notes who reads a resident's words, in the same audit log. */
  readonly looked: Looks;
  /** Could the ledger answer when it was last asked? */
  well(): boolean;
  /** Writes what still waits to be written. */
  close(): Promise<void>;
}

/** The ledger, with an error that names the setting. */
async function ledgerOf({ settings, city, vault, clock, log, demo }: MoneyParts): Promise<Ledger> {
  try {
    const ledger = await openLedger({
      settings,
      city,
      vault,
      clock: () => Date.parse(clock.now()),
      observe: (report) => {
        if (report.outcome !== 'ok') log.warn(report, 'the Huishoudboekje did not answer well');
      },
    });
    if (demo === undefined) return ledger;
    const { dataDir } = settings;
    const made = await openDemo({ demo, dataDir, vault, city, now: () => clock.now() });
    return withDemo(ledger, made, new Set(demo.participants.map(({ id }) => id)));
  } catch (error) {
    if (!(error instanceof LedgerUsageError)) throw error;
    throw new SettingsError([`HUISHOUDBOEKJE_URL, HUISHOUDBOEKJE_TOKEN: ${error.message}`]);
  }
}

/** Counts and times; never whose, never how much. */
function figures(registry: Registry, well: () => boolean) {
  const registers = [registry];
  new Gauge({
    name: 'warmlijn_ledger_well',
    help: 'Whether the ledger could answer when it was last asked',
    registers,
    collect() {
      this.set(well() ? 1 : 0);
    },
  });
  return {
    seconds: new Histogram({
      name: 'warmlijn_ledger_seconds',
      help: 'Time of a question to the ledger',
      labelNames: ['question', 'outcome'],
      buckets: [0.001, 0.005, 0.05, 0.5, 1, 3, 7],
      registers,
    }),
    codes: new Counter({
      name: 'warmlijn_link_codes_total',
      help: 'Koppelcodes made and tried, by result',
      labelNames: ['result'],
      registers,
    }),
  };
}

/** Opens everything money needs. @throws SettingsError when the ledger's settings cannot be used. */
export async function openMoney(parts: MoneyParts): Promise<Money> {
  const { store, clock, log, registry } = parts;
  const ledger = await ledgerOf(parts);
  const codes = openLinkCodes(store, clock);
  const audit = openAudit(store, log);
  const well = watchLedger(ledger, () => performance.now());
  const { seconds, codes: codeCount } = figures(registry, well);
  const observe = ({ question, outcome, milliseconds }: Asking, error?: unknown) => {
    seconds.observe({ question, outcome }, milliseconds / 1_000);
    if (outcome === 'fault')
      log.error({ question, error: redacted(error) }, 'a question to the ledger failed');
  };
  const seen = (worker: Worker, whose: string, what: readonly string[], conversation?: string) =>
    audit.record(what.map((one) => ({ at: clock.now(), who: worker.id, whose, what: one, conversation })));
  well();
  return {
    well,
    looked: makeLooks(audit, () => clock.now()),
    lookUp: (conversation) =>
      makeLookUp({
        ledger,
        ask: makeAsk(TURN_LIMIT_MS, observe),
        redeem: async (code) => {
          const result = await codes.redeem(code, conversation);
          codeCount.inc({ result: result.kind });
          return result;
        },
      }),
    record: (conversation, effects) =>
      audit.record(
        effects
          .filter((effect) => effect.kind === 'audit')
          .map(({ who, what, participant: whose }) => ({ at: clock.now(), who, whose, what, conversation })),
      ),
    makeCode: async (participant, worker) => {
      const known = await makeAsk(DESK_LIMIT_MS, observe)('participant', () =>
        ledger.participant(participant),
      );
      if (!known.known) return { kind: known.reason === 'unreachable' ? 'unavailable' : 'nobody' };
      const made = await codes.create(known.value.id, worker.id);
      await seen(worker, known.value.id, ['link-code']);
      codeCount.inc({ result: 'made' });
      return { kind: 'made', ...made };
    },
    show: async (conversation, worker) => {
      const { participant } = conversation.money;
      if (participant === undefined || !maySeeMoney(conversation, worker)) return undefined;
      const deps = { ledger, ask: makeAsk(DESK_LIMIT_MS, observe) };
      const view = await deskMoney(deps, { ...conversation.money, participant }, clock.now());
      await seen(worker, participant, ['desk-balance', 'desk-payouts'], conversation.id);
      return view;
    },
    close: () => audit.settle(),
  };
}
