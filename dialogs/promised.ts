/** Something the assistant said would happen, or that somebody owes: with owner and deadline (design C7). */
import { z } from 'zod';

const instant = z.string();

export const PROMISE_KINDS = [
  'person-answers',
  'first-contact',
  'first-talk',
  'money-answer',
  'callback',
  'phone-task',
  'reminder',
  'outcome',
  'feedback',
  'contact',
  'reply',
  'follow-up',
  'arrange',
  'registration',
  'letter',
] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

export const promiseSchema = z.object({
  id: z.string(),
  kind: z.enum(PROMISE_KINDS),
  /** What was promised, in Dutch words for the worker. */
  what: z.string(),
  owner: z.string(),
  madeAt: instant,
  due: instant,
  keptAt: instant.optional(),
  brokenAt: instant.optional(),
  /** A cry for help: its deadline waits for nobody's hours. */
  urgent: z.enum(['red', 'emergency']).optional(),
});
/** Something the assistant said would happen, with owner and deadline. */
export type Promised = z.infer<typeof promiseSchema>;

/** What was promised of this kind and is not kept yet; of most kinds there is one at a time. */
export function openPromise(promises: readonly Promised[], kind: PromiseKind): Promised | undefined {
  return promises.find((one) => one.kind === kind && one.keptAt === undefined);
}
