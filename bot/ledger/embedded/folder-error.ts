export type FolderFault = 'busy' | 'sealed' | 'not-sealed' | 'damaged';

const words: Record<FolderFault, string> = {
  busy: 'Another import is running on this data folder. Try again when it is ready.',
  sealed: 'The ledger in this data folder is encrypted. Set WARMLIJN_KEYS to the keys it was made with.',
  'not-sealed':
    'The ledger in this data folder is not encrypted, but WARMLIJN_KEYS is set. Use another folder.',
  damaged: 'A file of the ledger is damaged or missing.',
};

/** The ledger folder cannot be used now; never carries contents. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly code: FolderFault;

  constructor(code: FolderFault, file = '') {
    super(file === '' ? words[code] : `${words[code]} (${file})`);
    this.code = code;
  }
}
