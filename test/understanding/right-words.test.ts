import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRightWords } from '../../bot/understanding/danger/read-right-words.ts';
import { makeReader } from '../../bot/understanding/read-message.ts';
import { rightWords } from '../../bot/tools/right-words.ts';

const read = makeReader('locales');
const alarms = (text: string): readonly string[] => read(text).danger.floor;

async function* lines(...words: string[]): AsyncGenerator<string> {
  yield* words;
}

describe('words that are right as they stand', () => {
  for (const text of [
    'uwv heeft me uitkering gestopt',
    'ze hebben mij gestopt met de toeslag',
    'de gemeente heeft mijn geld gestopt',
    'hij heeft mij niet laten slapen, ik heb slecht geslapen bij mijn man',
    'mijn zoon is geslaagd, hij heeft mij gebeld',
  ])
    it(`raises no alarm: ${text}`, () => {
      assert.deepEqual(alarms(text), []);
    });

  for (const text of [
    'mijn man heeft me gestompt',
    'mijn man heeft me gestmopt',
    'mijn man heeft me geslgen',
  ])
    it(`still forgives a slip of the thumb: ${text}`, () => {
      assert.deepEqual(alarms(text), ['violence']);
    });

  it('are found in a list: those taken for another word, and not for the same one with another ending', async () => {
    const found = await rightWords(
      'locales',
      lines('gestopt', 'Geslapen', 'geslagen', 'tafel', 'semana', 'a b'),
    );
    assert.deepEqual(found, ['geslapen', 'gestopt']);
  });

  it('stand one on a line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'right-words-'));
    mkdirSync(join(folder, 'nl'));
    const file = join(folder, 'nl', 'right-words.txt');
    writeFileSync(file, '# Van ons.\nGeslaagd\n\nbloemen\n');
    assert.deepEqual([...readRightWords(folder)], ['geslagd', 'bloemen']);
    writeFileSync(file, 'bloemen\ntwee woorden\n');
    assert.throws(() => readRightWords(folder), /nl\/right-words\.txt:2: "twee woorden" is not one word/);
    rmSync(folder, { recursive: true });
  });
});
