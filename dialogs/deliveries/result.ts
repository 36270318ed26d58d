/** What sending reports back to the conversation. */
import type { ChannelKind, Conversation } from '../conversation.ts';

/** How far a message is at the provider. Whatever the provider says, it has the message. */
export type ProviderStatus = 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** Error of a line that the provider refused because the WhatsApp window was closed; it leaves in another form. */
export const OUTSIDE_WINDOW = 'outside-window';
/** Error of a line whose buttons the provider refused; it leaves with numbers to type. */
export const NO_BUTTONS = 'no-buttons';
/** The error of a line that leaves in another form: kept, so that the same refusal does not send it round and round. */
export function reformed(error: string | undefined): { readonly error?: string } {
  return error === OUTSIDE_WINDOW || error === NO_BUTTONS ? { error } : {};
}
/** Error of a line that could not be read aloud; its words were sent before. */
export const NOT_READ = 'niet voorgelezen';
export const OPTED_OUT = 'opted-out';

/**
 * What became of one line. `attempt` is the line's `tries` when that attempt began: what is said about an attempt
 * before the present one is old news.
 */
export type DeliveryResult = { readonly lineId: string; readonly attempt: number } & (
  | { readonly kind: 'sending'; readonly since: string; readonly due?: string; readonly by?: string }
  | {
      readonly kind: 'sent';
      readonly providerId: string;
      readonly via: ChannelKind;
      readonly status?: ProviderStatus;
    }
  | { readonly kind: 'retry'; readonly due: string; readonly error: string }
  | { readonly kind: 'uncertain'; readonly due: string; readonly error: string }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'withheld'; readonly error: string }
  | { readonly kind: 'opted-out'; readonly error: string }
);

/** One report of the provider about a message; reports come in any order, any number of times. */
export interface StatusUpdate {
  readonly providerId?: string;
  readonly lineId?: string;
  readonly attempt?: number;
  readonly status: ProviderStatus;
  readonly errorCode?: string;
  /** What a failure means to us. */
  readonly cause?: 'window-closed' | 'opted-out' | 'content' | 'failed';
  /** The failure in Dutch words for a worker, without personal data. */
  readonly error?: string;
}

/** The changed conversation, the same object when nothing changed; each phone task is a reason to be told to a worker. */
export interface Applied {
  readonly conversation: Conversation;
  readonly phoneTasks: readonly string[];
}
