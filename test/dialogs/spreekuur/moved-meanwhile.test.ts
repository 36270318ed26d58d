import assert from 'node:assert/strict';
import { toRow } from '../../../dialogs/desk-row.ts';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { makeTables, type Tables } from '../../../bot/spreekuur/tables.ts';
import { real } from '../stage.ts';
import { NUMBER, openTable, PHONE, TABLE } from './table.ts';

const TUESDAY = '2026-11-24T10:00:00.000Z';

/** A table that moves to the phone as soon as it has been found where it was. */
function movesWhenFound(): { readonly tables: Tables; readonly acted: string[] } {
  const stage = openTable(TUESDAY);
  stage.begin('Roos', NUMBER);
  const before = stage.at(TABLE);
  stage.phone('ja');
  const after = { ...stage.at(PHONE), id: PHONE };
  const documents = new Map<string, Conversation>([[TABLE, before]]);
  const acted: string[] = [];
  const unused = (): never => assert.fail('not asked for here');
  const tables = makeTables({
    store: {
      keyOf: unused,
      page: unused,
      rows: () => Promise.resolve([...documents.values()].map(toRow)),
      load: (key) => {
        const found = documents.get(key);
        documents.clear();
        documents.set(PHONE, after);
        return Promise.resolve(found);
      },
    },
    turns: {
      table: (key) => {
        acted.push(key);
        return Promise.resolve({ kind: documents.has(key) ? 'done' : 'absent' });
      },
      askPhone: unused,
      takeIn: unused,
    },
    context: stage.context,
    channelFor: unused,
    looked: () => Promise.resolve(),
    erase: unused,
    log: { error: unused },
  });
  return { tables, acted };
}

describe('A table that moves to the phone of the resident while it is asked for', () => {
  const wim = real().content.facts.people.find(({ id }) => id === 'wim') ?? assert.fail('Wim is a volunteer');

  it('is shown from there', async () => {
    const { tables } = movesWhenFound();
    const end = await tables.show(wim, TABLE);
    assert.equal(end.kind === 'shown' && end.view.phone, 'confirmed');
  });

  it('takes what is done there', async () => {
    const { tables, acted } = movesWhenFound();
    const end = await tables.act(wim, TABLE, { do: 'pause' });
    assert.equal(end.kind, 'shown');
    assert.deepEqual(acted, [TABLE, PHONE]);
  });

  it('is gone for who never sat at it', async () => {
    const { tables } = movesWhenFound();
    assert.equal((await tables.show({ ...wim, id: 'aicha' }, TABLE)).kind, 'absent');
  });
});
