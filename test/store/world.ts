/** What the conformance suite needs of a store under test, and made-up conversations to put in it. */
import type { Conversation, Line } from '../../dialogs/conversation.ts';
import { newConversation } from '../../dialogs/conversation.ts';
import type { Store } from '../../bot/store/port.ts';
import type { VaultKey } from '../../bot/store/vault.ts';

/** One place (folder, database) that can be opened again and again, and damaged from outside in between. */
export interface StoreWorld {
  open(keys?: readonly VaultKey[]): Promise<Store>;
  /** Cuts the stored document in half. */
  tear(key: string): Promise<void>;
  /** Flips one bit of the stored document. */
  tamper(key: string): Promise<void>;
  /** Puts a copy of one resident's stored document in the place of another's. */
  swap(from: string, to: string): Promise<void>;
  /** Puts something there that no store wrote. */
  intrude(): Promise<void>;
  /** Arguments for Node to run `commitLoop` on this place in a process of its own. */
  readonly commitLoop: readonly string[];
  /** Waits until nothing of a killed process is still being written: a server ends what it was asked. */
  settled(): Promise<void>;
  /** Whether a second process is refused. */
  readonly alone: boolean;
  destroy(): Promise<void>;
}

export const OLD_KEY: VaultKey = { id: 'old', key: Buffer.alloc(32, 7) };
export const NEW_KEY: VaultKey = { id: 'new', key: Buffer.alloc(32, 9) };
export const NOON = '2026-03-02T12:00:00.000Z';

export function address(number: number): string {
  return `whatsapp:+3160000${String(number).padStart(4, '0')}`;
}

export function line(text: string): Line {
  return { id: text, at: NOON, from: 'resident', text };
}

/** A first version, ready to commit. */
export function first(key: string): Conversation {
  return { ...newConversation(key, NOON, 'nl'), version: 1 };
}

/** The version after this one, with changes. */
export function after(conversation: Conversation, changes: Partial<Conversation> = {}): Conversation {
  return { ...conversation, ...changes, version: conversation.version + 1 };
}

/** Rings at this moment. */
export function ringing(at: string): Partial<Conversation> {
  return { agenda: [{ id: 'a', at, kind: 'check-in', about: '' }] };
}

/** Waits for this worker. */
export function offeredTo(worker: string): Partial<Conversation> {
  return {
    handover: {
      state: 'offered',
      urgency: 'red',
      reason: 'geen eten',
      requestedAt: NOON,
      offeredAt: NOON,
      worker,
      passed: [],
    },
  };
}
