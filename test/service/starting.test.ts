import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DidNotStart, startService } from './running.ts';
import { startTown, type Town } from './town.ts';

/** How a start went wrong. */
async function refusal(...given: Parameters<typeof startService>): Promise<DidNotStart> {
  try {
    const running = await startService(...given);
    await running.stop('SIGKILL');
  } catch (error) {
    assert.ok(error instanceof DidNotStart);
    return error;
  }
  throw new assert.AssertionError({ message: 'It started all the same.' });
}

describe('starting the service', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'warmlijn-start-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('without any setting, as on a fresh machine: the try-out is ready and prints its address', async () => {
    const running = await startService('try-out', { PORT: '0', DATA_DIR: folder });
    try {
      assert.match(running.output(), /Warmlijn is ready: http:\/\/localhost:\d+/);
      assert.equal((await fetch(running.address)).status, 200);
      assert.equal((await fetch(`${running.address}/readyz`)).status, 200);
    } finally {
      assert.equal(await running.stop(), 0);
    }
  });

  it('in production without settings: it names each one with its cure, and touches nothing', async () => {
    const { code, output } = await refusal('serve', { PORT: '0', DATA_DIR: folder });
    assert.equal(code, 1);
    for (const name of [
      'PUBLIC_URL',
      'WARMLIJN_KEYS',
      'METRICS_TOKEN',
      'TWILIO_ACCOUNT_SID',
      'MicrosoftAppId',
    ])
      assert.match(output, new RegExp(`^ {2}${name}: is missing; .+\\.$`, 'm'));
    assert.doesNotMatch(output, /at .*\.ts:\d/, 'no trace of calls');
    assert.deepEqual(readdirSync(folder), []);
  });

  describe('in production', () => {
    let town: Town;
    before(async () => {
      town = await startTown('serve', { TEST_CLOCK: '2030-01-01T00:00:00Z' });
    });
    after(() => town.close());

    it('shows nothing of the try-out and holds nobody', async () => {
      for (const path of ['/', '/api/try/people', '/api/try/messages?from=a', '/api/desk/people'])
        assert.equal((await fetch(town.url + path)).status, 404, path);
      const post = (path: string) => fetch(town.url + path, { method: 'POST', body: '{}' });
      for (const path of ['/api/try/messages', '/api/try/clock'])
        assert.equal((await post(path)).status, 404, path);
      const signIn = await fetch(`${town.url}/api/desk/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: town.url },
        body: JSON.stringify({ worker: 'samira' }),
      });
      assert.ok(signIn.status >= 400 && signIn.status < 500, 'nobody signs in by a name alone');
      assert.equal(signIn.headers.get('set-cookie'), null);
      const headers = { authorization: `Bearer ${town.settings.METRICS_TOKEN ?? ''}` };
      const metrics = await (await fetch(`${town.url}/metrics`, { headers })).text();
      assert.match(metrics, /^warmlijn_conversations 0$/m);
    });

    it('does not listen to the test clock', async () => {
      await town.ask('+31600000701', 'hoi');
      const { createdAt } = town.document('+31600000701');
      assert.ok(createdAt < '2030', createdAt);
    });

    it('a second one on the same folder is refused, with the cure', async () => {
      const { code, output } = await refusal('serve', { ...town.settings, PORT: '0' });
      assert.equal(code, 1);
      assert.match(output, /in use by process \d+.*DATA_DIR/s);
    });

    it('a second one on the same port is refused, with the cure', async () => {
      const { code, output } = await refusal('serve', { ...town.settings, DATA_DIR: folder });
      assert.equal(code, 1);
      assert.match(output, /^PORT: \d+ is in use; /m);
    });

    it('with keys that do not open the folder it is refused, and nothing is lost', async () => {
      await town.running.stop();
      const another = `k2:${Buffer.alloc(32, 9).toString('base64')}`;
      const { code, output } = await refusal('serve', { ...town.settings, WARMLIJN_KEYS: another });
      assert.equal(code, 1);
      assert.match(output, /sealed with key "k1".*WARMLIJN_KEYS/s);
      await town.start();
      assert.ok((await town.ask('+31600000701', 'hoi')).length > 0);
    });

    it('with a city that is not there it is refused, and says which', async () => {
      const { code, output } = await refusal('serve', {
        ...town.settings,
        PORT: '0',
        DATA_DIR: folder,
        CITY: 'flows/nergens',
      });
      assert.equal(code, 1);
      assert.match(output, /flows\/nergens/);
    });
  });
});
