import { z } from 'zod';
import type { Caller } from './caller.ts';
import { failed } from './outcome.ts';
import type { Outcome } from './outcome.ts';

export interface GraphqlAccess {
  readonly url: URL;
  /** The token of the municipality's service account. */
  readonly token: string;
  readonly call: Caller;
}

const envelope = z.object({ data: z.unknown(), errors: z.array(z.unknown()).nullish() });

/**
 * Asks one GraphQL question. An answer with `errors` is a failure even when data came along: half of somebody's
 * money is no answer. Plain HTTP instead of a GraphQL client, because those put the variables (a BSN) and the
 * answer into their errors, parse numbers as floats and read answers of any size.
 */
export async function askGraphql<T>(
  access: GraphqlAccess,
  question: {
    readonly name: string;
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
  },
  answer: z.ZodType<T>,
): Promise<Outcome<T>> {
  return access.call({
    name: question.name,
    url: access.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      // The 2.1.4 back end reads the token from its cookie only; the header is for a gateway in front of it.
      authorization: `Bearer ${access.token}`,
      cookie: `app-token=${access.token}`,
    },
    body: JSON.stringify({ query: question.query, variables: question.variables }),
    read: (json) => readAnswer(json, answer),
  });
}

function readAnswer<T>(json: unknown, answer: z.ZodType<T>): Outcome<T> {
  const outer = envelope.safeParse(json);
  if (!outer.success) return failed('unexpected-shape');
  if (outer.data.errors !== null && outer.data.errors !== undefined) return failed('server-error');
  const inner = answer.safeParse(outer.data.data);
  return inner.success ? { ok: true, value: inner.data } : failed('unexpected-shape');
}
