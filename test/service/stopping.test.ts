import assert from 'node:assert/strict';
import { startTown, until, type Town } from './town.ts';

describe('stopping the service', () => {
  let town: Town;
  before(async () => {
    town = await startTown('try-out', { TEST_WAITS: '0.1' });
  });
  after(() => town.close());

  it('under load it finishes what it took, sends what it can, and exits with 0', async () => {
    const acknowledged = new Map<string, string[]>();
    let going = true;
    const resident = async (index: number) => {
      const from = `whatsapp:+31600000${String(500 + index)}`;
      const mine: string[] = [];
      acknowledged.set(from, mine);
      for (let count = 1; going && count <= 15; count += 1) {
        const text = `bericht ${String(count)}`;
        const status = await town.write(from, text).catch(() => 0);
        if (status !== 200) return;
        mine.push(text);
      }
    };
    const residents = Array.from({ length: 20 }, (_, index) => resident(index));
    const count = () => [...acknowledged.values()].flat().length;
    await until('there is load', () => count() > 40);
    const code = await town.running.stop('SIGTERM');
    going = false;
    await Promise.all(residents);
    assert.equal(code, 0);
    for (const [from, texts] of acknowledged) {
      if (texts.length === 0) continue;
      const { transcript } = town.document(from);
      const kept = transcript.filter((line) => line.from === 'resident').map((line) => line.text);
      assert.deepEqual(kept.slice(0, texts.length), texts);
      const states = new Set(transcript.flatMap((line) => line.delivery?.state ?? []));
      assert.deepEqual([...states], ['sent'], 'everything has left and is written down');
      const said = transcript.filter((line) => line.from === 'bot').map((line) => line.text);
      assert.deepEqual(town.heard(from), said);
    }
  });

  it('while Twilio does not answer it stops all the same, and the words leave after the next start, once', async () => {
    await town.start();
    const from = 'whatsapp:+31600000530';
    town.fake.fault({ kind: 'hang', to: from });
    const before = town.fake.counts.creates;
    assert.equal(await town.write(from, 'hoi'), 200);
    await until('it was asked', () => town.fake.counts.creates > before);
    assert.equal(await town.running.stop('SIGTERM'), 0);
    assert.deepEqual(town.heard(from), []);
    await town.start();
    await town.ask(from, 'ik wil een mens spreken');
    const { transcript } = town.document(from);
    assert.deepEqual(
      town.heard(from),
      transcript.filter((line) => line.from === 'bot').map((line) => line.text),
    );
  });

  it('frees the folder: another one may start there', async () => {
    assert.equal(await town.running.stop('SIGINT'), 0);
    await town.start();
    assert.equal((await fetch(`${town.url}/readyz`)).status, 200);
  });
});
