/** An address as somebody types it: `+31 6 1234 5678`, `06-12345678`, `whatsapp:+316…`, or a BSUID. */

/** @returns the address as it is kept, undefined when it is none. */
export function readResidentAddress(typed: string): string | undefined {
  const bare = typed.trim().replace(/^whatsapp:/i, '');
  if (/^[A-Z]{2}\.[A-Za-z0-9.]+$/.test(bare)) return bare;
  const digits = bare
    .replace(/[\s().-]/g, '')
    .replace(/^00/, '+')
    .replace(/^06/, '+316');
  return /^\+\d{6,15}$/.test(digits) ? digits : undefined;
}
