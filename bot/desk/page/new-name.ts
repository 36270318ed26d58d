/** A name for one message or deed, so that trying again is not a second one. */
export function newName(): string {
  // Not `randomUUID`: that is not there on an address without https.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
