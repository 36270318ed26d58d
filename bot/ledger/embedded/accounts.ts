import type { Known } from '../../../dialogs/money/facts.ts';
import type { Account } from './account.ts';
import { accountFor } from './account.ts';
import type { LedgerIndex } from './documents.ts';
import { participantSchema } from './documents.ts';
import { FolderError } from './folder-error.ts';
import type { LedgerFolder } from './folder.ts';

/** Accounts kept in memory; a file never changes, so its name is enough to know that it is still true. */
const remembered = 500;

/** Finds accounts in the folder by participant id or BSN; only the one that is asked for is read. */
export class Accounts {
  private readonly folder: LedgerFolder;
  private readonly byFile = new Map<string, Account>();

  constructor(folder: LedgerFolder) {
    this.folder = folder;
  }

  /** `asOf` is undefined before the first bank statement. */
  async find(
    key: string,
  ): Promise<{ known: true; value: Account; asOf: string | undefined } | (Known<never> & { known: false })> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const index = await this.folder.index();
        const file = fileOf(index, key.trim());
        if (file === undefined) return { known: false, reason: 'not-found' };
        return { known: true, value: await this.account(file), asOf: index.asOf };
      } catch (error) {
        if (!(error instanceof FolderError)) throw error;
        // An import beside us may have replaced the file after we read the index: look again.
        if (attempt >= 3) return { known: false, reason: 'unreachable' };
      }
    }
  }

  async hasStatements(): Promise<boolean> {
    return this.folder.index().then(
      ({ asOf }) => asOf !== undefined,
      () => false,
    );
  }

  async readable(): Promise<boolean> {
    return this.folder.index().then(
      () => true,
      () => false,
    );
  }

  private async account(file: string): Promise<Account> {
    const known = this.byFile.get(file);
    if (known) {
      this.byFile.delete(file);
      this.byFile.set(file, known);
      return known;
    }
    const account = accountFor(await this.folder.read(file, participantSchema));
    this.byFile.set(file, account);
    for (const oldest of this.byFile.keys()) {
      if (this.byFile.size <= remembered) break;
      this.byFile.delete(oldest);
    }
    return account;
  }
}

function fileOf(index: LedgerIndex, key: string): string | undefined {
  const bsn = /^\d{8,9}$/.test(key) ? key.padStart(9, '0') : undefined;
  const id = Object.hasOwn(index.participants, key) ? key : bsn === undefined ? undefined : index.bsns[bsn];
  return id === undefined ? undefined : index.participants[id];
}
