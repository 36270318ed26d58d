/**
 * `npm run letters [-- --fills 2] [--words FILE] [--write]`: draws some two hundred made-up letters, as a scan, as a photo and as
 * a hurried photo, reads them all and prints the figures per field. `--words` keeps what was read in a file, or begins
 * with what is there; `--write` puts the figures into docs/letters.md. Takes ten minutes on two processors.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReader } from '../../bot/letters/ocr/reader.ts';
import { ROOT } from '../../bot/root.ts';
import { corpus, pictureOf, type MadeLetter } from './corpus.ts';
import type { ReadMade } from './measure.ts';
import { realRead } from './rules.ts';
import { figures } from './table.ts';

const DOCS = join(ROOT, 'docs/letters.md');
const [BEGIN, END] = ['<!-- letters -->', '<!-- /letters -->'] as const;

const { values } = parseArgs({
  options: { fills: { type: 'string', default: '2' }, words: { type: 'string' }, write: { type: 'boolean' } },
});

const nameOf = ({ set, treatment, seed }: MadeLetter) => `${set} ${treatment} ${String(seed)}`;

/** What an earlier run has read. */
function before(file: string | undefined): Map<string, ReadMade> {
  if (file === undefined || !existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return new Map(lines.map((line) => JSON.parse(line) as ReadMade).map((made) => [nameOf(made), made]));
}

async function readAll(): Promise<ReadMade[]> {
  const known = before(values.words);
  const reader = makeReader();
  const all: ReadMade[] = [];
  for (const made of corpus(Number(values.fills))) {
    const have = known.get(nameOf(made));
    if (have !== undefined) {
      all.push({ ...made, words: have.words, ms: have.ms });
      continue;
    }
    const picture = await pictureOf(made);
    const began = performance.now();
    const words = await reader.words(picture);
    const read: ReadMade = { ...made, words, ms: Math.round(performance.now() - began) };
    if (values.words !== undefined) appendFileSync(values.words, `${JSON.stringify(read)}\n`);
    all.push(read);
    process.stderr.write(`\r${String(all.length)} letters`);
  }
  await reader.close();
  return all;
}

const all = await readAll();
const { table, wrong, lines } = figures(realRead(), all);
const said = Object.entries(wrong).map(([field, count]) => `${field} ${String(count)}`);
const text = `${String(all.length)} letters; each cell is right / not said / wrong, where the letter names the field.\n\n${table}\n\nSaid wrongly, of all ${String(all.length)}: ${said.join(', ')}.`;
console.log(`${text}\n${lines.join('\n')}`);
if (values.write === true) {
  const [front = '', rest = ''] = readFileSync(DOCS, 'utf8').split(BEGIN);
  const back = rest.split(END)[1] ?? '';
  writeFileSync(DOCS, `${front}${BEGIN}\n\n${text}\n\n${END}${back}`);
}
