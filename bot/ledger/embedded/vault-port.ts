/** What the ledger needs of a vault: authenticated encryption of one file. `bot/store/vault.ts` is one. */
export interface Vault {
  /** @param aad which file these bytes are, so that one sealed file cannot take the place of another. */
  seal(plain: Buffer, aad: string): Buffer;
  open(sealed: Buffer, aad: string): Buffer;
}
