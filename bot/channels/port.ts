/** What every way to reach a resident looks like: verify and read in the channel's own folder, deliver here. */
import type { Channel, ChannelKind } from '../../dialogs/conversation.ts';

/** One message of a resident, verified and read. `id` is the provider's own and de-duplicates. */
export interface Inbound {
  readonly id: string;
  readonly channel: Channel;
  readonly text: string;
  readonly media: number;
  readonly at: string;
  readonly profileName?: string;
}

/** One message to a resident. */
export interface Outgoing {
  readonly key: string;
  readonly lineId: string;
  readonly kind: ChannelKind;
  readonly address: string;
  readonly text: string;
  readonly template?: { readonly sid: string; readonly variables: Readonly<Record<string, string>> };
  readonly statusUrl?: string;
}

/** How a send ended; `unknown` means it may or may not have left. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'retry'; readonly afterMs?: number; readonly error: string }
  | { readonly kind: 'opted-out'; readonly error: string }
  | { readonly kind: 'window-closed'; readonly error: string }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'unknown'; readonly error: string };

export type LookUp =
  | { readonly kind: 'found'; readonly providerId: string; readonly status?: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unavailable' };

export interface Carrier {
  readonly via: Channel['via'];
  send(message: Outgoing): Promise<SendResult>;
  /** Finds a message whose outcome is unknown; `knownIds` belong to other lines. */
  lookUp(message: Outgoing, since: string, knownIds: readonly string[]): Promise<LookUp>;
}
