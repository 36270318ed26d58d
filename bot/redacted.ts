/** What may be logged of an error: its kind and where, never its message (it may quote what somebody sent). */
export function redacted(error: unknown): { name: string; at: string | undefined } {
  if (!(error instanceof Error)) return { name: 'unknown', at: undefined };
  return {
    name: error.name,
    at: error.stack
      ?.split('\n')
      .find((line) => line.startsWith('    at '))
      ?.trim(),
  };
}
