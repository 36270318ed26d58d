/** Must hold: no cell of any table a team lead downloads is a formula to a spreadsheet, whoever typed it (CSV injection). */
import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { factOf, type Fact } from '../../bot/desk/figures/fact.ts';
import { CSV_TABLES, figuresCsv } from '../../bot/desk/figures/csv.ts';
import { figuresOf } from '../../bot/desk/figures/figures.ts';
import { newConversation } from '../../dialogs/conversation.ts';
import { PEOPLE } from '../sign-in/people.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const EVIL = [
  '=1+1',
  '+31',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1+1',
  '＝1',
  '\u00a0@x',
  '=cmd|"/C calc"!A0',
  '";=1;"',
];
const hostile = fc.oneof(
  fc.constantFrom(...EVIL),
  fc.string(),
  fc.tuple(fc.constantFrom(...EVIL), fc.string()).map((both) => both.join('')),
);

function factWith(reason: string, what: string): Fact {
  const handover = {
    state: 'closed' as const,
    urgency: 'normal' as const,
    reason,
    requestedAt: NOW,
    worker: what,
    offeredAt: NOW,
    endedAt: NOW,
    passed: [],
    closedReason: reason,
  };
  const promise = {
    id: 'p',
    kind: 'reply' as const,
    what,
    owner: what,
    madeAt: NOW,
    due: '2026-11-19T10:00:00.000Z',
  };
  return factOf({ ...newConversation('a'.repeat(32), NOW, 'nl'), handover, promises: [promise] });
}

describe('a table as CSV', () => {
  it('has no cell that begins as a formula, also after blanks, and keeps every cell in its place', () => {
    fc.assert(
      fc.property(hostile, hostile, (reason, what) => {
        const facts = [factWith(reason, what)];
        const people = PEOPLE.map((worker) => ({ ...worker, name: what }));
        for (const table of CSV_TABLES) {
          const text = figuresCsv(table, figuresOf(facts, people, NOW), facts, people);
          const rows = parse(text, { delimiter: ';', bom: true }) as string[][];
          for (const row of rows) {
            assert.equal(row.length, rows[0]?.length, table);
            for (const cell of row) assert.doesNotMatch(cell, /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/, table);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('still says what was typed', () => {
    const facts = [factWith('=1+1', 'x')];
    assert.match(figuresCsv('redenen', figuresOf(facts, PEOPLE, NOW), facts, PEOPLE), /'=1\+1/);
  });
});
