/** The move cannot begin, or what was written is not what was read; the message says what to do. */
export class CannotMove extends Error {}
