import type { z } from 'zod';
import { isRealDate } from '../civil-date.ts';
import { LedgerUsageError } from '../usage-error.ts';
import type { Caller } from './caller.ts';
import { failed } from './outcome.ts';
import type { Failure, Outcome } from './outcome.ts';
import { participantKey } from './participant-key.ts';
import { citizenAnswer, reportAnswer, tokenAnswer } from './report-answers.ts';
import type { ReportAnswer } from './report-answers.ts';

export interface UserApi {
  /** The report over whole days `from` to `to` for one BSN, checked to be about that BSN. */
  report(bsn: string, from: string, to: string): Promise<Outcome<ReportAnswer>>;
}

/** A token lives about 30 seconds; it is not used in its last ten. */
const TOKEN_MS = 20_000;

/** What an expired token looks like: the real user API answers every trouble, this one too, with 404. */
const MAYBE_EXPIRED: ReadonlySet<Failure> = new Set(['not-allowed', 'missing']);

/** Opens the user API at `url` with the municipality's API key. A refused token is renewed once per question. */
export function openUserApi(url: URL, apiKey: string, call: Caller, clock: () => number): UserApi {
  let held: { readonly token: Promise<Outcome<string>>; readonly until: number } | undefined;

  /** Questions at the same moment share one token; a failed one is forgotten. */
  function token(): Promise<Outcome<string>> {
    if (held !== undefined && clock() < held.until) return held.token;
    const fresh: Promise<Outcome<string>> = get(
      'token',
      'auth/token',
      { 'x-api-key': apiKey },
      tokenAnswer,
    ).then((outcome) => {
      if (outcome.ok) return outcome;
      if (held?.token === fresh) held = undefined;
      // A wrong key is answered with 404 too, and says nothing about the resident.
      return outcome.failure === 'missing' ? failed('not-allowed') : outcome;
    });
    held = { token: fresh, until: clock() + TOKEN_MS };
    return fresh;
  }

  async function get<T>(
    name: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    answer: z.ZodType<T>,
  ): Promise<Outcome<T>> {
    return call({
      name,
      url: new URL(path, url),
      method: 'GET',
      headers,
      read: (json) => {
        const checked = answer.safeParse(json);
        return checked.success ? { ok: true, value: checked.data } : failed('unexpected-shape');
      },
    });
  }

  async function ask<T>(name: string, path: string, bsn: string, answer: z.ZodType<T>): Promise<Outcome<T>> {
    const used = token();
    const first = await used;
    if (!first.ok) return first;
    const headers = { 'x-user-bsn': bsn };
    const outcome = await get(name, path, { ...headers, 'x-api-token': first.value }, answer);
    if (outcome.ok || !MAYBE_EXPIRED.has(outcome.failure)) return outcome;
    if (held?.token === used) held = undefined;
    const second = await token();
    return second.ok ? get(name, path, { ...headers, 'x-api-token': second.value }, answer) : second;
  }

  return {
    report: async (bsn, from, to) => {
      const key = participantKey(bsn);
      if (key?.kind !== 'bsn') return failed('missing');
      if (!isRealDate(from) || !isRealDate(to)) {
        throw new LedgerUsageError('bad-date', 'a report was asked over a day that does not exist');
      }
      if (from > to)
        throw new LedgerUsageError('bad-period', 'a report was asked over a period that ends first');
      // The software keeps a BSN as a number and compares it as text, so leading zeros may not be sent.
      const sent = key.bsn.replace(/^0+/, '');
      const citizen = await ask('citizen', 'citizen', sent, citizenAnswer);
      if (!citizen.ok) return citizen;
      if (citizen.value.bsn !== key.bsn) return failed('somebody-else');
      const period = `startDate=${noonUtc(from)}&endDate=${noonUtc(to)}`;
      return ask('monthly-report', `reports/monthly?${period}`, sent, reportAnswer);
    },
  };
}

/** The software takes the day in UTC, so midnight in Amsterdam would be the day before; noon is safe. */
function noonUtc(day: string): number {
  return Date.parse(`${day}T12:00:00Z`) / 1_000;
}
