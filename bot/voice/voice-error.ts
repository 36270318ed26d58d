/** A recording could not be read. The code says why; it never holds an address, words or a key. */
export const VOICE_FAULTS = ['engine-refused', 'engine-answer'] as const;

export class VoiceError extends Error {
  readonly code: (typeof VOICE_FAULTS)[number];

  constructor(code: (typeof VOICE_FAULTS)[number], cause?: unknown) {
    super(`A voice message could not be read: ${code}.`, { cause });
    this.name = 'VoiceError';
    this.code = code;
  }
}
