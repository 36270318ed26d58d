/**
 * The shape of a document, compiled from its zod schema: a yes in a few microseconds, where reading it costs ten times
 * that. A no says nothing: zod then reads it, mends what may be mended, or says what is wrong.
 */
import { Ajv } from 'ajv';
import { z } from 'zod';
import {
  CONVERSATION_SCHEMA,
  frameSchema,
  lineSchema,
  type Conversation,
  type Line,
} from '../../dialogs/conversation.ts';

type Frame = z.infer<typeof frameSchema>;

// Its own optimising costs more at each start than it ever saves: V8 does the same.
const ajv = new Ajv({ strict: false, validateSchema: false, code: { optimize: false } });

function compiled<T>(schema: z.ZodType, change: (made: Record<string, unknown>) => void = () => undefined) {
  const made = z.toJSONSchema(schema, { target: 'draft-7', io: 'output' }) as Record<string, unknown>;
  change(made);
  return ajv.compile<T>(made);
}

export const isLine = compiled<Line>(lineSchema);
/** Whether everything but the lines is as it must be; lines may be there. */
export const isFrame = compiled<Frame>(frameSchema, (made) => {
  (made.properties as Record<string, unknown>).transcript = { type: 'array' };
});

/** A whole document of today's shape. */
export function isConversation(raw: unknown): raw is Conversation {
  if (!isFrame(raw) || (raw as { schema?: unknown }).schema !== CONVERSATION_SCHEMA) return false;
  const { transcript } = raw as { transcript?: unknown };
  return Array.isArray(transcript) && transcript.every((line) => isLine(line));
}

/** Nobody changes a line. */
export function frozen(line: Line): Line {
  if (line.delivery !== undefined) Object.freeze(line.delivery);
  return Object.freeze(line);
}

/** The same, in which nobody can change anything, however deep. */
export function frozenWhole<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const name in value) frozenWhole(value[name]);
  return Object.freeze(value);
}
