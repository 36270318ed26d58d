import assert from 'node:assert/strict';
import { readTableCommand, sayTable, TABLE_HELP } from '../../bot/channels/teams/table-words.ts';
import type { TableView } from '../../dialogs/spreekuur/view.ts';

describe('what somebody beside a resident says in Teams', () => {
  const said: Record<string, ReturnType<typeof readTableCommand>> = {
    'ik zit hier met Sam': { do: 'begin', name: 'Sam' },
    'Ik zit nu naast mevrouw De Boer.': { do: 'begin', name: 'mevrouw De Boer' },
    'spreekuur met Noa': { do: 'begin', name: 'Noa' },
    'start spreekuur Noa': { do: 'begin', name: 'Noa' },
    'nu een professional': { do: 'professional', why: 'vraagt nu een professional' },
    'Nu een professional: ze durft niet naar huis': { do: 'professional', why: 'ze durft niet naar huis' },
    'ik heb nu een professional nodig!': { do: 'professional', why: 'vraagt nu een professional' },
    'signaal: stapel brieven ongeopend': { do: 'signal', text: 'stapel brieven ongeopend' },
    pauze: { do: 'pause' },
    'even pauze.': { do: 'pause' },
    verder: { do: 'go-on' },
    'We zijn klaar!': { do: 'end' },
    ja: undefined,
    '2': undefined,
    'ik ben klaar met alles': undefined,
    'hij wil een professionele keuken': undefined,
    'ik zit zonder eten': undefined,
    stop: undefined,
  };
  for (const [text, command] of Object.entries(said)) {
    it(`"${text}" is ${command === undefined ? 'for the conversation' : command.do}`, () => {
      assert.deepEqual(readTableCommand(text), command);
    });
  }

  it('is understood for everything that the help names', () => {
    const named = [...TABLE_HELP.matchAll(/\*\*(.+?)\*\*/g)].map(
      (found) => readTableCommand(found[1] ?? '')?.do,
    );
    assert.deepEqual(named, ['begin', 'professional', 'signal', 'pause', 'go-on', 'end']);
  });

  it('is answered with what is new, what to ask on about, and who came', () => {
    const view: TableView = {
      id: 't',
      name: 'Sam',
      state: 'open',
      lastAt: '2026-11-23T09:00:00.000Z',
      feedback: [],
      stoplight: null,
      messages: [
        { id: '1', at: '2026-11-23T09:00:00.000Z', from: 'bot', text: 'Wat heb je nu nodig?' },
        { id: '2', at: '2026-11-23T09:00:00.000Z', from: 'resident', text: 'eten' },
        { id: '3', at: '2026-11-23T09:00:00.000Z', from: 'bot', text: 'In welke wijk woon je?' },
      ],
      question: {
        id: 'intake/need',
        say: 'In welke wijk woon je?',
        prompt: 'De wijk is genoeg.',
        choices: [],
        several: false,
        words: true,
      },
      consent: { volunteer: true, feedback: true, worker: null },
      phone: 'none',
      contact: null,
      takenBy: null,
      moving: false,
      plan: null,
      month: null,
    };
    const before = { ...view, messages: view.messages.slice(0, 2) };
    assert.equal(sayTable(view, before), 'In welke wijk woon je?\n\n_De wijk is genoeg._');
    const taken = { ...before, question: null, takenBy: 'Noor Denkbeeld' };
    assert.equal(sayTable(taken, before), 'Noor Denkbeeld leest nu mee en neemt het over.');
    assert.equal(sayTable({ ...taken }, taken), 'Dat staat erbij.');
  });
});
