const VERSION = 6;
const VARIANT = 8;

/** A name for one message or deed, so that trying again is not a second one: a UUID of version 4. */
export function newName(): string {
  // Not `randomUUID`: that is not there on an address without https.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[VERSION] = ((bytes[VERSION] ?? 0) & 0x0f) | 0x40;
  bytes[VARIANT] = ((bytes[VARIANT] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
