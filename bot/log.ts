/** Structured logs without personal data: what happened and where, never what was said or who said it. */
import { pino, type Logger } from 'pino';

/** Fields that may never leave in a log, whoever puts them there. */
const SECRETS = [
  'text',
  'body',
  'address',
  'from',
  'to',
  'name',
  'amount',
  'token',
  'authorization',
  'cookie',
  '*.text',
  '*.address',
];

export function makeLog(level: string): Logger {
  return pino({
    level,
    base: {},
    redact: { paths: SECRETS, censor: '[weg]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
