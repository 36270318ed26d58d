/** The parts of a running service that its routes are wired to. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Content } from '../content/load-content.ts';
import type { Events } from '../desk/events.ts';
import type { ViewContext } from '../desk/view.ts';
import type { Demo } from '../ledger/demo/demo-schema.ts';
import type { Metrics } from '../metrics.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { TwilioChannel } from '../channels/twilio/channel.ts';
import type { CallerOf } from '../routes/caller.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/port.ts';
import type { Tracing } from '../traces/tracing.ts';
import type { Turns } from '../turn.ts';
import type { MediaParts } from './media.ts';
import type { Money } from './money.ts';

export interface Parts {
  readonly settings: Settings;
  readonly log: Logger;
  readonly content: Content;
  readonly store: Store;
  readonly turns: Turns;
  readonly outbox: Outbox;
  readonly twilio: TwilioChannel | undefined;
  readonly clock: Clock;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly money: Money;
  /** The try-out's fictitious participants. */
  readonly demo: Demo | undefined;
  readonly viewContext: ViewContext;
  readonly media: MediaParts;
  readonly tracing: Tracing;
  readonly callerOf: CallerOf;
  /** Looks at the agenda now instead of at its next tick. */
  readonly look: () => Promise<void>;
}
