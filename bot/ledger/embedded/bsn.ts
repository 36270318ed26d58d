/** A BSN with its leading zeros, or undefined when it fails the eleven test (Logisch Ontwerp BSN, RvIG). */
export function validBsn(text: string): string | undefined {
  if (!/^\d{8,9}$/.test(text)) return undefined;
  const bsn = text.padStart(9, '0');
  const sum = [...bsn].reduce(
    (total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place),
    0,
  );
  return sum > 0 && sum % 11 === 0 ? bsn : undefined;
}
