import type { z } from 'zod';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import type { DayRange } from '../payouts/schedule.ts';
import { agreementsAnswer, balanceAnswer, foundAnswer, participantAnswer } from './answers.ts';
import type { Agreement } from './answers.ts';
import { askGraphql } from './graphql.ts';
import type { GraphqlAccess } from './graphql.ts';
import { failed } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { ParticipantKey } from './participant-key.ts';
import { AGREEMENTS, BALANCE, FIND, PARTICIPANT } from './queries.ts';
import { soleId } from './sole-id.ts';

type Person = NonNullable<z.infer<typeof participantAnswer>['burger']>;
type Balance = z.infer<typeof balanceAnswer>['saldo']['saldo'];

/** A participant's agreements, with the BSN the user API asks for. */
export interface Agreements {
  readonly bsn: string | null;
  readonly agreements: readonly Agreement[];
}

/** Who was found, and the BSN every later answer about them must still carry when it was asked by BSN. */
export interface Found {
  readonly id: number;
  readonly bsn?: string;
}

/**
 * Finds the one participant a key names. A search by BSN also finds the digits inside other numbers, so only an
 * exact match counts, and two exact matches are a contradiction.
 */
export async function findParticipant(access: GraphqlAccess, key: ParticipantKey): Promise<Outcome<Found>> {
  if (key.kind === 'id') return { ok: true, value: { id: key.id } };
  // The software keeps a BSN as a number: leading zeros are not in its text.
  const search = key.bsn.replace(/^0+/, '');
  const found = await askGraphql(access, { name: 'find', query: FIND, variables: { search } }, foundAnswer);
  if (!found.ok) return found;
  const exact = found.value.burgers.filter((burger) => burger.bsn === key.bsn);
  const [only] = exact;
  if (only === undefined) return failed('missing');
  return exact.length === 1 ? { ok: true, value: { id: only.id, bsn: key.bsn } } : failed('contradiction');
}

/** Name and birthday of a participant. */
export async function readPerson(access: GraphqlAccess, who: Found): Promise<Outcome<Person>> {
  const question = { name: 'participant', query: PARTICIPANT, variables: { id: soleId(who.id) } };
  const answer = await askGraphql(access, question, participantAnswer);
  return answer.ok ? own(answer.value.burger, who) : answer;
}

/** Book balance at the end of a day, in euro. */
export async function readBalance(
  access: GraphqlAccess,
  who: Found,
  on: CivilDate,
): Promise<Outcome<Balance>> {
  const id = soleId(who.id);
  const question = { name: 'balance', query: BALANCE, variables: { id, ids: [id], on } };
  const answer = await askGraphql(access, question, balanceAnswer);
  if (!answer.ok) return answer;
  const burger = own(answer.value.burger, who);
  return burger.ok ? { ok: true, value: answer.value.saldo.saldo } : burger;
}

/** All agreements of a participant with their transfers in the range. */
export async function readAgreements(
  access: GraphqlAccess,
  who: Found,
  range: DayRange,
): Promise<Outcome<Agreements>> {
  const variables = { id: soleId(who.id), from: range.from, to: range.to };
  const answer = await askGraphql(
    access,
    { name: 'agreements', query: AGREEMENTS, variables },
    agreementsAnswer,
  );
  if (!answer.ok) return answer;
  const burger = own(answer.value.burger, who);
  if (!burger.ok) return burger;
  const agreements = burger.value.afspraken;
  const ids = new Set(agreements.map((agreement) => agreement.id));
  return ids.size === agreements.length
    ? { ok: true, value: { bsn: burger.value.bsn, agreements } }
    : failed('contradiction');
}

/** The answer must be about the person who was asked for. */
function own<T extends { readonly id: number; readonly bsn: string | null }>(
  burger: T | null,
  who: Found,
): Outcome<T> {
  if (burger === null) return failed('missing');
  if (burger.id !== who.id) return failed('somebody-else');
  if (who.bsn !== undefined && burger.bsn !== who.bsn) return failed('somebody-else');
  return { ok: true, value: burger };
}
