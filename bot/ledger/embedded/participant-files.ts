import type { FolderDraft, LedgerFolder } from './folder.ts';
import type { LedgerIndex, StoredParticipant, StoredTransaction } from './documents.ts';
import { participantSchema } from './documents.ts';

/** The participants one import touches: each is read once, and written once when it changed. */
export class ParticipantFiles {
  private readonly folder: LedgerFolder;
  private readonly index: LedgerIndex;
  private readonly changed = new Map<string, StoredParticipant>();

  constructor(folder: LedgerFolder, index: LedgerIndex) {
    this.folder = folder;
    this.index = index;
  }

  async get(id: string): Promise<StoredParticipant | undefined> {
    const changed = this.changed.get(id);
    if (changed) return changed;
    const file = this.index.participants[id];
    return file === undefined ? undefined : this.folder.read(file, participantSchema);
  }

  set(participant: StoredParticipant): void {
    this.changed.set(participant.id, participant);
  }

  /** Adds transactions, oldest first, per participant. */
  async book(transactions: ReadonlyMap<string, readonly StoredTransaction[]>): Promise<void> {
    for (const [id, added] of transactions) {
      const participant = await this.get(id);
      if (!participant) continue;
      const all = [...participant.transactions, ...added].sort((a, b) =>
        a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
      );
      this.set({ ...participant, transactions: all });
    }
  }

  /** Puts the changed ones in the draft; answers the files of all participants. */
  put(draft: FolderDraft): Record<string, string> {
    const files = { ...this.index.participants };
    for (const [id, participant] of this.changed) files[id] = draft.put(participant);
    return files;
  }

  get touched(): number {
    return this.changed.size;
  }
}
