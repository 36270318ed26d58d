/** A media file could not be fetched. The code says why; it never holds an address or anything of the file. */
export const MEDIA_FAULTS = [
  'place-refused',
  'type-refused',
  'too-large',
  'too-many-redirects',
  'not-there',
] as const;

export class MediaError extends Error {
  readonly code: (typeof MEDIA_FAULTS)[number];

  constructor(code: MediaError['code']) {
    super(`A media file could not be fetched: ${code}.`);
    this.name = 'MediaError';
    this.code = code;
  }
}
