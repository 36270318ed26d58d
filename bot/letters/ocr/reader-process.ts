/**
 * A process of its own that opens pictures and reads them: what a picture does to a library, or a library to its
 * process, does not reach the service. It is started without the environment and may write nothing.
 */
import { z } from 'zod';
import { PictureError, prepare, small } from './prepare.ts';
import { recognise } from './tesseract.ts';
import { READABLE } from '../read/readable.ts';
import type { Words } from './words.ts';

const askedSchema = z.object({
  id: z.number(),
  want: z.enum(['words', 'small']),
  bytes: z.instanceof(Uint8Array),
});

/** Enough to see whether the page lies this way. */
const GLANCE_SIDE = 1_300;

/** A page may have been photographed lying on its side or its head. */
async function read(bytes: Uint8Array): Promise<Words> {
  const upright = await recognise(await prepare(bytes));
  if (upright.confidence >= READABLE) return upright;
  for (const turn of [1, 3, 2] as const) {
    const glance = await recognise(await prepare(bytes, turn, GLANCE_SIDE));
    if (glance.confidence >= READABLE) return recognise(await prepare(bytes, turn));
  }
  return upright;
}

async function answer(message: unknown): Promise<void> {
  const { id, want, bytes } = askedSchema.parse(message);
  try {
    const done = want === 'words' ? await read(bytes) : await small(bytes);
    process.send?.({ id, done });
  } catch (error) {
    // Only a code: an error of a library may hold words of the letter.
    process.send?.({ id, fault: error instanceof PictureError ? error.code : 'failed' });
  }
}

process.on('message', (message) => void answer(message));
process.on('disconnect', () => process.exit(0));
