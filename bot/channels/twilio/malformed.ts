/** A webhook with the right signature that is no message or report; `code` says which field. Answered with 400. */
export class MalformedWebhook extends Error {
  readonly status = 400;
  readonly code: string;
  constructor(code: string) {
    super(`This webhook cannot be read: ${code}.`);
    this.name = 'MalformedWebhook';
    this.code = code;
  }
}
