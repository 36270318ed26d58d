/** An account number as banks write it, without spaces, in capitals; undefined when there is none. */
export function accountNumber(text: string | undefined): string | undefined {
  const plain = text?.replace(/\s+/g, '').toUpperCase() ?? '';
  return /^[A-Z0-9]{5,34}$/.test(plain) ? plain : undefined;
}
