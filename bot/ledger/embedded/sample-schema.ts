/** The Huishoudboekje sample format: what the real software loads as example data. Unknown fields are passed over. */
import { z } from 'zod';
import { civilDateSchema } from '../civil-date.ts';
import { paymentInstructionSchema } from '../payouts/instruction.ts';
import { validBsn } from './bsn.ts';

const absent = (value: unknown) => (value === null || value === '' ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(absent, schema.optional());

/** Digits exactly as in the file: read-exact.ts keeps the source text of numbers. */
const euro = z
  .union([z.string(), z.number().transform(String)])
  .refine((text) => /^\d{1,12}(\.\d{1,2}0*)?$/.test(text), { error: 'is not an amount in euro and cents' })
  .transform((text) => text.replace(/^(\d+\.\d\d)0+$/, '$1'));

const text = z.string().trim().max(500);
const id = z
  .union([z.string().trim(), z.int().transform(String)])
  .refine((name) => /^[A-Za-z0-9][\w.:-]{0,63}$/.test(name), { error: 'is not an id of letters and digits' });
const account = z
  .string()
  .transform((iban) => iban.replace(/\s+/g, '').toUpperCase())
  .refine((iban) => /^[A-Z0-9]{5,34}$/.test(iban), { error: 'is not an account number' });
const accounts = z.preprocess(absent, z.array(z.object({ iban: account })).default([]));
const organisationKey = z.object({ kvknummer: text, vestigingsnummer: optional(text) });

const agreement = z.object({
  id: optional(id),
  rubriek: optional(z.object({ naam: text })),
  omschrijving: optional(text),
  organisatie: optional(organisationKey),
  tegenRekening: optional(z.object({ iban: account })),
  bedrag: euro,
  credit: z.boolean(),
  validFrom: optional(civilDateSchema),
  validThrough: optional(civilDateSchema),
  zoektermen: z.preprocess(absent, z.array(text).default([])),
  betaalinstructie: optional(paymentInstructionSchema),
  /** Ours: recorded changes of the amount, with the reason the resident may hear. */
  wijzigingen: z.preprocess(
    absent,
    z
      .array(
        z.object({
          vanaf: civilDateSchema,
          totEnMet: optional(civilDateSchema),
          bedrag: euro,
          reden: text.min(1),
        }),
      )
      .default([]),
  ),
});
export type SampleAgreement = z.infer<typeof agreement>;

const participant = z
  .object({
    id: optional(id),
    bsn: optional(
      z
        .string()
        .refine((bsn) => validBsn(bsn) !== undefined, { error: 'is not a valid BSN', params: { bsn: true } })
        .transform((bsn) => bsn.padStart(9, '0')),
    ),
    voornamen: optional(text),
    voorletters: optional(text),
    achternaam: text.min(1),
    geboortedatum: optional(civilDateSchema),
    rekeningen: accounts,
    afspraken: z.preprocess(absent, z.array(agreement).default([])),
  })
  .refine((one) => one.bsn !== undefined || one.id !== undefined, { error: 'has neither a BSN nor an id' });
export type SampleParticipant = z.infer<typeof participant>;

export const sampleSchema = z.object({
  burgers: z.array(participant).max(200_000),
  organisaties: z.preprocess(
    absent,
    z
      .array(
        organisationKey.extend({
          afdelingen: z.preprocess(absent, z.array(z.object({ rekeningen: accounts })).default([])),
        }),
      )
      .default([]),
  ),
});
export type Sample = z.infer<typeof sampleSchema>;
