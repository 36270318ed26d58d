/** Room that is used again and again: some kilobytes anew for each commit are work for malloc and garbage for V8. */
const ROOM = 256 * 1024;
/** UTF-8 takes at most so many bytes for what JavaScript counts as one letter. */
const MOST_BYTES = 3;

let room: Buffer | undefined;

/** The bytes of these texts, one after the other. Good until the next call only: to be sealed or copied at once. */
export function utf8Of(texts: readonly string[]): Buffer {
  let letters = 0;
  for (const text of texts) letters += text.length;
  if (letters * MOST_BYTES > ROOM) return Buffer.from(texts.join(''));
  room ??= Buffer.allocUnsafeSlow(ROOM);
  let end = 0;
  for (const text of texts) end += room.write(text, end);
  return room.subarray(0, end);
}
