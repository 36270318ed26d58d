/**
 * What Huishoudboekje's GraphQL API answers (version 2.1.4), checked field by field. Nothing unchecked gets past
 * here: an absent id, an impossible date or an unknown status makes the whole answer unusable.
 */
import { z } from 'zod';
import { amountText, balanceText, identifier, wholeNumber } from './amounts.ts';
import { civilDate, looseCivilDate } from './civil-date.ts';

const text = z.string().max(2_000);

/** `bsn` is an Int there, so a leading zero is lost; eight or nine digits come back as nine. */
const bsn = wholeNumber
  .refine((number) => number > 0 && number <= 999_999_999)
  .transform((number) => String(number).padStart(9, '0'));

export const foundAnswer = z.object({ burgers: z.array(z.object({ id: identifier, bsn: bsn.nullable() })) });

export const participantAnswer = z.object({
  burger: z
    .object({
      id: identifier,
      bsn: bsn.nullable(),
      voornamen: text.nullable(),
      achternaam: text.nullable(),
      geboortedatum: civilDate.nullable(),
    })
    .nullable(),
});

export const balanceAnswer = z.object({
  burger: z.object({ id: identifier, bsn: bsn.nullable() }).nullable(),
  saldo: z.object({ saldo: balanceText }),
});

/** Only the form is checked here; whether it is a schedule at all, where an agreement's schedule is used. */
const instruction = z.object({
  byDay: z.array(text).nullish(),
  byMonth: z.array(wholeNumber).nullish(),
  byMonthDay: z.array(wholeNumber).nullish(),
  repeatFrequency: text.nullish(),
  exceptDates: z.array(looseCivilDate).nullish(),
  startDate: text.nullish(),
  endDate: text.nullish(),
});

const transfer = z.object({
  bedrag: amountText,
  datum: civilDate,
  status: z.enum(['VERWACHTING', 'IN_BEHANDELING', 'GEREED']),
});

const agreement = z.object({
  id: identifier,
  omschrijving: text.nullable(),
  bedrag: amountText,
  credit: z.boolean(),
  validFrom: civilDate.nullable(),
  validThrough: civilDate.nullable(),
  rubriek: z.object({ naam: text.nullable() }).nullable(),
  betaalinstructie: instruction.nullable(),
  overschrijvingen: z.array(transfer),
});

export const agreementsAnswer = z.object({
  burger: z.object({ id: identifier, bsn: bsn.nullable(), afspraken: z.array(agreement) }).nullable(),
});

export type Transfer = z.infer<typeof transfer>;
export type Agreement = z.infer<typeof agreement>;
