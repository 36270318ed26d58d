/** What every channel gives and takes: messages coming in, and a carrier that takes messages out (design C4). */
import type { Channel, ChannelKind, Spoken } from '../../dialogs/conversation.ts';
import type { ProviderStatus } from '../../dialogs/deliveries.ts';
import type { Tap } from '../../dialogs/tapped.ts';

/** One message of a resident, verified and read. `id` is the provider's, the same for every repeat of it. */
export interface Inbound {
  readonly id: string;
  readonly channel: Channel;
  readonly text: string;
  /** Number of pictures, sound or other files that came with it. */
  readonly media: number;
  /** Where the first voice message of it can be fetched, as the provider says. */
  readonly voice?: string;
  /** Where the photos of it can be fetched. */
  readonly pictures?: readonly string[];
  /** What became of that voice message: its words are in the text, or it could not be listened to. */
  readonly spoken?: Spoken;
  /** When we received it, UTC. */
  readonly at: string;
  readonly profileName?: string;
  /** A button or a line of a list was tapped. */
  readonly tap?: Tap;
}

/** One message on its way out. `address` is a number or a BSUID, without the provider's prefix. */
export interface Outgoing {
  /** Opaque key of the resident. */
  readonly key: string;
  readonly lineId: string;
  readonly kind: ChannelKind;
  readonly address: string;
  readonly text: string;
  /** Approved template to send instead of the text, outside the 24-hour window. */
  readonly template?: { readonly sid: string; readonly variables: Readonly<Record<string, string>> };
  /** A picture or sound that the provider fetches there and sends along. */
  readonly mediaUrl?: string;
  /** Where the provider reports how far this message has come. */
  readonly statusUrl?: string;
}

/** What became of one create call. `error` never holds words or addresses of a resident. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly providerId: string }
  /** Refused for now. `check`: it may have been accepted all the same, look before the next attempt. */
  | { readonly kind: 'retry'; readonly afterMs?: number; readonly error: string; readonly check?: boolean }
  | { readonly kind: 'opted-out'; readonly error: string }
  | { readonly kind: 'window-closed'; readonly error: string }
  /** `content`: refused for its form (a template, buttons), not for whom it goes to. */
  | { readonly kind: 'failed'; readonly error: string; readonly content?: true }
  /** The request left, the answer did not come: the message may or may not exist. */
  | { readonly kind: 'unknown'; readonly error: string };

export type LookUp =
  | { readonly kind: 'found'; readonly providerId: string; readonly status?: ProviderStatus }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unavailable' };

/** Takes messages out. Neither function throws for what the provider or the network does. */
export interface Carrier {
  readonly via: Channel['via'];
  send(message: Outgoing): Promise<SendResult>;
  /**
   * Does this message exist at the provider already?
   * @param since start of the attempt whose outcome is unknown, UTC; nothing older counts.
   * @param knownIds provider ids that belong to other lines and therefore are not this one.
   */
  lookUp(message: Outgoing, since: string, knownIds: readonly string[]): Promise<LookUp>;
}
