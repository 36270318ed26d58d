/** What the ledger folder keeps. Amounts are decimal text, never numbers. */
import { z } from 'zod';
import { civilDateSchema } from '../civil-date.ts';
import { paymentInstructionSchema } from '../payouts/instruction.ts';

const amount = z.string().regex(/^-?\d{1,15}(\.\d{1,2})?$/);
/** Weekdays are already numbers in what is stored. */
const storedInstruction = paymentInstructionSchema.extend({
  byDay: z.array(z.int().min(1).max(7)).optional(),
});

const agreementSchema = z.object({
  id: z.string(),
  category: z.string(),
  description: z.string(),
  amount,
  credit: z.boolean(),
  validFrom: civilDateSchema.optional(),
  validThrough: civilDateSchema.optional(),
  instruction: storedInstruction.optional(),
  /** Accounts of the other side. */
  accounts: z.array(z.string()),
  terms: z.array(z.string()),
  changes: z.array(
    z.object({
      from: civilDateSchema,
      through: civilDateSchema.optional(),
      amount,
      reason: z.string(),
    }),
  ),
});
export type StoredAgreement = z.infer<typeof agreementSchema>;

const transactionSchema = z.object({
  /** Identity of the bank entry and the number of its part. */
  entry: z.string(),
  agreementId: z.string(),
  date: civilDateSchema,
  amount,
});
export type StoredTransaction = z.infer<typeof transactionSchema>;

/** One participant: everything a money question needs, and nothing of anybody else. */
export const participantSchema = z.object({
  id: z.string(),
  bsn: z.string().optional(),
  name: z.string(),
  birthday: z.string().optional(),
  agreements: z.array(agreementSchema),
  transactions: z.array(transactionSchema),
});
export type StoredParticipant = z.infer<typeof participantSchema>;

/** Which agreements an entry may belong to, of all participants. */
export const matchingSchema = z.object({
  rules: z.array(
    z.object({
      participant: z.string(),
      agreement: z.string(),
      accounts: z.array(z.string()),
      terms: z.array(z.string()),
      validFrom: civilDateSchema.optional(),
      validThrough: civilDateSchema.optional(),
    }),
  ),
  /** Accounts per organisation ("kvknummer/vestigingsnummer"), for agreements that come later. */
  organisations: z.record(z.string(), z.array(z.string())),
});
export type Matching = z.infer<typeof matchingSchema>;
export type MatchingRule = Matching['rules'][number];

/** Identities of the entries of one bank account in one month. */
export const monthSchema = z.object({ entries: z.array(z.string()) });
export type Month = z.infer<typeof monthSchema>;

const unmatchedSchema = z.object({
  entry: z.string(),
  date: civilDateSchema,
  amount,
  counterAccount: z.string().optional(),
  counterName: z.string().optional(),
  text: z.string(),
  why: z.enum(['no-agreement', 'several-agreements']),
});
/** A part of an entry that a person has to look at; it counts in nobody's balance. */
export type Unmatched = z.infer<typeof unmatchedSchema>;
export const openSchema = z.object({ parts: z.array(unmatchedSchema) });

/** The contents of the folder. Replacing this one file is what makes an import happen, whole or not at all. */
export const indexSchema = z.object({
  format: z.literal(1),
  revision: z.int().min(0),
  /** Participant id to file. */
  participants: z.record(z.string(), z.string()),
  /** BSN to participant id. */
  bsns: z.record(z.string(), z.string()),
  /** "account/YYYY-MM" to file. */
  months: z.record(z.string(), z.string()),
  matching: z.string().optional(),
  unmatched: z.string().optional(),
  /** Until when the bank's statements tell what happened. */
  asOf: z.string().optional(),
});
export type LedgerIndex = z.infer<typeof indexSchema>;

export const emptyIndex: LedgerIndex = { format: 1, revision: 0, participants: {}, bsns: {}, months: {} };
