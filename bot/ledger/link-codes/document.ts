/** The shared document of koppelcodes, and what creating and redeeming do to it. Pure: the moment is handed in. */
import { z } from 'zod';

const documentSchema = z.object({
  codes: z.array(
    z.object({
      /** Keyed hash of the code; the code itself is nowhere. */
      hash: z.string(),
      participant: z.string(),
      /** Worker who handed it out. */
      worker: z.string(),
      expires: z.string(),
      /** Conversation that used it. */
      usedBy: z.string().optional(),
    }),
  ),
  /** Codes that were not right, of the last day. */
  wrong: z.array(z.object({ by: z.string(), at: z.string() })),
});
export type LinkCodesDocument = z.infer<typeof documentSchema>;

const HOUR = 3_600_000;
export const CODE_LIFE_MS = 7 * 24 * HOUR;
const WRONG_KEPT_MS = 24 * HOUR;
/** Wrong codes of one resident in a day; the conversation itself locks earlier. */
export const MOST_WRONG_A_DAY = 10;
/** Wrong codes of everybody together in an hour: with it, guessing takes millions of years of trying. */
export const MOST_WRONG_AN_HOUR = 100;

/** `unknown`: never made, used by somebody else, or expired. `later`: too many wrong codes just now, of all together. */
export type Redeemed =
  | { readonly kind: 'linked'; readonly participant: string; readonly worker: string }
  | { readonly kind: 'unknown' | 'later' };

interface Attempt {
  readonly hash: string;
  /** Key of the conversation. */
  readonly by: string;
  readonly now: string;
}

/** @throws ZodError when what is stored is no such document: nobody is told "wrong code" because of our fault. */
export function readLinkCodes(stored: unknown): LinkCodesDocument {
  return stored === undefined ? { codes: [], wrong: [] } : documentSchema.parse(stored);
}

/** Without codes that have expired and wrong tries of more than a day ago. */
function cleaned({ codes, wrong }: LinkCodesDocument, now: string): LinkCodesDocument {
  const dayAgo = before(now, WRONG_KEPT_MS);
  return {
    codes: codes.filter((code) => code.expires > now),
    wrong: wrong.filter((attempt) => attempt.at > dayAgo),
  };
}

/** Adds a code that nobody used yet. */
export function withCode(
  document: LinkCodesDocument,
  code: Omit<LinkCodesDocument['codes'][number], 'usedBy'>,
  now: string,
): LinkCodesDocument {
  const { codes, wrong } = cleaned(document, now);
  return { codes: [...codes, code], wrong };
}

/**
 * Uses a code once: again by the same conversation gives the same answer, because its message may be delivered again
 * after a crash. A code that is not right is counted; above the limits nothing is looked up.
 */
export function redeemed(
  document: LinkCodesDocument,
  attempt: Attempt,
): { readonly next: LinkCodesDocument; readonly result: Redeemed } {
  const next = cleaned(document, attempt.now);
  const code = next.codes.find((one) => one.hash === attempt.hash);
  if (code?.usedBy === attempt.by) return { next, result: linked(code) };
  const hourAgo = before(attempt.now, HOUR);
  if (next.wrong.filter(({ at }) => at > hourAgo).length >= MOST_WRONG_AN_HOUR)
    return { next, result: { kind: 'later' } };
  if (next.wrong.filter(({ by }) => by === attempt.by).length >= MOST_WRONG_A_DAY)
    return { next, result: { kind: 'unknown' } };
  if (code === undefined || code.usedBy !== undefined) {
    const wrong = [...next.wrong, { by: attempt.by, at: attempt.now }];
    return { next: { ...next, wrong }, result: { kind: 'unknown' } };
  }
  const used = { ...code, usedBy: attempt.by };
  const codes = next.codes.map((one) => (one === code ? used : one));
  return { next: { ...next, codes }, result: linked(code) };
}

/** Without this conversation: codes it used, and wrong ones it tried. */
export function withoutConversation(document: LinkCodesDocument, conversation: string): LinkCodesDocument {
  return {
    codes: document.codes.filter(({ usedBy }) => usedBy !== conversation),
    wrong: document.wrong.filter(({ by }) => by !== conversation),
  };
}

function linked({ participant, worker }: LinkCodesDocument['codes'][number]): Redeemed {
  return { kind: 'linked', participant, worker };
}

function before(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) - milliseconds).toISOString();
}
