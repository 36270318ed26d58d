/** Trains the classifier on `locales/<language>/utterances/*.yaml` and writes `locales/model.bin`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../dialogs/meaning.ts';
import { RIGHT_WORDS_FILE } from '../understanding/danger/read-right-words.ts';
import { fingerprint, quantise, writeModel } from '../understanding/model/model-file.ts';
import { train } from '../understanding/model/train.ts';
import { readUtterances } from '../understanding/read-utterances.ts';
import { makeReader } from '../understanding/read-message.ts';
import { MODEL_FILE } from '../understanding/understanding.ts';

/** The texts a model below this folder is trained on, in a fixed order. */
export function trainingTexts(folder: string): string[] {
  return LANGUAGES.flatMap((lang) => {
    const below = join(folder, lang, 'utterances');
    const utterances = readdirSync(below, { withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.yaml'))
      .map((entry) => join(below, entry.name));
    const right = join(folder, lang, RIGHT_WORDS_FILE);
    return [
      ...utterances.sort(),
      join(folder, lang, 'lexicon.yaml'),
      join(folder, lang, 'danger.yaml'),
      ...(existsSync(right) ? [right] : []),
    ].map((file) => readFileSync(file, 'utf8'));
  });
}

/** Trains on everything below the folder, writes the model there and says what it did. */
function main(folder: string): void {
  const utterances = readUtterances(folder);
  const trainedOn = fingerprint(trainingTexts(folder));
  const started = performance.now();
  const model = quantise(train(utterances, makeReader(folder)), trainedOn);
  const file = join(folder, MODEL_FILE);
  writeModel(model, file);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const megabytes = (statSync(file).size / 1e6).toFixed(1);
  console.log(`${utterances.length} utterances, ${seconds} s, ${MODEL_FILE} ${megabytes} MB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv[2] ?? fileURLToPath(new URL('../../locales', import.meta.url)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
