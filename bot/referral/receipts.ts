/** What a referrer keeps of a registration: sealed, so that it says nothing of the resident and two are never alike. */
import { z } from 'zod';
import { VaultError, type Vault } from '../store/vault.ts';

const AAD = 'registration-receipt';
const receiptSchema = z.object({ key: z.string(), id: z.string() });
export type Receipt = z.infer<typeof receiptSchema>;

export interface Receipts {
  /** Text for an address bar. */
  give(receipt: Receipt): string;
  /** Undefined for what we did not give. */
  read(text: string): Receipt | undefined;
}

export function makeReceipts(vault: Vault): Receipts {
  return {
    give: (receipt) => vault.seal(Buffer.from(JSON.stringify(receipt)), AAD).toString('base64url'),
    read: (text) => {
      try {
        const plain = vault.open(Buffer.from(text, 'base64url'), AAD).toString('utf8');
        return receiptSchema.parse(JSON.parse(plain));
      } catch (error) {
        if (error instanceof VaultError) return undefined;
        throw error;
      }
    },
  };
}
