import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { play } from './play.ts';
import { transcriptSchema } from './transcript.ts';

const FOLDER = new URL('conversations/', import.meta.url);

describe('a conversation', () => {
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const transcript = transcriptSchema.parse(parse(readFileSync(new URL(file, FOLDER), 'utf8')));
    it(`${file.replace(/\.yaml$/, '')}: ${transcript.shows}`, () => {
      play(transcript);
    });
  }
});
