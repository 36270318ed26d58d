/** Where spans are made: around the parts of a turn. When traces are off the parts stay exactly what they are. */
import type { Carrier } from '../channels/port.ts';
import type { Store } from '../store/port.ts';
import type { Turns } from '../turn.ts';
import type { LanguageModel } from '../understanding/language-model.ts';
import type { Marks, Traces } from './open-traces.ts';

type LookUp<Request, Facts> = (request: Request) => Promise<Facts>;

export interface Tracing {
  /** A webhook that is a message: all that comes of it stands below this. */
  webhook<T>(work: () => Promise<T>): Promise<T>;
  store(store: Store): Store;
  turns(turns: Turns): Turns;
  carrier(carrier: Carrier): Carrier;
  model(model: LanguageModel): LanguageModel;
  ledger<Request, Facts>(lookUp: LookUp<Request, Facts>): LookUp<Request, Facts>;
  stop(): Promise<void>;
}

const UNTRACED: Tracing = {
  webhook: (work) => work(),
  store: (store) => store,
  turns: (turns) => turns,
  carrier: (carrier) => carrier,
  model: (model) => model,
  ledger: (lookUp) => lookUp,
  stop: async () => undefined,
};

const kindOf = ({ kind }: { readonly kind: string }): Marks => ({ result: kind });

function tracedBy({ span, stop }: Traces): Tracing {
  return {
    stop,
    webhook: (work) => span('webhook', {}, work),
    store: (store) => ({
      ...store,
      load: (key) => span('store load', {}, () => store.load(key)),
      commit: (key, next, page) =>
        span('store commit', { page: page !== undefined }, () => store.commit(key, next, page)),
    }),
    turns: (turns) => ({
      ...turns,
      receive: (inbound) => span('turn', { of: 'message' }, () => turns.receive(inbound), kindOf),
      desk: (key, worker, action, once) =>
        span('turn', { of: 'desk', deed: action.do }, () => turns.desk(key, worker, action, once), kindOf),
      timer: (key) => span('turn', { of: 'agenda' }, () => turns.timer(key), kindOf),
      change: (key, how) => span('turn', { of: 'results' }, () => turns.change(key, how), kindOf),
    }),
    carrier: (carrier) => ({
      ...carrier,
      send: (message) => span('send', { via: message.kind }, () => carrier.send(message), kindOf),
      lookUp: (message, since, known) =>
        span('look up', { via: message.kind }, () => carrier.lookUp(message, since, known), kindOf),
    }),
    model: (model) => ({
      ...model,
      clarify: (text, meaning) => span('language model', {}, () => model.clarify(text, meaning)),
    }),
    ledger: (lookUp) => (request) => span('ledger', {}, () => lookUp(request)),
  };
}

/** @param endpoint a collector; undefined: no spans are made and nothing of OpenTelemetry is loaded */
export async function openTracing(endpoint: string | undefined): Promise<Tracing> {
  if (endpoint === undefined) return UNTRACED;
  const { openTraces } = await import('./open-traces.ts');
  return tracedBy(await openTraces(endpoint));
}
