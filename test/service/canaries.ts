/** What may never stand in the log of any service that a test runs: secrets of its settings, numbers, amounts, words. */
import assert from 'node:assert/strict';

/** Settings whose values nobody may read in a log. */
const SECRET_SETTINGS = [
  'WARMLIJN_KEYS',
  'TWILIO_AUTH_TOKEN',
  'METRICS_TOKEN',
  'MicrosoftAppPassword',
  'HUISHOUDBOEKJE_TOKEN',
  'HUISHOUDBOEKJE_USER_API_KEY',
  'LANGUAGE_MODEL_KEY',
  'SPEECH_KEY',
];
/** A telephone number of the tests, an amount, a token, an IBAN. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  'a telephone number': /(?:\+|00)?31 ?6[ -]?0000[ -]?\d{4}|\b06[ -]?0000[ -]?\d{4}/,
  'an amount': /(?:€|EUR) ?-?\d/,
  'a token': /\beyJ[\w-]{8,}/,
  'an account number': /\bNL\d{2}[A-Z]{4}\d{10}/,
};
/** Shorter words also stand in a log by themselves. */
const LEAST_LETTERS = 8;

const planted = new Set<string>();

/** From now on these words may stand in no log of this whole run of the tests. */
export function plant(...words: readonly string[]): void {
  for (const word of words) if (word.length >= LEAST_LETTERS) planted.add(word);
}

function secretsOf(settings: Readonly<Record<string, string>>): string[] {
  const values = SECRET_SETTINGS.flatMap((name) => (settings[name] ?? '').split(','));
  const database = settings['DATABASE_URL'] ?? '';
  const password = URL.canParse(database) ? new URL(database).password : '';
  return [...values, password]
    .map((value) => value.replace(/^[\w.-]+:(?=.{40})/, ''))
    .filter((value) => value.length >= LEAST_LETTERS);
}

/** What of all this stands in a log; named by kind, with the line. */
export function leaksIn(log: string, settings: Readonly<Record<string, string>>): string[] {
  const words = [...secretsOf(settings), ...planted];
  const lineWith = (word: string) => log.split('\n').find((line) => line.includes(word)) ?? '';
  const found = words.filter((word) => log.includes(word)).map((word) => `${word}: ${lineWith(word)}`);
  const kinds = Object.entries(PATTERNS).flatMap(([kind, pattern]) => {
    const line = log.split('\n').find((one) => pattern.test(one));
    return line === undefined ? [] : [`${kind}: ${line}`];
  });
  return [...found, ...kinds];
}

export function assertNoLeaks(log: string, settings: Readonly<Record<string, string>>): void {
  assert.deepEqual(leaksIn(log, settings), [], 'the log holds nothing personal and no secret');
}
