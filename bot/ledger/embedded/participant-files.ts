import type { FolderDraft, LedgerFolder } from './folder.ts';
import type { LedgerIndex, StoredParticipant, StoredTransaction } from './documents.ts';
import { participantSchema } from './documents.ts';

/** Files read at the same time. */
const together = 32;

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
    const waiting = [...transactions];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await this.add(next[0], next[1]);
    };
    await Promise.all(Array.from({ length: together }, work));
  }

  private async add(id: string, added: readonly StoredTransaction[]): Promise<void> {
    const participant = await this.get(id);
    if (!participant) return;
    const all = [...participant.transactions, ...added].sort((a, b) => compare(a.date, b.date));
    this.set({ ...participant, transactions: all });
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
