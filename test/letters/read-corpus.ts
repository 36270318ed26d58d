/** Draws and reads the made-up letters, and keeps the words in a file, one letter a line. */
import { appendFileSync } from 'node:fs';
import { prepare } from '../../bot/letters/ocr/prepare.ts';
import { recognise } from '../../bot/letters/ocr/tesseract.ts';
import { corpus, pictureOf } from './corpus.ts';

const [, , out = '/tmp/words.jsonl', fills = '2'] = process.argv;
for (const made of corpus(Number(fills))) {
  const began = performance.now();
  const picture = await pictureOf(made);
  const drawn = performance.now();
  const words = await recognise(await prepare(picture));
  const ms = Math.round(performance.now() - drawn);
  appendFileSync(
    out,
    JSON.stringify({ ...made, words, ms, drawMs: Math.round(drawn - began), bytes: picture.length }) + '\n',
  );
}
process.exit(0);
