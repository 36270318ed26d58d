/**
 * Messages of so long ago that the document does not name them any more. A small field of bits says of most new messages
 * at once that they are new; for the few it doubts, and for those that come again, the archived pages are asked.
 */

/** Bits of the field: 2 kB, only for who wrote so much that pages were archived. */
const BITS = 16_384;
const MARKS = 4;
const LETTERS_KEPT = 16;

/** Enough of a provider's id to know the message again: 64 random bits of Twilio's. */
export function messageMark(id: string): string {
  return id.slice(-LETTERS_KEPT);
}

/** FNV-1a, from another beginning for each place. */
function placeOf(mark: string, which: number): number {
  let hash = 0x811c9dc5 ^ which;
  for (let at = 0; at < mark.length; at += 1) hash = Math.imul(hash ^ mark.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % BITS;
}

function bitsOf(field: string | undefined): Uint8Array {
  return field === undefined
    ? new Uint8Array(BITS / 8)
    : Uint8Array.from(atob(field), (sign) => sign.charCodeAt(0));
}

/** @returns the field with these marks in it. */
export function withLongAgo(field: string | undefined, marks: readonly string[]): string {
  const bits = bitsOf(field);
  for (const mark of marks)
    for (let which = 0; which < MARKS; which += 1) {
      const place = placeOf(mark, which);
      bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
    }
  return btoa(String.fromCharCode(...bits));
}

/** False: certainly not among them. True: ask the pages. */
export function mayBeLongAgo(field: string, mark: string): boolean {
  const bits = bitsOf(field);
  return Array.from({ length: MARKS }, (_, which) => placeOf(mark, which)).every(
    (place) => ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0,
  );
}
