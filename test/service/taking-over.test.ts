/** Must hold: one of fifty wins, and the assistant is silent from the moment a worker has the conversation. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { owner } from '../../dialogs/handover/state.ts';
import { openSession, signIn, type Session } from './desk.ts';
import { aWhile, startTown, until, type Town } from './town.ts';

const TUESDAY = '2026-11-24T09:00:00Z';
const FIFTY = 50;
const takenSchema = z.object({
  type: z.literal('urn:warmlijn:taken'),
  owner: z.string(),
  ownerName: z.string(),
});

/** The example city with fifty more people who guide residents. */
function cityOfFifty(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warmlijn-fifty-'));
  cpSync('flows/rotterdam', folder, { recursive: true });
  const person = (_: unknown, at: number) =>
    `\n- { id: gids${String(at)}, name: Gids Nummer${String(at)}, role: trajectbegeleider }\n`;
  appendFileSync(join(folder, 'people.yaml'), Array.from({ length: FIFTY }, person).join(''));
  return folder;
}

describe('taking over', () => {
  let town: Town;
  const city = cityOfFifty();
  before(async () => {
    town = await startTown('try-out', { TEST_WAITS: '0.1', TEST_CLOCK: TUESDAY, CITY: city });
  });
  after(async () => {
    await town.close();
    rmSync(city, { recursive: true, force: true });
  });

  it('of fifty who accept at the same time one wins, and 49 read who did', async () => {
    const from = 'whatsapp:+31600000401';
    await town.ask(from, 'ik wil een mens spreken');
    const sessions: Session[] = await Promise.all(
      Array.from({ length: FIFTY }, (_, at) => openSession(town.url, `gids${String(at)}`)),
    );
    const { id } = await (await signIn(town.url, 'samira')).find('0401');
    const answers = await Promise.all(
      sessions.map((session) => session.post(`conversations/${id}/accept`, {})),
    );
    const bodies = await Promise.all(answers.map(async (answer) => (await answer.json()) as unknown));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(answers.filter(({ status }) => status === 409).length, FIFTY - 1);
    const winner = owner(town.document(from));
    assert.equal(winner, `gids${String(answers.findIndex(({ status }) => status === 200))}`);
    for (const [at, { status }] of answers.entries()) {
      if (status === 200) continue;
      const taken = takenSchema.parse(bodies[at]);
      assert.equal(taken.owner, winner);
      assert.match(taken.ownerName, new RegExp(`Nummer${winner.replace('gids', '')}$`));
    }
    await until('the resident hears it', () => /neemt het nu/.test(town.heard(from).at(-1) ?? ''));
    await aWhile();
    assert.equal(town.heard(from).filter((line) => line.includes('neemt het nu')).length, 1, 'once');
  });

  it('while what the assistant says is still leaving, the rest of it is held back and the worker speaks', async () => {
    const from = 'whatsapp:+31600000402';
    const desk = await signIn(town.url, 'samira');
    await town.ask(from, 'hoi');
    const before = town.heard(from).length;
    // The first line of the reply takes its time; the others wait for it.
    town.fake.fault({ kind: 'slow', ms: 800, to: from });
    assert.equal(await town.write(from, 'ik heb schulden'), 200);
    const { id } = await desk.find('0402');
    assert.equal(await desk.act(id, 'accept'), 200);
    assert.equal(await desk.act(id, 'messages', { text: 'Dag, ik ben Samira.' }), 200);
    await until('the worker is heard', () => town.heard(from).at(-1) === 'Dag, ik ben Samira.');
    await aWhile();
    const heard = town.heard(from).slice(before);
    assert.match(heard.at(-2) ?? '', /Samira Voorbeeld neemt het nu van me over/);
    assert.ok(
      heard.length <= 3,
      `only the line that was leaving already came before it: ${heard.join(' / ')}`,
    );
    const held = () => town.document(from).transcript.find(({ delivery }) => delivery?.state === 'withheld');
    await until('it is written down', () => held() !== undefined);
    assert.match(held()?.text ?? '', /^Loop je ergens achter/);
    assert.equal(held()?.delivery?.error, 'worker-owns');
  });

  it('whoever is first, a message or a worker, nothing of the assistant comes after the worker took over', async () => {
    const desk = await signIn(town.url, 'samira');
    const numbers = Array.from(
      { length: 12 },
      (_, at) => `whatsapp:+316000005${String(at).padStart(2, '0')}`,
    );
    await Promise.all(numbers.map((from) => town.ask(from, 'hoi')));
    const ids = await Promise.all(numbers.map((from) => desk.find(from.slice(-4))));
    await Promise.all(
      numbers.flatMap((from, at) => [
        town.write(from, at % 2 === 0 ? 'ik heb schulden' : 'hoeveel heb ik nog'),
        desk.act(ids[at]?.id ?? '', 'accept'),
        town.write(from, 'ben je er nog'),
      ]),
    );
    const tookOver = (line: string) => line.includes('neemt het nu van me over');
    await until('everybody heard it', () => numbers.every((from) => town.heard(from).some(tookOver)));
    await aWhile();
    for (const from of numbers)
      assert.ok(tookOver(town.heard(from).at(-1) ?? ''), town.heard(from).join(' / '));
  });
});
