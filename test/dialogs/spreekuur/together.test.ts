import assert from 'node:assert/strict';
import { openTable, TABLE } from './table.ts';

const TUESDAY = '2026-11-24T10:00:00.000Z';
const YES = 'ja, dat is goed';

/** A table at which the resident said that the volunteer may type. */
function seated() {
  const table = openTable(TUESDAY);
  table.begin('Roos');
  table.says('1');
  table.says('1');
  return table;
}

describe('A plan at the table', () => {
  it('begins with the resident’s own yes, on record with who heard it', () => {
    const table = seated();
    const goal = { do: 'plan', change: { do: 'goal', text: 'rust' } } as const;
    assert.equal(table.refused(goal), 'ask-first');
    assert.equal(table.view().plan, null);
    table.does({ do: 'plan-agreed', words: YES });
    table.does(goal);
    const { by, words } = table.at(TABLE).consent.plan ?? {};
    assert.deepEqual([by, words], ['wim', YES]);
    assert.deepEqual(
      table.view().plan?.goals.map(({ text }) => text),
      ['rust'],
    );
  });

  it('has steps of resident, volunteer and worker, and who wrote each stands with it', () => {
    const table = seated();
    table.does({ do: 'plan-agreed', words: YES });
    for (const who of ['resident', 'volunteer', 'worker'] as const)
      table.does({ do: 'plan', change: { do: 'todo', text: `stap van ${who}`, who } });
    assert.equal(
      table.refused({ do: 'plan', change: { do: 'todo', text: 'vierde', who: 'worker' } }),
      'too-many-open',
    );
    assert.deepEqual(
      table.at(TABLE).traject?.todos.map(({ madeBy }) => madeBy),
      ['wim', 'wim', 'wim'],
    );
    const [first] = table.view().plan?.steps ?? [];
    table.does({ do: 'plan', change: { do: 'todo-done', id: first?.id ?? '' } });
    assert.equal(table.view().plan?.steps[0]?.done, true);
    assert.match(table.view().question?.say ?? '', /Wat heb je nu het meest nodig/);
    assert.doesNotMatch(table.view().messages.at(-1)?.text ?? '', /afspraken is gedaan/);
  });

  it('is not there before the resident let the volunteer type, and gone once they take it back', () => {
    const table = openTable(TUESDAY);
    table.begin('Roos');
    assert.equal(table.refused({ do: 'plan-agreed', words: YES }), 'ask-first');
    const open = seated();
    open.does({ do: 'plan-agreed', words: YES });
    open.does({ do: 'withdraw' });
    assert.equal(open.view().plan, null);
    assert.equal(open.at(TABLE).consent.plan?.given, false);
  });
});

describe('A maandgesprek at the table', () => {
  const entry = { do: 'entry', month: '2026-11', side: 'expenses', label: 'huur', amount: '580.50' } as const;
  const begin = { do: 'month', change: { do: 'begin', since: '2026-11-24', words: YES } } as const;

  it('is begun and filled in by the volunteer, with attendance, hours and the nulmeting', () => {
    const table = seated();
    assert.equal(table.refused({ do: 'month', change: entry }), 'ask-first');
    table.does(begin);
    table.does({ do: 'month', change: entry });
    table.does({ do: 'month', change: { do: 'session', date: '2026-11-24', came: true, minutes: 45 } });
    table.does({ do: 'month', change: { do: 'session', date: '2026-11-23', came: false, minutes: 60 } });
    const coping = 'matig zelfredzaam';
    const measured = {
      do: 'measure',
      moment: 'nulmeting',
      date: '2026-11-24',
      coping,
      debts: 'achterstanden',
    } as const;
    table.does({ do: 'month', change: measured });
    const { month } = table.view();
    assert.equal(month?.months[0]?.expenses, '580.50');
    assert.deepEqual(month.log, [
      { date: '2026-11-24', came: true, minutes: 45 },
      { date: '2026-11-23', came: false, minutes: 0 },
    ]);
    assert.equal(month.hours, '0.75');
    assert.equal(month.measures[0]?.by, 'wim');
    assert.equal(table.at(TABLE).consent.budget?.by, 'wim');
  });

  it('never puts the words of a measure on the resident’s phone or screen', () => {
    const table = seated();
    table.does(begin);
    const coping = 'niet zelfredzaam';
    const measured = {
      do: 'measure',
      moment: 'nulmeting',
      date: '2026-11-24',
      coping,
      debts: 'achterstanden',
    } as const;
    table.does({ do: 'month', change: measured });
    assert.doesNotMatch(JSON.stringify(table.at(TABLE).transcript), /zelfredzaam/);
  });

  it('leaves what was prevented to workers', () => {
    const table = seated();
    table.does(begin);
    const fact = { do: 'fact', kind: 'prevented-eviction', date: '2026-11-24' } as const;
    assert.equal(table.refused({ do: 'month', change: fact }), 'not-yours');
  });

  it('of a worker is not shown to a volunteer before the resident says yes to them too, and keeps what was there', () => {
    const table = seated();
    table.desk('marijke', { do: 'accept' });
    const worker = (action: Parameters<typeof table.desk>[1]) => table.desk('marijke', action);
    worker({ do: 'maandgesprek', action: { do: 'begin', since: '2026-11-20', words: YES } });
    worker({ do: 'maandgesprek', action: entry });
    worker({ do: 'maandgesprek', action: { do: 'session', date: '2026-11-20', came: true, minutes: 60 } });
    assert.equal(table.view().month, null);
    assert.equal(table.refused({ do: 'month', change: entry }), 'ask-first');
    table.does(begin);
    assert.equal(table.view().month?.held, 1);
    assert.equal(table.at(TABLE).maandgesprek?.since, '2026-11-20');
  });
});
