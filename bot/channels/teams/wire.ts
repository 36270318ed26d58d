/**
 * The thin edge to Teams: the only thing a library of Microsoft does for us is checking who speaks, and speaking back.
 * `botbuilder-wire.ts` is the one in use; test/teams/wires.test.ts holds another library to the same contract.
 */
import type { Incoming, Place } from './incoming.ts';

/** A card with words for where a card cannot be shown, or words alone. */
export type Message =
  { readonly text: string } | { readonly card: Readonly<Record<string, unknown>>; readonly summary: string };

/** What became of a request: `invoke` answers an action on a card. */
export type Handled =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'invoke'; readonly body: Readonly<Record<string, unknown>> };

export interface WireRequest {
  readonly authorization: string | undefined;
  /** Parsed JSON. */
  readonly body: unknown;
}

export interface WireAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export type Reply = (message: Message) => Promise<void>;

export interface TeamsWire {
  /** 400 malformed, 401 not from the Bot Framework or not for us, 403 refused by `handle`; never throws for those. */
  receive(
    request: WireRequest,
    handle: (incoming: Incoming, reply: Reply) => Promise<Handled>,
  ): Promise<WireAnswer>;
  /** Sends without being asked; the id of the new activity. @throws WireFault */
  send(place: Place, message: Message): Promise<string>;
  /** Puts this message in the place of an earlier one. @throws WireFault */
  update(place: Place, activityId: string, message: Message): Promise<void>;
}

/**
 * `throttled`: later, not before `retryAfterMs`; `gone`: nothing can be said there any more; `missing`: the message to
 * update is not there; `uncertain`: it may have been done; `failed`: it was not, and is worth another try.
 */
export type WireFaultKind = 'throttled' | 'gone' | 'missing' | 'uncertain' | 'failed';

export class WireFault extends Error {
  readonly kind: WireFaultKind;
  readonly retryAfterMs: number | undefined;
  constructor(kind: WireFaultKind, retryAfterMs?: number) {
    super(`Teams: ${kind}`);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}
