/** The caller asked wrongly (our own fault): thrown before anything is read or sent. Carries no personal data. */
export class LedgerUsageError extends Error {
  readonly code: LedgerUsageCode;

  constructor(code: LedgerUsageCode, message: string) {
    super(message);
    this.name = 'LedgerUsageError';
    this.code = code;
  }
}

export type LedgerUsageCode = 'empty-id' | 'bad-date' | 'bad-period' | 'bad-settings';
