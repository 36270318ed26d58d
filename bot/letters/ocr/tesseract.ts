/** Reads the words of a picture with tesseract, its Dutch data from a package: no network, nothing written to disk. */
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import type { Worker } from 'tesseract.js';
import { wordsOf, type Words } from './words.ts';

const find = createRequire(import.meta.url).resolve;
/** The smaller, faster data; on generated letters as good as the large. */
const LANG_PATH = join(dirname(find('@tesseract.js-data/nld/package.json')), '4.0.0_best_int');

let worker: Promise<Worker> | undefined;

async function open(): Promise<Worker> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const opened = await createWorker('nld', OEM.LSTM_ONLY, {
    langPath: LANG_PATH,
    cacheMethod: 'none',
    gzip: true,
    // Without it the library throws where nobody can catch.
    errorHandler: () => undefined,
  });
  await opened.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '210' });
  return opened;
}

export async function recognise(picture: Buffer): Promise<Words> {
  worker ??= open();
  const { data } = await (await worker).recognize(picture, {}, { text: false, tsv: true });
  return wordsOf(data.tsv ?? '');
}
