/** From stored JSON to the document of today: migrations by schema number, then the check. Both stores read through this. */
import { z } from 'zod';
import { CONVERSATION_SCHEMA, conversationSchema, type Conversation } from '../../dialogs/conversation.ts';
import { shapedConversation, shapedLine } from '../../dialogs/shaped.ts';
import { frozen, isConversation } from './shape.ts';

/** Changes a document of schema n into one of schema n + 1; may not look at clock, network or disk. */
export type Migration = (old: Record<string, unknown>) => Record<string, unknown>;

const oldTraject = z.looseObject({
  goal: z
    .object({ text: z.string(), by: z.string(), at: z.string(), receivedAt: z.string().optional() })
    .optional(),
});

function severalGoals(old: Record<string, unknown>): Record<string, unknown> {
  const read = oldTraject.safeParse(old['traject']);
  if (!read.success || read.data.goal === undefined) return old;
  const { goal, ...rest } = read.data;
  const { text, by, at, receivedAt } = goal;
  const plan = { by, sentAt: at, ...(receivedAt === undefined ? {} : { receivedAt }) };
  return { ...old, traject: { ...rest, goals: [{ id: 'goal-1', text, by, at }], plan } };
}

/** Under each number the step away from it. A new CONVERSATION_SCHEMA adds one line here. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {
  // 2 has sittings with a volunteer, and who typed a line, an answer or a consent. There were none before; an older
  // service must not write over them.
  1: (old) => old,
  // 3 has several goals in a plan, and its receipt apart from them.
  2: severalGoals,
};

/** Written by a newer Warmlijn: an older one must not touch it. */
export class NewerSchema extends Error {
  readonly schema: number;
  constructor(schema: number, known: number) {
    super(
      `Written by a newer version (schema ${String(schema)}; this version knows up to ${String(known)}).`,
    );
    this.schema = schema;
  }
}

const numbered = z.looseObject({ schema: z.number().int().positive() });

/**
 * Applies the steps from the document's own schema up to `target`.
 * @throws NewerSchema; ZodError when there is no schema number; Error when a step is missing.
 */
export function migrate(
  raw: unknown,
  steps: Readonly<Record<number, Migration>> = MIGRATIONS,
  target: number = CONVERSATION_SCHEMA,
): Record<string, unknown> {
  const parsed = numbered.parse(raw);
  if (parsed.schema > target) throw new NewerSchema(parsed.schema, target);
  let document: Record<string, unknown> = parsed;
  for (let schema = parsed.schema; schema < target; schema += 1) {
    const step = steps[schema];
    if (step === undefined) throw new Error(`No migration from schema ${String(schema)}.`);
    document = { ...step(document), schema: schema + 1 };
  }
  return document;
}

/** @throws NewerSchema, or ZodError when the document does not have the shape of its schema. */
export function readConversation(raw: unknown): Conversation {
  const read = shapedConversation(isConversation(raw) ? raw : conversationSchema.parse(migrate(raw)));
  read.transcript = read.transcript.map((line) => frozen(shapedLine(line)));
  return read;
}

const linesSchema = conversationSchema.shape.transcript;

/** Lines of an archived page. @throws ZodError when they are not lines. */
export function readLines(raw: unknown): Conversation['transcript'] {
  return linesSchema.parse(raw);
}
