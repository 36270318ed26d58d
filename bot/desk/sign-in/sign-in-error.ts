/** Why somebody could not be signed in; `detail` is for the log, it never quotes a token. */
export type SignInFault = 'refused' | 'unknown-person' | 'unreachable';

export class SignInError extends Error {
  readonly code: SignInFault;
  constructor(code: SignInFault, detail: string) {
    super(detail);
    this.code = code;
  }
}
