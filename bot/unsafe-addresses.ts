/** Addresses that may not be reached without encryption, and why. */

/** This machine itself. */
const HERE = ['localhost', '127.0.0.1', '[::1]'];
const WHY = {
  PUBLIC_URL: 'messages are personal data',
  TWILIO_API_URL: 'messages and our token go there',
  BotOpenIdMetadata: 'who changes those keys can speak as Teams',
  ENTRA_URL: 'who changes those keys can sign in as anybody',
  KLANTINTERACTIES_URL: 'cases of residents go there',
  SPEECH_URL: 'voices are personal data',
  READ_ALOUD_URL: 'answers are personal data',
} as const;
type Name = keyof typeof WHY;
const NAMES: readonly Name[] = [
  'PUBLIC_URL',
  'TWILIO_API_URL',
  'BotOpenIdMetadata',
  'ENTRA_URL',
  'SPEECH_URL',
  'READ_ALOUD_URL',
  'KLANTINTERACTIES_URL',
];

function isOpenToAll(address: string | undefined): boolean {
  if (address === undefined) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !HERE.includes(hostname);
}

/** A line for each address that everybody on the way could read. */
export function unsafeAddresses(environment: Readonly<Partial<Record<Name, string | undefined>>>): string[] {
  return NAMES.filter((name) => isOpenToAll(environment[name])).map(
    (name) => `${name}: begins with http; use https, ${WHY[name]}.`,
  );
}
