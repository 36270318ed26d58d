/** `npm run understand`: JSON lines `{"text":…,"lang"?:…}` in, one JSON line with the meaning each out. No network, no store. */
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LANGUAGES } from '../../dialogs/meaning.ts';
import { loadUnderstanding } from '../understanding/understanding.ts';

const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));
/** Any fixed day: the answer carries no dates. */
const TODAY = '2026-01-01';

const questionSchema = z.object({ text: z.string(), lang: z.enum(LANGUAGES).optional() });

function parsed(line: string): { question: z.infer<typeof questionSchema> } | { error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: 'not a JSON line' };
  }
  const read = questionSchema.safeParse(value);
  if (read.success) return { question: read.data };
  const issue = read.error.issues[0];
  return { error: `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not understood'}` };
}

const understanding = loadUnderstanding(LOCALES);
let number = 0;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  number++;
  if (line.trim() === '') continue;
  const read = parsed(line);
  let answer: object;
  if ('error' in read) {
    answer = { error: `line ${number}: ${read.error}` };
    process.exitCode = 1;
  } else {
    const { text, lang } = read.question;
    const meaning = understanding.understand(text, { today: TODAY, workers: [], ...(lang && { lang }) });
    const { intent, also, urgent, confidence } = meaning;
    answer = { intent, also, urgent, lang: meaning.lang, confidence };
  }
  if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) {
    await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
