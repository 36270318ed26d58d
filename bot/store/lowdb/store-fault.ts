/** The store refuses: the place is not ours, the keys do not fit, or it is closed. The message says what to do. */
export type StoreFaultCode =
  'locked' | 'lock-lost' | 'keys' | 'newer' | 'damaged' | 'closed' | 'bad-name' | 'pages';

export class StoreFault extends Error {
  readonly code: StoreFaultCode;
  constructor(code: StoreFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
