import type { z } from 'zod';
import { Refusal } from '../statements/refusal.ts';
import type { Sample } from './sample-schema.ts';
import { sampleSchema } from './sample-schema.ts';

/**
 * Reads a file in the Huishoudboekje sample format. Amounts keep the digits of the file: a number is replaced by its
 * own source text before anything rounds it. Throws a Refusal with the path, such as "burgers[3].afspraken[0].bedrag".
 */
export function readSample(text: string): Sample {
  const parsed = sampleSchema.safeParse(parseExact(text));
  if (!parsed.success) throw refusal(parsed.error);
  const seen = new Map<string, number>();
  parsed.data.burgers.forEach(({ bsn, id }, index) => {
    const key = bsn ?? id ?? '';
    if (seen.has(key)) {
      const element = `burgers[${index}]`;
      throw new Refusal(
        'wrong-participants',
        { element },
        `It is the same person as burgers[${seen.get(key) ?? 0}].`,
      );
    }
    seen.set(key, index);
  });
  return parsed.data;
}

/** The names of amounts in this format. */
const amounts = new Set(['bedrag']);

/** JSON.parse with the source text of a number handed over (ECMAScript "JSON.parse source text access"). */
function parseExact(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/^\uFEFF/, ''),
      (key: string, value: unknown, context?: { source?: string }) => {
        if (!amounts.has(key) || typeof value !== 'number') return value;
        if (context?.source === undefined)
          throw new Error('this version of Node cannot read amounts exactly');
        return context.source;
      },
    ) as unknown;
  } catch (error) {
    const at = error instanceof Error ? /line (\d+)/.exec(error.message)?.[1] : undefined;
    throw new Refusal('not-json', at === undefined ? {} : { line: Number(at) });
  }
}

function refusal(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  const element = (issue?.path ?? []).reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
  const code = element.endsWith('.bsn') ? 'wrong-bsn' : 'wrong-participants';
  return new Refusal(code, { element: element === '' ? 'burgers' : element }, sentence(issue?.message ?? ''));
}

/** Our own messages begin with "is" or "has"; those of zod are sentences. */
function sentence(message: string): string {
  if (message === '') return '';
  return /^(is|has) /.test(message) ? `It ${message}.` : `${message}.`;
}
