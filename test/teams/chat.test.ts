import assert from 'node:assert/strict';
import { workerSchema } from '../../dialogs/city.ts';
import { answerChat, HELP, readCommand } from '../../bot/channels/teams/chat.ts';
import { sayWaiting } from '../../bot/channels/teams/words.ts';

describe('what a worker says in Teams', () => {
  const said: Record<string, ReturnType<typeof readCommand>> = {
    'wie wacht er': { do: 'waiting' },
    'Wie wacht er?': { do: 'waiting' },
    'Wie wachten er nu?!': { do: 'waiting' },
    wachtlijst: { do: 'waiting' },
    'Mijn bewoners': { do: 'mine' },
    'mijn gesprekken.': { do: 'mine' },
    'neem over 3': { do: 'take', number: 3 },
    'Neem nummer 12 over': { do: 'take', number: 12 },
    'neem 1 over!': { do: 'take', number: 1 },
    'neem over': { do: 'help' },
    'neem over drie': { do: 'help' },
    help: { do: 'help' },
    '': { do: 'help' },
    'ik wacht op mijn bewoners': { do: 'help' },
  };
  for (const [text, command] of Object.entries(said)) {
    it(`"${text}" is understood as ${command.do}${command.do === 'take' ? ` ${String(command.number)}` : ''}`, () => {
      assert.deepEqual(readCommand(text), command);
    });
  }

  it('is understood for everything that the help names', () => {
    const named = [...HELP.matchAll(/\*\*(.+?)\*\*/g)].map((found) => readCommand(found[1] ?? '').do);
    assert.deepEqual(named, ['waiting', 'mine', 'take', 'help']);
  });

  it('is no way in for who only keeps the system running', async () => {
    const never = () => assert.fail('nothing is looked up');
    const deps = {
      people: never,
      rows: never,
      take: never,
      row: never,
      lists: { read: never, write: never },
      table: { answer: never },
      link: never,
      shownReason: never,
      now: never,
    };
    const bo = workerSchema.parse({ id: 'bo', name: 'Bo Testpersoon', role: 'beheerder' });
    for (const text of ['wie wacht er', 'ik zit hier met Sam', 'help'])
      assert.equal(await answerChat(deps, bo, text, 'm'), 'Met jouw rol zie je hier geen bewoners.');
  });

  it('is answered with waiting times in words', () => {
    const since = '2026-11-23T09:00:00.000Z';
    const after = (minutes: number) => new Date(Date.parse(since) + minutes * 60_000).toISOString();
    const words = [0, 1, 12, 60, 47 * 60, 49 * 60].map((minutes) => sayWaiting(since, after(minutes)));
    assert.deepEqual(words, ['net', '1 minuut', '12 minuten', '1 uur', '47 uur', '2 dagen']);
  });
});
