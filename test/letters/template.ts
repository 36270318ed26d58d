/** Templates of made-up letters, as test/letters/templates writes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LETTER_KINDS } from '../../dialogs/letter/kinds.ts';

const templateSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(LETTER_KINDS),
  sender: z.string(),
  /** Days after the date of the letter until which something has to be done. */
  due: z.number().int().nullable(),
  amount: z.enum(['total', 'none']),
  reference: z.array(z.string()),
  subject: z.string(),
  body: z.array(z.string()),
  closing: z.array(z.string()),
  footer: z.string(),
});
export type Template = z.infer<typeof templateSchema>;

export const SETS = ['development', 'held-out'] as const;
export type SetName = (typeof SETS)[number];

export function readTemplates(set: SetName): Template[] {
  const text = readFileSync(join(import.meta.dirname, 'templates', `${set}.yaml`), 'utf8');
  return z.strictObject({ letters: z.array(templateSchema) }).parse(parse(text)).letters;
}
